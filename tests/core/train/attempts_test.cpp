// A second try: what it trains with, and that the better of the two is kept.
#include "core/train/attempts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "core/base/atomic_file.h"
#include "toy_task.h"
#include "training_events.h"

namespace wb {
namespace {

TrainConfig twice() {
  TrainConfig config;
  config.epochs = 5;
  config.learningRate = 1e-3;
  config.layerDecay = 0.8;
  config.secondTry = true;
  return config;
}

TEST(Attempts, TheSecondIsSlowerAndTwiceAsLong) {
  const auto attempts = attemptsOf(twice(), 7, true);
  ASSERT_EQ(attempts.size(), 2U);
  EXPECT_EQ(attempts[0].epochs, 5);
  EXPECT_EQ(attempts[0].learningRate, 1e-3);
  EXPECT_EQ(attempts[1].epochs, 10);
  EXPECT_DOUBLE_EQ(attempts[1].learningRate, 6e-4);
  EXPECT_DOUBLE_EQ(attempts[1].layerDecay, 0.85);
  EXPECT_EQ(epochsOfAllTries(twice()), 15);
  EXPECT_EQ(attemptsOf(twice(), 7, false).size(), 1U) << "nothing could choose";
  EXPECT_EQ(attemptsOf(TrainConfig(), 7, true).size(), 1U);
}

TEST(Attempts, ShareTheLargestNumberOfSteps) {
  TrainConfig config = twice();
  config.maxSteps = 40;  // 35 of the first
  EXPECT_EQ(attemptsOf(config, 7, true).at(1).maxSteps, 5);
  config.maxSteps = 35;
  EXPECT_EQ(attemptsOf(config, 7, true).size(), 1U);
}

struct Trained {
  std::string weights;
  std::vector<double> losses;
  std::vector<double> scores;
  EvaluationEvent best;
  FinishedEvent finished;
};

Trained trained(ToyTask& toy) {
  const auto events = eventsOf(toy.task);
  Trained done{
      readFile(toy.task.weights / "model.safetensors"), losses(events), {}, {}, only<FinishedEvent>(events).at(0)};
  for (const EvaluationEvent& evaluation : only<EvaluationEvent>(events)) {
    done.scores.push_back(evaluation.macroF1);
    if (evaluation.best) done.best = evaluation;
  }
  return done;
}

std::vector<double> joined(std::vector<double> first, const std::vector<double>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// The trainings of both settings, each alone, and of a run that tries both.
class SecondTry : public testing::TestWithParam<double> {
 protected:
  SecondTry() {
    for (ToyTask* toy : {&both, &first, &second}) {
      toy->task.config.epochs = 3;
      toy->task.config.learningRate = GetParam();
      toy->task.config.secondTry = true;
    }
    const auto attempts = attemptsOf(both.task.config, 4, true);
    first.task.config.secondTry = false;
    second.task.config = attempts.at(1);
    second.task.config.secondTry = false;
  }

  ToyTask both, first, second;
};

TEST_P(SecondTry, KeepsWhatIsBetterOfTheTwo) {
  const Trained one = trained(first);
  const Trained two = trained(second);
  const Trained run = trained(both);
  EXPECT_EQ(run.losses, joined(one.losses, two.losses));
  EXPECT_EQ(run.scores, joined(one.scores, two.scores));
  const bool secondWins = std::pair(two.best.macroF1, -two.best.loss) > std::pair(one.best.macroF1, -one.best.loss);
  EXPECT_TRUE(run.weights == (secondWins ? two.weights : one.weights));
  EXPECT_EQ(run.finished.macroF1, std::max(one.finished.macroF1, two.finished.macroF1));
  EXPECT_EQ(run.finished.bestEpoch, secondWins ? 3 + two.finished.bestEpoch : one.finished.bestEpoch);
  EXPECT_EQ(run.finished.steps, 12 + 24);
}

// Learnt too little in the first, learnt well in the first, and hurt by too high a rate.
INSTANTIATE_TEST_SUITE_P(AtRates, SecondTry, testing::Values(3e-4, 3e-3, 5e-2));

TEST(Attempts, AreToldAndPlannedTogether) {
  ToyTask toy;
  toy.task.config.epochs = 2;
  toy.task.config.secondTry = true;
  const auto events = eventsOf(toy.task);
  EXPECT_EQ(only<PlanEvent>(events).at(0).totalSteps, 8 + 16);
  EXPECT_EQ(only<StepEvent>(events).back().step, 24);
  EXPECT_EQ(only<StepEvent>(events).back().epoch, 6);
  EXPECT_TRUE(hasNotice(events, NoticeKind::SecondTry));
  EXPECT_TRUE(std::filesystem::is_empty(toy.task.state));
}

TEST(Attempts, StopEarlyEachByItself) {
  ToyTask toy;
  toy.task.config.epochs = 6;
  toy.task.config.patience = 2;
  toy.task.config.learningRate = 1e-12;  // learns nothing
  toy.task.config.secondTry = true;
  const auto evaluations = only<EvaluationEvent>(eventsOf(toy.task));
  EXPECT_EQ(evaluations.size(), 2 * 3U);  // the first of each attempt is its best, and two more do not better it
}

}  // namespace
}  // namespace wb
