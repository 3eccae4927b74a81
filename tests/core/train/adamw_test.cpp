// Our AdamW against LibTorch's: dense parameters, clipping, bf16 copies, and tables whose rows are
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

void forget(const std::vector<torch::Tensor>& parameters) {
  for (const torch::Tensor& parameter : parameters) parameter.mutable_grad().reset();
}

/// A loss whose gradient differs in every value and every step.
torch::Tensor lossOf(const torch::Tensor& x, int step) {
  return (torch::sin(x * (1.0 + 0.1 * step)) * torch::arange(x.numel()).reshape(x.sizes()) * 0.01).sum();
}

TEST(AdamW, EqualsTorchOverManySteps) {
  torch::manual_seed(1);
  torch::Tensor ours = torch::randn({37, 53}).requires_grad_(true);
  torch::Tensor theirs = ours.detach().clone().requires_grad_(true);
  AdamW optimizer;
  optimizer.add("w", ours, {}, {1, decay});
  auto oracle = oracleFor({theirs}, rate, decay);
  for (int step = 0; step < 50; ++step) {
    forget({ours});
    lossOf(ours, step).backward();
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
  optimizer.add("body", body, {}, {1, decay});
  optimizer.add("head", head, {}, {20, 0});
  auto oracleBody = oracleFor({body2}, rate, decay);
  auto oracleHead = oracleFor({head2}, rate * 20, 0);
  for (int step = 0; step < 10; ++step) {
    forget({body, head});
    (lossOf(body, step) + 3 * lossOf(head, step)).backward();
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

TEST(AdamW, KeepsTheHalfCopyRounded) {
  torch::manual_seed(4);
  torch::Tensor weight = torch::randn({1000}).requires_grad_(true);
  const torch::Tensor copy = weight.detach().to(torch::kBFloat16);
  AdamW optimizer;
  optimizer.add("w", weight, copy, {1, decay});
  for (int step = 0; step < 5; ++step) {
    forget({weight});
    lossOf(weight, step).backward();
    optimizer.step(rate, 1);
  }
  EXPECT_TRUE(torch::equal(copy, weight.detach().to(torch::kBFloat16)));
}

class SeldomTouchedTable : public testing::Test {
 protected:
  static constexpr int rows = 60;

  SeldomTouchedTable() {
    torch::manual_seed(5);
    ours = torch::randn({rows, 16});
    theirs = ours.detach().clone().requires_grad_(true);
  }

  /// Batches that touch few rows, some of them again after a long time.
  static torch::Tensor idsOf(int step) {
    return torch::tensor({step % 7, (step * 5) % 23, 40 + (step / 10), step % 7}, torch::kInt64);
  }

  void ourSteps(AdamW& optimizer, int from, int to) {
    for (int step = from; step < to; ++step) {
      const auto ids = idsOf(step);
      const std::vector<TokenId> touched(ids.const_data_ptr<std::int64_t>(),
                                         ids.const_data_ptr<std::int64_t>() + ids.numel());
      optimizer.touch(touched);
      torch::Tensor vectors = ours.detach().index_select(0, ids).requires_grad_(true);
      lossOf(vectors, step).backward();
      optimizer.addRows(touched, vectors.grad());
      optimizer.step(rate, 1);
    }
  }

  void theirSteps(int steps) {
    auto oracle = oracleFor({theirs}, rate, decay);
    for (int step = 0; step < steps; ++step) {
      oracle.zero_grad();
      lossOf(theirs.index_select(0, idsOf(step)), step).backward();
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
  optimizer.add("w", weight, {}, {1, decay});
  (weight * std::numeric_limits<float>::quiet_NaN()).sum().backward();
  EXPECT_TRUE(std::isnan(optimizer.step(rate, 1)));
  EXPECT_TRUE(torch::equal(weight.detach(), torch::ones({8})));
}

}  // namespace
}  // namespace wb::train
