// Intervals and comparisons: what they promise, and figures that can be worked out by hand.
#include <gtest/gtest.h>

#include <vector>

#include "core/analyze/bootstrap.h"
#include "core/analyze/category_counts.h"
#include "core/analyze/compare_runs.h"
#include "core/base/error.h"

namespace wb {
namespace {

TEST(PercentileInterval, InterpolatesBetweenNeighbours) {
  // numpy.percentile([1, 2, 3, 4, 5], [5, 95])
  const Interval interval = percentileInterval({5, 1, 4, 2, 3}, 0.9);
  EXPECT_DOUBLE_EQ(interval.low, 1.2);
  EXPECT_DOUBLE_EQ(interval.high, 4.8);
  EXPECT_DOUBLE_EQ(percentileInterval({7}, 0.95).high, 7);
}

/// Every fifth of `texts` texts in three categories is wrong.
struct Answers {
  explicit Answers(int texts) {
    for (int i = 0; i < texts; ++i) {
      labels.push_back(i % 3);
      predictions.push_back(i % 5 == 0 ? (i + 1) % 3 : i % 3);
    }
  }
  std::vector<int> labels;
  std::vector<int> predictions;
};

TEST(BootstrapScores, CoversWhatTheBinomialDistributionSays) {
  const Answers answers(500);
  const ScoreIntervals intervals = bootstrapScores(answers.labels, answers.predictions, 3, {4000, 0.95, 1});
  // 0.8 ± 1.96·√(0.8·0.2/500)
  EXPECT_NEAR(intervals.accuracy.low, 0.8 - 0.0351, 0.005);
  EXPECT_NEAR(intervals.accuracy.high, 0.8 + 0.0351, 0.005);
  EXPECT_LT(intervals.macroF1.low, 0.8);
  EXPECT_GT(intervals.macroF1.high, 0.8);
  EXPECT_LT(intervals.matthews.low, intervals.matthews.high);
}

TEST(BootstrapScores, AreTheSameForTheSameSeed) {
  const Answers answers(60);
  const auto once = bootstrapScores(answers.labels, answers.predictions, 3, {200, 0.9, 5});
  const auto again = bootstrapScores(answers.labels, answers.predictions, 3, {200, 0.9, 5});
  const auto other = bootstrapScores(answers.labels, answers.predictions, 3, {200, 0.9, 6});
  EXPECT_EQ(once.macroF1.low, again.macroF1.low);
  EXPECT_EQ(once.matthews.high, again.matthews.high);
  EXPECT_NE(once.macroF1.low, other.macroF1.low);
}

TEST(BootstrapScores, OfOneTextIsThatText) {
  const std::vector<int> label{1};
  const ScoreIntervals intervals = bootstrapScores(label, label, 2, {});
  EXPECT_EQ(intervals.accuracy.low, 1);
  EXPECT_EQ(intervals.macroF1.high, 1);
}

TEST(BootstrapScores, CanBeStopped) {
  std::stop_source source;
  source.request_stop();
  BootstrapOptions options;
  options.stop = source.get_token();
  const Answers answers(10);
  EXPECT_THROW(bootstrapScores(answers.labels, answers.predictions, 3, options), Error);
  EXPECT_THROW(compareRuns(answers.labels, answers.labels, answers.predictions, 3, options), Error);
}

TEST(McNemarTest, IsExactForFewTexts) {
  // 2·(1 + 10)/2¹⁰
  const McNemarTest test = mcNemarTest(1, 9);
  EXPECT_TRUE(test.exact);
  EXPECT_DOUBLE_EQ(test.pValue, 22.0 / 1024);
  EXPECT_EQ(mcNemarTest(5, 5).pValue, 1);
  EXPECT_EQ(mcNemarTest(0, 0).pValue, 1);
}

TEST(McNemarTest, UsesChiSquareForMany) {
  const McNemarTest test = mcNemarTest(10, 30);
  EXPECT_FALSE(test.exact);
  EXPECT_DOUBLE_EQ(test.chiSquare, 19.0 * 19 / 40);
  EXPECT_NEAR(test.pValue, 0.002663119259, 1e-10);  // scipy.stats.chi2.sf(9.025, 1)
  EXPECT_EQ(mcNemarTest(20, 20).pValue, 1);
}

TEST(CompareRuns, FindsTheBetterRun) {
  const Answers answers(400);
  const RunComparison comparison = compareRuns(answers.labels, answers.predictions, answers.labels, 3);
  EXPECT_EQ(comparison.n, 400);
  EXPECT_EQ(comparison.mcNemar.onlyFirst, 0);
  EXPECT_EQ(comparison.mcNemar.onlySecond, 80);
  EXPECT_LT(comparison.mcNemar.pValue, 1e-10);
  EXPECT_NEAR(comparison.accuracyDifference, 0.2, 1e-15);
  EXPECT_GT(comparison.accuracyInterval.low, 0.15);
  EXPECT_GT(comparison.macroF1Interval.low, 0.1);
}

TEST(CompareRuns, FindsNothingBetweenEqualRuns) {
  const Answers answers(50);
  const RunComparison comparison = compareRuns(answers.labels, answers.predictions, answers.predictions, 3);
  EXPECT_EQ(comparison.mcNemar.pValue, 1);
  EXPECT_EQ(comparison.accuracyInterval.low, 0);
  EXPECT_EQ(comparison.accuracyInterval.high, 0);
}

}  // namespace
}  // namespace wb
