// The training loop on a toy corpus: it learns, repeats itself, stops and says what is wrong.
#include "core/train/trainer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>
#include <variant>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/text_classifier.h"
#include "core/nn/weight_files.h"
#include "core/train/evaluations.h"
#include "toy_task.h"
#include "training_events.h"

namespace wb {
namespace {

void learnThoroughly(TrainConfig& config) {
  config.epochs = 12;
  config.learningRate = 1e-2;
}

TEST(Trainer, LearnsWhatCanBeToldApart) {
  ToyTask toy;
  learnThoroughly(toy.task.config);
  const auto events = eventsOf(toy.task);
  const auto plan = only<PlanEvent>(events).at(0);
  EXPECT_EQ(plan.totalSteps, 48);
  EXPECT_EQ(plan.stepsPerEpoch, 4);
  EXPECT_EQ(plan.trainTexts, 64);
  EXPECT_EQ(plan.precision, "fp32");
  EXPECT_EQ(only<StepEvent>(events).size(), 48U);
  EXPECT_EQ(only<EvaluationEvent>(events).size(), 12U);
  const auto finished = only<FinishedEvent>(events).at(0);
  EXPECT_EQ(finished.state, RunState::Finished);
  EXPECT_GT(finished.accuracy, 0.95);
  EXPECT_EQ(finished.steps, 48);
  EXPECT_GT(finished.textsPerSecond, 0);
  EXPECT_FALSE(canResume(toy.task.state));
}

TEST(Trainer, KeepsTheBestEpochAsAClassifierFolder) {
  ToyTask toy;
  learnThoroughly(toy.task.config);
  const auto finished = only<FinishedEvent>(eventsOf(toy.task)).at(0);
  const auto classifier = TextClassifier::load(toy.task.weights);
  EXPECT_EQ(classifier->classes(), toy.task.classes);
  const std::vector<std::string> texts{"狗猫牛", "门窗灯"};
  ClassifyOptions options;
  options.precision = PredictionPrecision::Fp32;
  const auto answers = classifier->predict(texts, options);
  EXPECT_GT(answers[0][0], 0.5F);
  EXPECT_GT(answers[1][1], 0.5F);
  EXPECT_GT(finished.bestEpoch, 0);
}

TEST(Trainer, SameSeedSameLosses) {
  ToyTask first;
  ToyTask second;
  EXPECT_EQ(losses(eventsOf(first.task)), losses(eventsOf(second.task)));
  ToyTask other;
  other.task.config.seed = 43;
  EXPECT_NE(losses(eventsOf(first.task)), losses(eventsOf(other.task)));
}

TEST(Trainer, ReadsChangedTextsInTheirEpoch) {
  ToyTask plain;
  const std::vector<double> expected = losses(eventsOf(plain.task));
  ToyTask same;
  std::vector<int> asked;
  same.task.changes = [&](int epoch) {
    asked.push_back(epoch);
    return std::vector<ChangedTokens>{{3, same.task.train[3].ids}};
  };
  EXPECT_EQ(losses(eventsOf(same.task)), expected) << "changed to what it was";
  EXPECT_EQ(asked, (std::vector<int>{0, 1, 2, 3}));
  ToyTask changed;
  changed.task.changes = [&](int epoch) {
    std::vector<ChangedTokens> changes;
    if (epoch == 1) changes.push_back({3, changed.task.train[2].ids});
    return changes;
  };
  const std::vector<double> learnt = losses(eventsOf(changed.task));
  EXPECT_TRUE(std::equal(expected.begin(), expected.begin() + 4, learnt.begin())) << "the first epoch is as it was";
  EXPECT_NE(std::vector(expected.begin() + 4, expected.begin() + 8),
            std::vector(learnt.begin() + 4, learnt.begin() + 8));
}

TEST(Trainer, StopsBeforeTheNextStepAndKeepsTheBestEpoch) {
  ToyTask toy;
  StopAfter stop{.step = 5};
  const FinishedEvent finished = stop.run(toy.task);
  EXPECT_EQ(finished.state, RunState::Stopped);
  EXPECT_EQ(finished.steps, 5);
  EXPECT_EQ(finished.bestEpoch, 1);
  EXPECT_TRUE(std::filesystem::exists(toy.task.weights / "model.safetensors"));
}

TEST(Trainer, StopEndsAPause) {
  ToyTask toy;
  std::stop_source source;
  TrainControl control;
  control.stop = source.get_token();
  control.pause = std::make_shared<PauseSwitch>();
  control.pause->pause();
  std::jthread other([&source] { source.request_stop(); });
  const auto finished = fineTune(
      toy.task, [](const TrainEvent&) {}, control);
  EXPECT_EQ(finished.state, RunState::Stopped);
  EXPECT_EQ(finished.steps, 0);
}

TEST(Trainer, SaysWhenThereAreNoValidationTexts) {
  ToyTask toy;
  toy.task.validation.clear();
  const auto events = eventsOf(toy.task);
  EXPECT_TRUE(hasNotice(events, NoticeKind::NoValidation));
  EXPECT_TRUE(only<EvaluationEvent>(events).empty());
  EXPECT_EQ(only<FinishedEvent>(events).at(0).bestEpoch, 4);
  EXPECT_TRUE(std::filesystem::exists(toy.task.weights / "model.safetensors"));
}

TEST(Trainer, SaysWhatIsSmallEmptyOrCut) {
  ToyTask toy;
  toy.task.classes.emplace_back("never seen");
  toy.task.cutTexts = 5;
  const auto events = eventsOf(toy.task);
  EXPECT_TRUE(hasNotice(events, NoticeKind::SmallValidation));
  EXPECT_TRUE(hasNotice(events, NoticeKind::EmptyCategory));
  EXPECT_TRUE(hasNotice(events, NoticeKind::TextsCut));
}

TEST(Trainer, GoesOnWhereItsStateCannotBeKept) {
  ToyTask toy;
  std::filesystem::remove_all(toy.task.state);
  TrainControl control;
  control.secondsBetweenStates = 0;
  const auto events = eventsOf(toy.task, control);
  int said = 0;
  for (const NoticeEvent& notice : only<NoticeEvent>(events)) said += notice.kind == NoticeKind::StateNotKept ? 1 : 0;
  EXPECT_EQ(said, 1);
  EXPECT_EQ(only<FinishedEvent>(events).at(0).state, RunState::Finished);
  EXPECT_TRUE(std::filesystem::exists(toy.task.weights / "model.safetensors"));
}

TEST(Trainer, KeepsTheBestWhereItDivergesLater) {
  ToyTask toy;
  toy.task.config.epochs = 40;
  TrainControl control;
  control.secondsBetweenStates = 0;
  toy.task.config.evaluationsPerEpoch = 4;
  toy.task.config.learningRate = 0.5;
  toy.task.config.headFactor = 1e37;
  toy.task.config.warmup = 1;  // slow at first: the first evaluations are still of numbers
  const auto events = eventsOf(toy.task, control);
  ASSERT_TRUE(hasNotice(events, NoticeKind::Diverged));
  const auto finished = only<FinishedEvent>(events).at(0);
  EXPECT_EQ(finished.state, RunState::Stopped);
  EXPECT_TRUE(std::filesystem::exists(toy.task.weights / "model.safetensors"));
  EXPECT_FALSE(canResume(toy.task.state));  // it would only come to the same end
}

TEST(Trainer, SaysWhenEveryTextGetsTheSameCategory) {
  ToyTask toy;
  for (std::size_t i = 0; i < toy.task.train.size(); ++i) {
    if (i % 16 != 0) toy.task.train[i].label = 0;
  }
  toy.task.config.epochs = 1;
  const auto events = eventsOf(toy.task);
  EXPECT_TRUE(hasNotice(events, NoticeKind::Collapsed));
  EXPECT_TRUE(std::filesystem::exists(toy.task.weights / "model.safetensors"));
}

TEST(Trainer, KeepsTheBestByTheChosenScore) {
  for (const Metric metric : {Metric::MacroF1, Metric::WeightedF1, Metric::Accuracy, Metric::Matthews, Metric::Loss}) {
    ToyTask toy;
    toy.task.config.metric = metric;
    toy.task.config.epochs = 8;
    toy.task.config.learningRate = 2e-2;  // unsteady
    const auto events = eventsOf(toy.task);
    const EvaluationEvent* best = nullptr;
    const auto evaluations = only<EvaluationEvent>(events);
    const auto better = [metric](const EvaluationEvent& a, const EvaluationEvent& b) {
      const double first = train::scoreOf(metric, a);
      const double second = train::scoreOf(metric, b);
      return first > second || (first == second && a.loss < b.loss);
    };
    for (const EvaluationEvent& one : evaluations) {
      EXPECT_EQ(one.best, best == nullptr || better(one, *best));
      if (one.best) best = &one;
    }
    EXPECT_EQ(only<FinishedEvent>(events).at(0).bestEpoch, best->epoch);
  }
}

TEST(Trainer, KeepsTheRunningMeanOfItsWeights) {
  ToyTask plain;
  ToyTask averaged;
  averaged.task.config.emaDecay = 0.5;
  const auto first = eventsOf(plain.task);
  const auto second = eventsOf(averaged.task);
  EXPECT_EQ(losses(first), losses(second));  // what is learnt is the same, what is measured is not
  EXPECT_NE(only<EvaluationEvent>(first).at(0).loss, only<EvaluationEvent>(second).at(0).loss);
  EXPECT_NE(readFile(plain.task.weights / "model.safetensors"), readFile(averaged.task.weights / "model.safetensors"));
}

TEST(Trainer, AveragesTheBestEvaluationsAtTheEnd) {
  ToyTask toy;
  toy.task.config.averagedCheckpoints = 3;
  toy.task.config.evaluationsPerEpoch = 2;
  const auto events = eventsOf(toy.task);
  ASSERT_TRUE(hasNotice(events, NoticeKind::Averaged));
  std::vector<double> numbers;
  for (const NoticeEvent& notice : only<NoticeEvent>(events)) {
    if (notice.kind == NoticeKind::Averaged) numbers = notice.numbers;
  }
  ASSERT_EQ(numbers.size(), 4U);
  EXPECT_EQ(numbers[0], 3);
  EXPECT_EQ(only<EvaluationEvent>(events).size(), 8U + static_cast<std::size_t>(numbers[3]));
  if (numbers[3] == 0) {
    EXPECT_GE(numbers[1], numbers[2]);
  }
  EXPECT_EQ(only<FinishedEvent>(events).at(0).macroF1, std::max(numbers[1], numbers[2]));
  EXPECT_TRUE(std::filesystem::is_empty(toy.task.state));
}

TEST(Trainer, RefusesToGoOnWithoutANumber) {
  ToyTask toy;
  toy.task.config.learningRate = 0.9;
  toy.task.config.headFactor = 1e38;
  toy.task.config.warmup = 0;
  try {
    eventsOf(toy.task);
    FAIL() << "a loss that is no number was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Training);
    EXPECT_NE(std::string(error.what()).find("learning rate"), std::string::npos);
  }
}

TEST(Trainer, StopsEarlyWhenNothingGetsBetter) {
  ToyTask toy;
  toy.task.config.epochs = 40;
  toy.task.config.patience = 2;
  toy.task.config.learningRate = 1e-12;  // learns nothing
  const auto events = eventsOf(toy.task);
  EXPECT_TRUE(hasNotice(events, NoticeKind::StoppedEarly));
  EXPECT_LT(only<FinishedEvent>(events).at(0).steps, 160);
  EXPECT_EQ(only<FinishedEvent>(events).at(0).state, RunState::Finished);
}

TEST(Trainer, EvaluatesWithinAnEpochAndEndsAtMaxSteps) {
  ToyTask toy;
  toy.task.config.evaluationsPerEpoch = 2;
  toy.task.config.maxSteps = 7;
  const auto evaluations = only<EvaluationEvent>(eventsOf(toy.task));
  std::vector<std::int64_t> steps;
  for (const EvaluationEvent& evaluation : evaluations) steps.push_back(evaluation.step);
  EXPECT_EQ(steps, (std::vector<std::int64_t>{2, 4, 6, 7}));
}

TEST(Trainer, AccumulatedBatchesMakeOneStep) {
  ToyTask toy;
  toy.task.config.accumulate = 2;
  EXPECT_EQ(only<PlanEvent>(eventsOf(toy.task)).at(0).stepsPerEpoch, 2);
}

TEST(Trainer, AccumulatedBatchesAreTheBigBatchToTheLastBit) {
  const auto weightsOf = [](int batchSize, int accumulate) {
    ToyTask toy;
    TrainConfig& config = toy.task.config;
    config.batchSize = batchSize;
    config.accumulate = accumulate;
    config.epochs = 2;
    config.rDrop = 0.5;
    config.adversarialRadius = 0.1;
    config.classWeights = true;
    config.balancedSampling = true;
    eventsOf(toy.task);
    return readFile(toy.task.weights / "model.safetensors");
  };
  const std::string big = weightsOf(20, 1);  // the last one of an epoch is smaller
  EXPECT_EQ(weightsOf(5, 4), big);
  EXPECT_EQ(weightsOf(10, 2), big);
}

TEST(Trainer, FrozenLayersThawFromAboveOneAfterTheOther) {
  const auto changedAfter = [](std::int64_t steps) {
    ToyTask toy;
    toy.task.validation.clear();  // the last weights are kept, not the best
    toy.task.config.frozenLayers = 2;
    toy.task.config.epochsPerThaw = 1;
    toy.task.config.maxSteps = steps;
    eventsOf(toy.task);
    const WeightFiles before(toy.task.encoder);
    const WeightFiles after(toy.task.weights);
    std::vector<bool> changed;
    for (const char* name : {"bert.encoder.layer.0.output.dense.weight", "bert.encoder.layer.1.output.dense.weight"}) {
      const auto bytes = [name](const WeightFiles& files) {
        const auto held = files.find(name)->bytes;
        return std::vector<std::byte>(held.begin(), held.end());
      };
      changed.push_back(bytes(before) != bytes(after));
    }
    return changed;
  };
  // Of four steps an epoch.
  EXPECT_EQ(changedAfter(4), (std::vector<bool>{false, false}));
  EXPECT_EQ(changedAfter(8), (std::vector<bool>{false, true}));
  EXPECT_EQ(changedAfter(12), (std::vector<bool>{true, true}));
}

TEST(Trainer, LearnsWithEverySettingAgainstOverfitting) {
  ToyTask toy;
  TrainConfig& config = toy.task.config;
  config.labelSmoothing = 0.05;
  config.classWeights = true;
  config.focalGamma = 1;
  config.rDrop = 0.5;
  config.layerDecay = 0.9;
  config.frozenLayers = 1;
  config.epochsPerThaw = 1;
  config.balancedSampling = true;
  config.adversarialRadius = 0.1;
  config.epochs = 10;
  const auto events = eventsOf(toy.task);
  const auto evaluations = only<EvaluationEvent>(events);
  ASSERT_EQ(evaluations.size(), 10U);
  EXPECT_GT(evaluations.back().accuracy, 0.9);
}

TEST(Trainer, FrozenTableStaysAsItWas) {
  ToyTask toy;
  toy.task.config.freezeEmbeddings = true;
  toy.task.config.epochs = 1;
  eventsOf(toy.task);
  const auto table = [](const std::filesystem::path& folder) {
    const WeightFiles weights(folder);
    const TensorEntry* entry = weights.find("bert.embeddings.word_embeddings.weight");
    return std::vector<std::byte>(entry->bytes.begin(), entry->bytes.end());
  };
  EXPECT_EQ(table(toy.task.weights), table(toy.task.encoder));
}

}  // namespace
}  // namespace wb
