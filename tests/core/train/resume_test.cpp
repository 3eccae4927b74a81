// A run that was paused, stopped or cut off ends with the weights of one that ran through, to the last bit.
#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>
#include <thread>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/train/trainer.h"
#include "toy_task.h"
#include "training_events.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

/// Everything that keeps something from one step to the next; six epochs of four steps.
void useAll(TrainConfig& config) {
  config.epochs = 6;
  config.batchSize = 8;
  config.accumulate = 2;
  config.evaluationsPerEpoch = 2;
  config.rDrop = 0.5;
  config.adversarialRadius = 0.1;
  config.labelSmoothing = 0.05;
  config.frozenLayers = 2;
  config.epochsPerThaw = 1;
  config.balancedSampling = true;
  config.schedule = Schedule::Cosine;
  config.emaDecay = 0.9;
  config.averagedCheckpoints = 3;
  config.metric = Metric::Loss;
}

struct Outcome {
  std::string weights;
  std::vector<double> losses;
  std::vector<double> scores;
  double bestEpoch = 0;

  bool operator==(const Outcome&) const = default;
};

Outcome outcomeOf(const TrainingTask& task, const std::vector<TrainEvent>& events) {
  Outcome outcome{readFile(task.weights / "model.safetensors"), losses(events), {}, 0};
  for (const EvaluationEvent& evaluation : only<EvaluationEvent>(events)) outcome.scores.push_back(evaluation.loss);
  outcome.bestEpoch = only<FinishedEvent>(events).back().bestEpoch;
  return outcome;
}

/// The events up to the stored state, as the project's store keeps them, and then those of the resumed run.
std::vector<TrainEvent> resumed(TrainingTask task, std::vector<TrainEvent> before) {
  before.resize(static_cast<std::size_t>(resumedEvents(task.state)));
  task.resume = canResume(task.state);
  for (const TrainEvent& event : eventsOf(task)) before.push_back(event);
  return before;
}

class Resume : public testing::Test {
 protected:
  static Outcome runThrough(const TrainConfig& config) {
    ToyTask toy;
    toy.task.config = config;
    return outcomeOf(toy.task, eventsOf(toy.task));
  }
};

TEST_F(Resume, WhereEachEpochReadsOtherTexts) {
  const auto changing = [](ToyTask& toy) {
    toy.task.changes = [&task = toy.task](int epoch) {
      const auto text = static_cast<std::size_t>(epoch);
      return std::vector<ChangedTokens>{{text, task.train[text + 1].ids}, {20, task.train[30 + text].ids}};
    };
  };
  ToyTask through;
  changing(through);
  const Outcome expected = outcomeOf(through.task, eventsOf(through.task));
  for (std::int64_t step = 1; step < 16; step += 2) {
    ToyTask toy;
    changing(toy);
    StopAfter stop{.step = step};
    stop.run(toy.task);
    EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, stop.events)) == expected) << "stopped after step " << step;
  }
}

TEST_F(Resume, AfterAStopAtAnyStep) {
  for (const Precision precision : {Precision::Fp32, Precision::Bf16}) {
    ToyTask settings;
    useAll(settings.task.config);
    settings.task.config.precision = precision;
    const Outcome expected = runThrough(settings.task.config);
    for (std::int64_t step = 1; step < 24; step += precision == Precision::Fp32 ? 1 : 5) {
      ToyTask toy;
      toy.task.config = settings.task.config;
      StopAfter stop{.step = step};
      EXPECT_EQ(stop.run(toy.task).state, RunState::Stopped);
      ASSERT_TRUE(canResume(toy.task.state));
      EXPECT_EQ(resumedSteps(toy.task.state), step);
      EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, stop.events)) == expected) << "stopped after step " << step;
      EXPECT_FALSE(canResume(toy.task.state));
    }
  }
}

TEST_F(Resume, InEitherOfTwoTries) {
  ToyTask settings;
  useAll(settings.task.config);
  settings.task.config.epochs = 2;  // eight steps and then sixteen
  settings.task.config.secondTry = true;
  const Outcome expected = runThrough(settings.task.config);
  for (const std::int64_t step : {1, 7, 8, 9, 12, 23}) {
    ToyTask toy;
    toy.task.config = settings.task.config;
    StopAfter stop{.step = step};
    EXPECT_EQ(stop.run(toy.task).state, RunState::Stopped);
    // Goes on from its own weights, as a run whose encoder may be gone, but tries again from the encoder.
    toy.task.again = toy.task.encoder;
    if (fs::exists(toy.task.weights)) toy.task.encoder = toy.task.weights;
    EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, stop.events)) == expected) << "stopped after step " << step;
  }
}

TEST_F(Resume, AfterManyStopsInOneRun) {
  ToyTask toy;
  useAll(toy.task.config);
  const Outcome expected = runThrough(toy.task.config);
  std::vector<TrainEvent> events;
  for (const std::int64_t step : {1, 2, 7, 8, 15}) {
    StopAfter stop{.step = step};
    toy.task.resume = canResume(toy.task.state);
    events.resize(static_cast<std::size_t>(resumedEvents(toy.task.state)));
    stop.run(toy.task);
    events.insert(events.end(), stop.events.begin(), stop.events.end());
  }
  EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, events)) == expected);
}

/// Leaves the training as a power cut does: nothing is written any more.
struct PowerCut : std::runtime_error {
  PowerCut() : std::runtime_error("power cut") {}
};

TEST_F(Resume, AfterAPowerCutAtAnyEvent) {
  ToyTask settings;
  useAll(settings.task.config);
  settings.task.config.epochs = 2;
  settings.task.config.secondTry = true;
  ToyTask through;
  through.task.config = settings.task.config;
  const std::vector<TrainEvent> all = eventsOf(through.task);
  const Outcome expected = outcomeOf(through.task, all);
  TrainControl control;
  control.secondsBetweenStates = 0;
  for (std::size_t last = 1; last <= all.size(); last += 3) {
    ToyTask toy;
    toy.task.config = settings.task.config;
    std::vector<TrainEvent> events;
    EXPECT_THROW(fineTune(
                     toy.task,
                     [&](const TrainEvent& event) {
                       events.push_back(event);
                       if (events.size() == last) throw PowerCut();
                     },
                     control),
                 PowerCut);
    EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, events)) == expected) << "cut off at event " << last;
  }
}

TEST_F(Resume, AfterAPauseAndFromTheStateThatItWrote) {
  ToyTask toy;
  useAll(toy.task.config);
  const Outcome expected = runThrough(toy.task.config);
  TrainControl control;
  control.pause = std::make_shared<PauseSwitch>();
  std::jthread other;
  std::vector<TrainEvent> events;
  std::vector<TrainEvent> before;
  const fs::path kept = toy.folder() / "kept";
  const auto sink = [&](const TrainEvent& event) {
    events.push_back(event);
    if (const auto* step = std::get_if<StepEvent>(&event); step != nullptr && step->step == 7) control.pause->pause();
    const auto* notice = std::get_if<NoticeEvent>(&event);
    if (notice == nullptr) return;
    if (notice->kind == NoticeKind::Paused) other = std::jthread([&control] { control.pause->resume(); });
    if (notice->kind == NoticeKind::Resumed) {
      fs::copy(toy.task.state, kept, fs::copy_options::recursive);
      before = events;
    }
  };
  fineTune(toy.task, sink, control);
  EXPECT_TRUE(hasNotice(events, NoticeKind::Paused));
  EXPECT_TRUE(hasNotice(events, NoticeKind::Resumed));
  EXPECT_TRUE(outcomeOf(toy.task, events) == expected);
  EXPECT_EQ(resumedSteps(kept), 7);
  toy.task.state = kept;
  EXPECT_TRUE(outcomeOf(toy.task, resumed(toy.task, before)) == expected);
}

TEST_F(Resume, WithTheTextsOfNowWhereTheyHaveChanged) {
  ToyTask toy;
  StopAfter stop{.step = 6};  // in the second of four epochs of four steps
  stop.run(toy.task);
  toy.task.train.resize(32);  // now of two steps
  toy.task.resume = true;
  const auto events = eventsOf(toy.task);
  EXPECT_TRUE(hasNotice(events, NoticeKind::TextsChanged));
  std::vector<std::int64_t> steps;
  for (const StepEvent& step : only<StepEvent>(events)) steps.push_back(step.step);
  EXPECT_EQ(steps, (std::vector<std::int64_t>{4, 5, 6, 7, 8}));
  EXPECT_EQ(only<FinishedEvent>(events).at(0).state, RunState::Finished);
}

TEST_F(Resume, InASecondTryWhoseValidationTextsAreGone) {
  ToyTask toy;
  toy.task.config.epochs = 1;
  toy.task.config.secondTry = true;
  StopAfter stop{.step = 6};  // two of the second's eight steps
  stop.run(toy.task);
  toy.task.validation.clear();
  toy.task.resume = true;
  EXPECT_EQ(only<FinishedEvent>(eventsOf(toy.task)).at(0).state, RunState::Finished);
}

TEST_F(Resume, RefusesADamagedState) {
  ToyTask toy;
  StopAfter stop{.step = 6};
  stop.run(toy.task);
  toy.task.resume = true;
  writeFileAtomically(toy.task.state / "state.json", "{\"steps\": 6}");
  try {
    eventsOf(toy.task);
    FAIL() << "a damaged state was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt);
    EXPECT_NE(std::string(error.what()).find("Start a new run"), std::string::npos);
  }
}

}  // namespace
}  // namespace wb
