// From labels to a classifier and back: training, replay, interruption, prediction, scores, explanation.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "core/base/atomic_file.h"
#include "core/base/file_lock.h"
#include "core/nn/text_classifier.h"
#include "core/store/run_store.h"
#include "core/workflow/calibrate.h"
#include "core/workflow/compare_on_split.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/explain.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/predict.h"
#include "core/workflow/run_files.h"
#include "core/workflow/run_recorder.h"
#include "core/workflow/runs.h"
#include "core/workflow/split_corpus.h"
#include "core/workflow/train_run.h"
#include "temporary_project.h"
#include "two_categories.h"

namespace wb {
namespace {

struct Trained {
  TemporaryProject corpus;
  std::vector<TrainEvent> live;
  RunRecord run;

  explicit Trained(int each = 60) {
    corpus.add(animalsAndThings(each));
    splitCorpus(corpus.project, {0.2, 0.2, 0});
  }
  void train(const TrainControl& control = {}) {
    run = trainRun(
        corpus.project, smallConfig(), [this](const TrainEvent& event) { live.push_back(event); }, control);
  }
};

template <typename Event>
std::vector<Event> only(const std::vector<TrainEvent>& events) {
  std::vector<Event> found;
  for (const TrainEvent& event : events) {
    if (const auto* held = std::get_if<Event>(&event)) found.push_back(*held);
  }
  return found;
}

/// What a picture of the curves is drawn from.
std::vector<std::vector<double>> curves(const std::vector<TrainEvent>& events) {
  std::vector<std::vector<double>> points;
  for (const StepEvent& step : only<StepEvent>(events)) {
    points.push_back({static_cast<double>(step.step), step.epoch, step.loss, step.learningRate, step.textsPerSecond});
  }
  for (const EvaluationEvent& one : only<EvaluationEvent>(events)) {
    points.push_back({static_cast<double>(one.step), one.epoch, one.loss, one.accuracy, one.macroF1});
  }
  return points;
}

TEST(TrainRun, LearnsAndIsListed) {
  Trained trained;
  trained.train();
  EXPECT_EQ(trained.run.state, RunState::Finished);
  EXPECT_GT(trained.run.accuracy.value(), 0.9);
  EXPECT_TRUE(trained.run.hasWeights);
  EXPECT_FALSE(trained.run.resumable);
  EXPECT_EQ(trained.run.categoryNames, (std::vector<std::string>{"动物", "东西"}));
  const auto runs = listRuns(trained.corpus.project);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(runs[0].id, trained.run.id);
  EXPECT_EQ(newestUsableRun(trained.corpus.project).id, trained.run.id);
  EXPECT_FALSE(std::filesystem::exists(RunFiles(trained.corpus.project, trained.run.id).state));
}

TEST(TrainRun, StoredEventsReplayWhatWasSeenLive) {
  Trained trained;
  trained.train();
  const auto stored = readEvents(trained.corpus.project, trained.run.id);
  EXPECT_EQ(stored.size(), trained.live.size());
  EXPECT_EQ(curves(stored), curves(trained.live));
  EXPECT_EQ(only<PlanEvent>(stored).at(0).run, trained.run.id);
  EXPECT_EQ(only<FinishedEvent>(stored).at(0).run, trained.run.id);
}

TEST(TrainRun, RefusesFewerThanTwoCategories) {
  TemporaryProject corpus;
  corpus.add({{"一", "甲"}, {"二", "甲"}, {"三", ""}});
  try {
    trainRun(corpus.project, smallConfig(), {}, {});
    FAIL() << "trained on one category";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Training);
  }
  EXPECT_TRUE(listRuns(corpus.project).empty());
  EXPECT_FALSE(trainingObstacle(corpus.project, smallConfig()).empty());
}

TEST(TrainRun, RefusesACorpusWithoutLabels) {
  TemporaryProject corpus;
  corpus.add({{"一", ""}, {"二", ""}});
  EXPECT_THROW(trainRun(corpus.project, smallConfig(), {}, {}), Error);
}

TEST(TrainRun, WithoutSplitsAllLabelledTextsTrain) {
  TemporaryProject corpus;
  corpus.add(animalsAndThings(10));
  std::vector<TrainEvent> events;
  TrainConfig config = smallConfig();
  config.epochs = 1;
  const RunRecord run = trainRun(corpus.project, config, [&](const TrainEvent& event) { events.push_back(event); }, {});
  EXPECT_EQ(only<PlanEvent>(events).at(0).trainTexts, 20);
  EXPECT_TRUE(run.hasWeights);
  EXPECT_FALSE(run.accuracy.has_value());
}

TEST(TrainRun, RefusesSettingsThatCannotBe) {
  Trained trained;
  TrainConfig config = smallConfig();
  config.dropout = 1.5;
  try {
    trainRun(trained.corpus.project, config, {}, {});
    FAIL() << "dropout 1.5 was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::BadInput);
    EXPECT_NE(std::string(error.what()).find("dropout"), std::string::npos);
  }
}

TEST(TrainRun, StoppedRunCanBeResumedToTheSameEnd) {
  Trained whole;
  whole.train();

  Trained halves;
  std::stop_source source;
  TrainControl control;
  control.stop = source.get_token();
  const std::int64_t perEpoch = only<PlanEvent>(whole.live).at(0).stepsPerEpoch;
  const RunRecord stopped = trainRun(
      halves.corpus.project, smallConfig(),
      [&](const TrainEvent& event) {
        if (const auto* step = std::get_if<StepEvent>(&event); step != nullptr && step->step == perEpoch + 2) {
          source.request_stop();
        }
      },
      control);
  EXPECT_EQ(stopped.state, RunState::Stopped);
  EXPECT_TRUE(stopped.hasWeights);
  ASSERT_TRUE(stopped.resumable);

  std::vector<TrainEvent> before;
  const RunRecord resumed = resumeRun(halves.corpus.project, stopped.id, {}, {},
                                      [&before](const TrainEvent& event) { before.push_back(event); });
  EXPECT_EQ(only<PlanEvent>(before).size(), 1U);
  EXPECT_EQ(only<StepEvent>(before).size(), static_cast<std::size_t>(perEpoch + 2));
  EXPECT_EQ(resumed.state, RunState::Finished);
  EXPECT_FALSE(resumed.resumable);
  EXPECT_EQ(resumed.accuracy, whole.run.accuracy);
  const auto expected = only<StepEvent>(readEvents(whole.corpus.project, whole.run.id));
  const auto actual = only<StepEvent>(readEvents(halves.corpus.project, stopped.id));
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    EXPECT_EQ(actual[i].step, expected[i].step);
    EXPECT_EQ(actual[i].loss, expected[i].loss);
  }
}

TEST(TrainRun, OneThatWasCutOffBeforeItHadAStateBeginsAnew) {
  Trained whole;
  whole.train();

  Trained cut;
  const auto powerCut = [](const TrainEvent& event) {
    if (std::holds_alternative<EvaluationEvent>(event)) throw std::runtime_error("power cut");
  };
  EXPECT_THROW(trainRun(cut.corpus.project, smallConfig(), powerCut, {}), std::runtime_error);
  const RunRecord left = listRuns(cut.corpus.project).at(0);
  EXPECT_EQ(left.state, RunState::Interrupted);
  ASSERT_TRUE(left.resumable);
  std::vector<TrainEvent> before;
  const RunRecord resumed =
      resumeRun(cut.corpus.project, left.id, {}, {}, [&before](const TrainEvent& event) { before.push_back(event); });
  EXPECT_TRUE(before.empty());
  EXPECT_EQ(resumed.state, RunState::Finished);
  const auto weights = [](const Trained& trained, RunId run) {
    return readFile(trained.corpus.project.runFolder(run) / "model.safetensors");
  };
  EXPECT_EQ(weights(cut, left.id), weights(whole, whole.run.id));
}

TEST(TrainRun, FinishedRunIsNotResumed) {
  Trained trained;
  trained.train();
  EXPECT_THROW(resumeRun(trained.corpus.project, trained.run.id, {}, {}), Error);
}

TEST(TrainRun, RunOfAKilledProgramIsShownAsInterrupted) {
  Trained trained;
  RunRecord left;
  left.encoder = "starter";
  const RunId id = insertRun(trained.corpus.project.database(), left);
  EXPECT_EQ(readRun(trained.corpus.project, id).state, RunState::Interrupted);
  const RunFiles files(trained.corpus.project, id);
  std::filesystem::create_directories(files.state);
  {
    const auto lock = FileLock::tryTake(files.lock);
    ASSERT_TRUE(lock.has_value());
    EXPECT_EQ(readRun(trained.corpus.project, id).state, RunState::Running);
    EXPECT_THROW(deleteRun(trained.corpus.project, id), Error);
  }
  EXPECT_EQ(readRun(trained.corpus.project, id).state, RunState::Interrupted);
}

TEST(Runs, OpeningRemovesWhatAKillLeftOfAFinishedRun) {
  Trained trained;
  RunRecord finished;
  finished.encoder = "starter";
  const RunId id = insertRun(trained.corpus.project.database(), finished);
  const RunFiles files(trained.corpus.project, id);
  std::filesystem::create_directories(files.state);
  writeFileAtomically(files.state / "state.json", "{}");
  Project::open(trained.corpus.project.folder());
  EXPECT_TRUE(std::filesystem::exists(files.state));  // it is only interrupted, and may go on
  FinishedEvent end;
  end.state = RunState::Finished;
  RunRecorder(trained.corpus.project, readRun(trained.corpus.project, id), {}).take(end);
  {
    const auto lock = FileLock::tryTake(files.lock);
    Project::open(trained.corpus.project.folder());
    EXPECT_TRUE(std::filesystem::exists(files.state));  // its program is still at it
  }
  Project::open(trained.corpus.project.folder());
  EXPECT_FALSE(std::filesystem::exists(files.state));
}

TEST(Runs, DeletingRemovesWeightsEventsAndPredictions) {
  Trained trained;
  trained.train();
  predictCorpus(trained.corpus.project, loadRun(trained.corpus.project));
  deleteRun(trained.corpus.project, trained.run.id);
  EXPECT_TRUE(listRuns(trained.corpus.project).empty());
  EXPECT_FALSE(std::filesystem::exists(trained.corpus.project.runFolder(trained.run.id)));
  EXPECT_THROW(loadRun(trained.corpus.project), Error);
}

TEST(Predict, AnswersEveryTextOnceAndScoresFollowTheLabelsOfNow) {
  Trained trained;
  trained.train();
  const Project& project = trained.corpus.project;
  const RunClassifier classifier = loadRun(project);
  EXPECT_EQ(predictCorpus(project, classifier), 120);
  EXPECT_EQ(predictCorpus(project, classifier), 0);
  const Metrics before = storedMetrics(project, trained.run.id, {});
  EXPECT_EQ(before.n, 120);
  EXPECT_GT(before.accuracy, 0.9);
  std::int64_t sum = 0;
  for (const auto& row : before.confusion) {
    for (const std::int64_t count : row) sum += count;
  }
  EXPECT_EQ(sum, 120);

  // Each wrong label that a person gives costs one right answer.
  const auto sample = readSample(project, trained.corpus.idOf("猫猫猫猫"));
  const CategoryId other =
      trained.run.categories[0] == sample.category ? trained.run.categories[1] : trained.run.categories[0];
  labelSamples(project, {sample.id}, other);
  const Metrics after = storedMetrics(project, trained.run.id, {});
  EXPECT_NEAR(before.accuracy - after.accuracy, 1.0 / 120, 1e-12);
}

TEST(Predict, EvaluatesOneSplit) {
  Trained trained;
  trained.train();
  const RunClassifier classifier = loadRun(trained.corpus.project);
  const Metrics metrics = evaluateRun(trained.corpus.project, classifier, Split::Test);
  EXPECT_EQ(metrics.n, 24);
  EXPECT_GT(metrics.accuracy, 0.9);
  EXPECT_EQ(storedMetrics(trained.corpus.project, trained.run.id, {Split::Test}).n, 24);
  EXPECT_EQ(storedMetrics(trained.corpus.project, trained.run.id, {Split::Validation}).n, 0);

  EXPECT_LE(metrics.intervals.value().accuracy.low, metrics.accuracy);
  EXPECT_GE(metrics.intervals.value().accuracy.high, metrics.accuracy);
  EXPECT_GT(metrics.rocAuc.value(), 0.9);
  EXPECT_GT(metrics.matthews, 0.8);
  EXPECT_LT(metrics.calibrationError.value(), 0.5);
}

TEST(Predict, CalibratesOnValidation) {
  Trained trained;
  trained.train();
  const RunClassifier classifier = loadRun(trained.corpus.project);
  const Calibration calibration = calibrateRun(trained.corpus.project, classifier, Split::Test);
  const Metrics test = evaluateRun(trained.corpus.project, classifier, Split::Test);
  const Metrics validation = storedMetrics(trained.corpus.project, trained.run.id, {Split::Validation});
  EXPECT_EQ(calibration.validationTexts, validation.n);
  EXPECT_EQ(calibration.errorBefore, test.calibrationError.value());
  EXPECT_NE(calibration.temperature, 1);
  EXPECT_GE(calibration.errorAfter, 0);
}

TEST(Predict, ComparesTwoRunsOnTheSameTexts) {
  Trained trained;
  trained.train();
  const Project& project = trained.corpus.project;
  const RunId first = trained.run.id;
  TrainConfig hardlyTrained = smallConfig();
  hardlyTrained.epochs = 1;
  hardlyTrained.learningRate = 1e-5;
  const RunId second = trainRun(project, hardlyTrained, [](const TrainEvent&) {}, {}).id;
  const RunComparison comparison = compareOnSplit(project, first, second, Split::Test);
  const Metrics before = storedMetrics(project, first, {Split::Test});
  const Metrics after = storedMetrics(project, second, {Split::Test});
  EXPECT_EQ(comparison.n, 24);
  EXPECT_LT(comparison.accuracyDifference, 0);
  EXPECT_NEAR(comparison.accuracyDifference, after.accuracy - before.accuracy, 1e-12);
  EXPECT_NEAR(comparison.macroF1Difference, after.macroF1 - before.macroF1, 1e-12);
  EXPECT_EQ(compareOnSplit(project, first, first, Split::Test).mcNemar.pValue, 1);
  EXPECT_THROW(compareOnSplit(project, first, second + 1, Split::Test), Error);
}

TEST(Predict, StopKeepsWhatWasDone) {
  Trained trained;
  trained.train();
  std::stop_source source;
  source.request_stop();
  const RunClassifier classifier = loadRun(trained.corpus.project);
  EXPECT_THROW(predictCorpus(trained.corpus.project, classifier, {}, source.get_token()), Error);
  EXPECT_EQ(predictCorpus(trained.corpus.project, classifier), 120);
}

TEST(Explain, TellsProbabilitiesTokensAndAttention) {
  Trained trained;
  trained.train();
  const RunClassifier classifier = loadRun(trained.corpus.project);
  const std::string text = "猫狗鸟鱼";
  const Explanation explanation = explainText(classifier, text, ExplainMethod::Attention);
  EXPECT_EQ(explanation.categoryIds, trained.run.categories);
  EXPECT_EQ(explanation.categories, trained.run.categoryNames);
  const auto expected = predictTexts(classifier, {text}).at(0);
  ASSERT_EQ(explanation.probabilities.size(), expected.size());
  EXPECT_EQ(explanation.tokens.size(), 6U);
  EXPECT_EQ(text.substr(explanation.tokens[2].begin, explanation.tokens[2].end - explanation.tokens[2].begin), "狗");
  EXPECT_EQ(explanation.attention.layers, 2);
  EXPECT_EQ(explanation.attention.length, 6);
}

}  // namespace
}  // namespace wb
