// Which evaluation is the best, which are averaged, and when a run gives up.
#include "core/train/evaluations.h"

#include <gtest/gtest.h>

namespace wb::train {
namespace {

EvaluationEvent measured(std::int64_t step, double macroF1, double loss) {
  EvaluationEvent event;
  event.step = step;
  event.macroF1 = macroF1;
  event.loss = loss;
  return event;
}

/// Takes `event` down as a training does; whether it was the best.
bool take(RunProgress& progress, Metric metric, EvaluationEvent event) {
  event.best = isBest(progress, metric, event);
  note(progress, metric, event);
  return event.best;
}

TEST(Evaluations, AreComparedByTheChosenScoreAndThenByTheLoss) {
  RunProgress byF1;
  EXPECT_TRUE(take(byF1, Metric::MacroF1, measured(1, 0, 2)));  // the first, whatever it is
  EXPECT_TRUE(take(byF1, Metric::MacroF1, measured(2, 0.5, 3)));
  EXPECT_FALSE(take(byF1, Metric::MacroF1, measured(3, 0.4, 1)));
  EXPECT_FALSE(take(byF1, Metric::MacroF1, measured(4, 0.5, 3)));
  EXPECT_TRUE(take(byF1, Metric::MacroF1, measured(5, 0.5, 2.9)));
  RunProgress byLoss;
  EXPECT_TRUE(take(byLoss, Metric::Loss, measured(1, 0.9, 2)));
  EXPECT_TRUE(take(byLoss, Metric::Loss, measured(2, 0.1, 1)));
  EXPECT_FALSE(take(byLoss, Metric::Loss, measured(3, 0.99, 1.5)));
  EXPECT_EQ(byLoss.bestMacroF1, 0.1);
}

TEST(Evaluations, WithoutABetterOneEndARun) {
  RunProgress progress;
  take(progress, Metric::MacroF1, measured(1, 0.5, 1));
  EXPECT_FALSE(givesUp(progress, 1));
  take(progress, Metric::MacroF1, measured(2, 0.4, 1));
  EXPECT_TRUE(givesUp(progress, 1));
  EXPECT_FALSE(givesUp(progress, 2));
  EXPECT_FALSE(givesUp(progress, 0));
  take(progress, Metric::MacroF1, measured(3, 0.6, 1));
  EXPECT_FALSE(givesUp(progress, 1));
}

TEST(Evaluations, OfTheNextAttemptAreComparedWithItsOwnBeforeItIsGivenUp) {
  RunProgress progress;
  take(progress, Metric::MacroF1, measured(1, 0.8, 1));
  take(progress, Metric::MacroF1, measured(2, 0.7, 1));
  beginAttempt(progress);
  EXPECT_FALSE(take(progress, Metric::MacroF1, measured(3, 0.5, 2)));  // the first attempt's is still the best of all
  EXPECT_FALSE(givesUp(progress, 1));
  EXPECT_FALSE(take(progress, Metric::MacroF1, measured(4, 0.6, 1.9)));
  EXPECT_FALSE(givesUp(progress, 1));
  EXPECT_EQ(progress.lowestLoss, 1.9);
  EXPECT_FALSE(take(progress, Metric::MacroF1, measured(5, 0.6, 2)));
  EXPECT_TRUE(givesUp(progress, 1));
  EXPECT_TRUE(take(progress, Metric::MacroF1, measured(6, 0.9, 1)));
  EXPECT_FALSE(givesUp(progress, 1));
}

TEST(Evaluations, TheBestAreKeptForTheEnd) {
  std::vector<KeptEvaluation> kept;
  const auto steps = [&kept] {
    std::vector<std::int64_t> all;
    for (const KeptEvaluation& one : kept) all.push_back(one.steps);
    return all;
  };
  for (const auto& event : {measured(1, 0.5, 3), measured(2, 0.7, 2), measured(3, 0.6, 1)}) {
    kept = bestOf(kept, Metric::MacroF1, event, 2);
  }
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{2, 3}));
  kept = bestOf(kept, Metric::MacroF1, measured(4, 0.6, 1), 2);  // not better than one that is there
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{2, 3}));
  kept = bestOf(kept, Metric::MacroF1, measured(5, 0.6, 0.5), 2);
  EXPECT_EQ(steps(), (std::vector<std::int64_t>{2, 5}));
}

}  // namespace
}  // namespace wb::train
