// Our AdamW against LibTorch's: dense parameters, clipping, parts that add up, and tables whose rows are
// touched seldom.
#include <gtest/gtest.h>
#include <torch/torch.h>

#include "core/train/adamw_impl.h"

namespace wb::train {
namespace {

constexpr double rate = 3e-3;
constexpr double decay = 0.05;

torch::optim::AdamW oracleFor(const std::vector<torch::Tensor>& parameters, double learningRate, double weightDecay) {
  return torch::optim::AdamW(parameters, torch::optim::AdamWOptions(learningRate).weight_decay(weightDecay).eps(1e-8));
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) { return (a - b).abs().max().item<double>(); }

/// A loss whose gradient differs in every value and every step.
torch::Tensor lossOf(const torch::Tensor& x, int step) {
  return (torch::sin(x * (1.0 + 0.1 * step)) * torch::arange(x.numel()).reshape(x.sizes()) * 0.01).sum();
}

TEST(AdamW, EqualsTorchOverManySteps) {
  torch::manual_seed(1);
  torch::Tensor ours = torch::randn({37, 53}).requires_grad_(true);
  torch::Tensor theirs = ours.detach().clone().requires_grad_(true);
  AdamW optimizer;
  optimizer.add("w", ours, ours, {1, decay});
  auto oracle = oracleFor({theirs}, rate, decay);
  for (int step = 0; step < 50; ++step) {
    lossOf(ours, step).backward();
    optimizer.gather();
    optimizer.step(rate, 0);
    oracle.zero_grad();
    lossOf(theirs, step).backward();
    oracle.step();
  }
  EXPECT_LT(largestDifference(ours, theirs), 1e-5);
}

TEST(AdamW, ClipsAndScalesRatesAsTorchDoes) {
  torch::manual_seed(2);
  torch::Tensor body = torch::randn({400}).requires_grad_(true);
  torch::Tensor head = torch::randn({300}).requires_grad_(true);
  torch::Tensor body2 = body.detach().clone().requires_grad_(true);
  torch::Tensor head2 = head.detach().clone().requires_grad_(true);
  AdamW optimizer;
  optimizer.add("body", body, body, {1, decay});
  optimizer.add("head", head, head, {20, 0});
  auto oracleBody = oracleFor({body2}, rate, decay);
  auto oracleHead = oracleFor({head2}, rate * 20, 0);
  for (int step = 0; step < 10; ++step) {
    (lossOf(body, step) + 3 * lossOf(head, step)).backward();
    optimizer.gather();
    const double norm = optimizer.step(rate, 0.5);
    oracleBody.zero_grad();
    oracleHead.zero_grad();
    (lossOf(body2, step) + 3 * lossOf(head2, step)).backward();
    const double expected = torch::nn::utils::clip_grad_norm_({body2, head2}, 0.5);
    oracleBody.step();
    oracleHead.step();
    EXPECT_NEAR(norm, expected, 1e-4 * expected);
  }
  EXPECT_LT(largestDifference(body, body2), 1e-5);
  EXPECT_LT(largestDifference(head, head2), 1e-4);
}

TEST(AdamW, GatheredPartsAddUp) {
  torch::manual_seed(3);
  torch::Tensor ours = torch::randn({200}).requires_grad_(true);
  torch::Tensor theirs = ours.detach().clone().requires_grad_(true);
  AdamW optimizer;
  optimizer.add("w", ours, ours, {1, decay});
  auto oracle = oracleFor({theirs}, rate, decay);
  for (int part = 0; part < 3; ++part) {
    lossOf(ours, part).backward();
    optimizer.gather();
  }
  optimizer.step(rate, 0);
  (lossOf(theirs, 0) + lossOf(theirs, 1) + lossOf(theirs, 2)).backward();
  oracle.step();
  EXPECT_LT(largestDifference(ours, theirs), 1e-6);
}

TEST(AdamW, KeepsTheHalfCopyRoundedFromItsMaster) {
  torch::manual_seed(4);
  torch::Tensor master = torch::randn({1000});
  torch::Tensor working = master.to(torch::kBFloat16).requires_grad_(true);
  AdamW optimizer;
  optimizer.add("w", master, working, {1, decay});
  for (int step = 0; step < 5; ++step) {
    lossOf(working.to(torch::kFloat32), step).backward();
    optimizer.gather();
    optimizer.step(rate, 1);
  }
  EXPECT_TRUE(torch::equal(working.detach(), master.to(torch::kBFloat16)));
}

/// One step of a table looked up at `ids`, for a sparse or a dense table.
torch::Tensor tableLoss(const torch::Tensor& table, const torch::Tensor& ids, int step, bool sparse) {
  return lossOf(torch::embedding(table, ids, -1, false, sparse), step);
}

class SeldomTouchedTable : public testing::Test {
 protected:
  static constexpr int rows = 60;

  SeldomTouchedTable() {
    torch::manual_seed(5);
    ours = torch::randn({rows, 16}).requires_grad_(true);
    theirs = ours.detach().clone().requires_grad_(true);
  }

  /// Batches that touch few rows, some of them again after a long time.
  static torch::Tensor idsOf(int step) {
    return torch::tensor({step % 7, (step * 5) % 23, 40 + (step / 10), step % 7}, torch::kInt64);
  }

  void ourSteps(AdamW& optimizer, int from, int to) {
    for (int step = from; step < to; ++step) {
      optimizer.touch(idsOf(step));
      tableLoss(ours, idsOf(step), step, true).backward();
      optimizer.gather();
      optimizer.step(rate, 1);
    }
  }

  void theirSteps(int steps) {
    auto oracle = oracleFor({theirs}, rate, decay);
    for (int step = 0; step < steps; ++step) {
      oracle.zero_grad();
      tableLoss(theirs, idsOf(step), step, false).backward();
      torch::nn::utils::clip_grad_norm_({theirs}, 1);
      oracle.step();
    }
  }

  torch::Tensor ours;
  torch::Tensor theirs;
};

TEST_F(SeldomTouchedTable, EqualsDenseAdamW) {
  AdamW optimizer;
  optimizer.addTable("table", ours, {1, decay});
  ourSteps(optimizer, 0, 60);
  optimizer.settle();
  theirSteps(60);
  EXPECT_LT(largestDifference(ours, theirs), 5e-6);
}

TEST_F(SeldomTouchedTable, GoesOnFromItsStoredState) {
  AdamW first;
  first.addTable("table", ours, {1, decay});
  ourSteps(first, 0, 30);
  first.settle();
  AdamW second;
  second.addTable("table", ours, {1, decay});
  second.load(first.state());
  ourSteps(second, 30, 60);
  second.settle();
  theirSteps(60);
  EXPECT_LT(largestDifference(ours, theirs), 5e-6);
}

TEST_F(SeldomTouchedTable, SettlingInBetweenChangesNothing) {
  AdamW optimizer;
  optimizer.addTable("table", ours, {1, decay});
  for (int step = 0; step < 60; step += 6) {
    ourSteps(optimizer, step, step + 6);
    optimizer.settle();
  }
  theirSteps(60);
  EXPECT_LT(largestDifference(ours, theirs), 5e-6);
}

TEST(AdamW, LeavesEverythingAsItWasWhenAGradientIsNotANumber) {
  torch::Tensor weight = torch::ones({8}).requires_grad_(true);
  AdamW optimizer;
  optimizer.add("w", weight, weight, {1, decay});
  (weight * std::numeric_limits<float>::quiet_NaN()).sum().backward();
  optimizer.gather();
  EXPECT_TRUE(std::isnan(optimizer.step(rate, 1)));
  EXPECT_TRUE(torch::equal(weight.detach(), torch::ones({8})));
}

}  // namespace
}  // namespace wb::train
