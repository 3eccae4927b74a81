// The rules by which trials are cut, counted by hand.
#include "core/train/early_cut.h"

#include <gtest/gtest.h>

namespace wb {
namespace {

/// Scores of epochs 1, 2, 3 …
ScoreCurve curve(const std::vector<double>& scores) {
  ScoreCurve points;
  for (const double score : scores) points.push_back({static_cast<double>(points.size() + 1), score});
  return points;
}

TEST(EarlyCut, NeverCutsWithoutARule) {
  const std::vector<ScoreCurve> others{curve({0.9, 0.9}), curve({0.9, 0.9})};
  EXPECT_FALSE(shouldCut(CutRule::None, curve({0.1, 0.1}), others));
}

TEST(EarlyCut, MedianComparesTheBestScoreWithTheOthersMeans) {
  // Means up to epoch 2: 0.5, 0.6, 0.8; their median is 0.6.
  const std::vector<ScoreCurve> others{curve({0.4, 0.6, 0.9}), curve({0.5, 0.7}), curve({0.8, 0.8, 0.1})};
  EXPECT_TRUE(shouldCut(CutRule::Median, curve({0.3, 0.59}), others));
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0.3, 0.6}), others));  // not strictly below
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0.7, 0.1}), others));  // it was better before
}

TEST(EarlyCut, MedianOfAnEvenNumberIsTheMiddle) {
  const std::vector<ScoreCurve> others{curve({0.4, 0.4}), curve({0.8, 0.8})};
  EXPECT_TRUE(shouldCut(CutRule::Median, curve({0, 0.59}), others));
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0, 0.61}), others));
}

TEST(EarlyCut, MedianWaitsForASecondScoreAndForEnoughOthers) {
  const std::vector<ScoreCurve> others{curve({0.9, 0.9}), curve({0.9, 0.9})};
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0.1}), others));
  EXPECT_TRUE(shouldCut(CutRule::Median, curve({0.1, 0.1}), others));
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0.1, 0.1, 0.1}), others));  // none of them came to epoch 3
  EXPECT_FALSE(shouldCut(CutRule::Median, curve({0.1, 0.1}), std::span(others).first(1)));
}

TEST(EarlyCut, HalvingKeepsTheBetterHalfAtPowersOfTwo) {
  const std::vector<ScoreCurve> others{curve({0.5, 0.5, 0.5, 0.5}), curve({0.6, 0.6, 0.6, 0.6}),
                                       curve({0.7, 0.7, 0.7, 0.7})};
  EXPECT_TRUE(shouldCut(CutRule::Halving, curve({0.55}), others));   // third of four
  EXPECT_FALSE(shouldCut(CutRule::Halving, curve({0.65}), others));  // second of four
  EXPECT_TRUE(shouldCut(CutRule::Halving, curve({0.9, 0.55}), others));
  EXPECT_FALSE(shouldCut(CutRule::Halving, curve({0.9, 0.9, 0.1}), others));  // 3 is no rung
  EXPECT_TRUE(shouldCut(CutRule::Halving, curve({0.9, 0.9, 0.9, 0.1}), others));
}

TEST(EarlyCut, HalvingOfThreeKeepsTwo) {
  const std::vector<ScoreCurve> others{curve({0.5}), curve({0.7})};
  EXPECT_FALSE(shouldCut(CutRule::Halving, curve({0.6}), others));
  EXPECT_FALSE(shouldCut(CutRule::Halving, curve({0.5}), others));  // a tie is not worse
  EXPECT_TRUE(shouldCut(CutRule::Halving, curve({0.4}), others));
}

TEST(EarlyCut, EvaluationsWithinAnEpochCompareWithTheSameMoment) {
  const std::vector<ScoreCurve> others{{{0.5, 0.2}, {1, 0.8}}, {{0.5, 0.4}, {1, 0.9}}};
  EXPECT_FALSE(shouldCut(CutRule::Halving, {{0.5, 0.1}}, others));          // half an epoch is no rung
  EXPECT_TRUE(shouldCut(CutRule::Median, {{0.5, 0.1}, {1, 0.5}}, others));  // means 0.5 and 0.65
}

}  // namespace
}  // namespace wb
