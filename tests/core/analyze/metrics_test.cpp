// Scores against values that scikit-learn 1.x computed for the same labels and predictions.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/analyze/metrics.h"

namespace wb {
namespace {

std::vector<Category> categories(std::size_t count) {
  std::vector<Category> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    result[i].id = static_cast<CategoryId>(i + 10);
    result[i].name = "category " + std::to_string(i);
  }
  return result;
}

TEST(Metrics, EqualScikitLearn) {
  const std::vector<int> labels{0, 0, 0, 1, 1, 2, 2, 2, 2, 0, 1, 2};
  const std::vector<int> predictions{0, 1, 0, 1, 1, 2, 0, 2, 2, 3, 2, 2};
  const Metrics metrics = scoresOf(confusionCounts(labels, predictions, 4), categories(4), 0.5);

  EXPECT_EQ(metrics.n, 12);
  EXPECT_DOUBLE_EQ(metrics.loss, 0.5);
  EXPECT_NEAR(metrics.accuracy, 0.6666666666666666, 1e-15);
  EXPECT_NEAR(metrics.macroF1, 0.5095238095238095, 1e-15);
  const ConfusionCounts expected{{2, 1, 0, 1}, {0, 2, 1, 0}, {1, 0, 4, 0}, {0, 0, 0, 0}};
  EXPECT_EQ(metrics.confusion, expected);
  EXPECT_NEAR(metrics.categories[0].precision, 2.0 / 3, 1e-15);
  EXPECT_NEAR(metrics.categories[0].recall, 0.5, 1e-15);
  EXPECT_NEAR(metrics.categories[0].f1, 0.5714285714285714, 1e-15);
  EXPECT_EQ(metrics.categories[0].support, 4);
  EXPECT_EQ(metrics.categories[3].support, 0);
  EXPECT_EQ(metrics.categories[3].f1, 0);
  EXPECT_EQ(metrics.categories[2].category, 12);
  EXPECT_NEAR(metrics.macroPrecision, 0.5333333333333333, 1e-15);
  EXPECT_NEAR(metrics.macroRecall, 0.4916666666666667, 1e-15);
  EXPECT_NEAR(metrics.weightedPrecision, 0.7222222222222222, 1e-15);
  EXPECT_NEAR(metrics.weightedRecall, 0.6666666666666666, 1e-15);
  EXPECT_NEAR(metrics.weightedF1, 0.6904761904761904, 1e-15);
  EXPECT_NEAR(metrics.matthews, 0.5157106231293968, 1e-15);
}

TEST(Metrics, CategoryThatNeverOccursDoesNotLowerMacroF1) {
  const std::vector<int> labels{0, 1};
  const Metrics metrics = scoresOf(confusionCounts(labels, labels, 3), categories(3), 0);
  EXPECT_DOUBLE_EQ(metrics.macroF1, 1);
}

TEST(Metrics, NothingGivesZeros) {
  const Metrics metrics = scoresOf(confusionCounts({}, {}, 2), categories(2), 0);
  EXPECT_EQ(metrics.n, 0);
  EXPECT_EQ(metrics.accuracy, 0);
  EXPECT_EQ(metrics.macroF1, 0);
}

TEST(Metrics, CrossEntropyEqualsLogLoss) {
  const double mean = (crossEntropy(0.7) + crossEntropy(0.6) + crossEntropy(0.5)) / 3;
  EXPECT_NEAR(mean, 0.5202159160882228, 1e-15);
  EXPECT_TRUE(std::isfinite(crossEntropy(0)));
}

}  // namespace
}  // namespace wb
