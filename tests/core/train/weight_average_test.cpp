// The running mean of the weights against its formula in double.
#include <gtest/gtest.h>
#include <torch/torch.h>

#include <vector>

#include "core/train/weight_average_impl.h"

namespace wb::train {
namespace {

TEST(WeightAverage, WarmsItsDecayUp) {
  EXPECT_DOUBLE_EQ(WeightAverage::decayOf(0.99, 0), 0.1);
  EXPECT_DOUBLE_EQ(WeightAverage::decayOf(0.99, 90), 0.91);
  EXPECT_DOUBLE_EQ(WeightAverage::decayOf(0.99, 2000), 0.99);
  EXPECT_DOUBLE_EQ(WeightAverage::decayOf(0.5, 7), 8.0 / 17);
  EXPECT_DOUBLE_EQ(WeightAverage::decayOf(0.5, 8), 0.5);
}

TEST(WeightAverage, FollowsItsFormula) {
  torch::manual_seed(1);
  const torch::Tensor weights = torch::randn({257, 300});  // more than a thread takes at once
  torch::Tensor expected = weights.to(torch::kDouble);
  WeightAverage average(0.9);
  average.add("w", weights);
  for (int step = 0; step < 60; ++step) {
    average.beforeStep({});
    weights.add_(torch::randn_like(weights), 0.1);
    average.update();
    const double decay = std::min(0.9, (1.0 + step) / (10.0 + step));
    expected = decay * expected + (1 - decay) * weights.to(torch::kDouble);
  }
  const torch::Tensor last = weights.clone();
  average.swap();
  EXPECT_LT((weights.to(torch::kDouble) - expected).abs().max().item<double>(), 2e-6);
  average.swap();
  EXPECT_TRUE(torch::equal(weights, last));
}

TEST(WeightAverage, LeavesWhatStaysAsItIs) {
  const torch::Tensor weights = torch::randn({64});
  const torch::Tensor before = weights.clone();
  WeightAverage average(0.999);
  average.add("w", weights);
  for (int step = 0; step < 20; ++step) average.update();
  average.swap();
  EXPECT_TRUE(torch::equal(weights, before));
}

TEST(WeightAverage, OfATableIsThatOfTheRowsWhichAreLearnt) {
  const torch::Tensor table = torch::arange(12, torch::kFloat32).reshape({6, 2});
  const torch::Tensor before = table.clone();
  WeightAverage average(0.5);
  average.addTable("t", table);
  const std::vector<std::int64_t> first{4};
  const std::vector<std::int64_t> then{4, 1, 5};
  average.beforeStep(first);
  table[4].add_(10);
  average.update();  // d = 0.1
  average.beforeStep(then);
  table[4].add_(10);
  table[1].add_(1);
  average.update();  // d = 2/11
  average.swap();
  const double d = 2.0 / 11;
  const double once = 0.1 * 8 + 0.9 * 18;
  EXPECT_NEAR(table[4][0].item<double>(), d * once + (1 - d) * 28, 1e-5);
  EXPECT_NEAR(table[1][0].item<double>(), d * 2 + (1 - d) * 3, 1e-6);
  for (const int row : {0, 2, 3, 5}) EXPECT_TRUE(torch::equal(table[row], before[row])) << row;
}

}  // namespace
}  // namespace wb::train
