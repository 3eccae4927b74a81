// Losses against known closed forms, and their gradients against differences of the loss. tests/parity/test_losses.py
// compares both with PyTorch.
#include "core/train/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace wb {
namespace {

std::vector<float> randomLogits(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<float> logits(count);
  for (float& logit : logits) logit = static_cast<float>(8 * random.uniform() - 4);
  return logits;
}

/// Central differences of `loss` in each logit.
void expectGradient(std::vector<float> logits, const std::vector<float>& gradient,
                    const std::function<double(const std::vector<float>&)>& loss) {
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const float kept = logits[i];
    const float above = kept + 0.01F;
    const float below = kept - 0.01F;
    logits[i] = above;
    const double higher = loss(logits);
    logits[i] = below;
    const double lower = loss(logits);
    logits[i] = kept;
    EXPECT_NEAR(gradient[i], (higher - lower) / (static_cast<double>(above) - below), 2e-5) << "logit " << i;
  }
}

const std::vector<int> labels{0, 2, 1, 2};
const std::vector<std::uint8_t> labelSets{1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0};
const std::vector<double> weights{0.5, 2, 1.25};

TEST(SoftmaxLoss, OfEqualLogitsIsTheLogarithmOfTheirNumber) {
  std::vector<float> gradient(4);
  EXPECT_NEAR(softmaxLoss(std::vector<float>(4, 3), std::vector<int>{1}, 4, {}, gradient), std::log(4), 1e-15);
  EXPECT_EQ(gradient, (std::vector<float>{0.25, -0.75, 0.25, 0.25}));
}

TEST(SoftmaxLoss, SmoothedIsLeastAtTheSmoothedProbabilities) {
  const std::vector<float> logits{std::log(0.9F), std::log(0.05F), std::log(0.05F)};
  std::vector<float> gradient(3);
  LossOptions options;
  options.labelSmoothing = 0.15;  // 0.85 + 0.05, 0.05, 0.05
  softmaxLoss(logits, std::vector<int>{0}, 3, options, gradient);
  for (const float slope : gradient) EXPECT_NEAR(slope, 0, 1e-7);
}

TEST(SoftmaxLoss, FocalLeavesOutWhatIsLearnt) {
  const std::vector<float> logits{0, 0};
  std::vector<float> gradient(2);
  LossOptions options;
  options.focalGamma = 2;
  EXPECT_NEAR(softmaxLoss(logits, std::vector<int>{0}, 2, options, gradient), 0.25 * std::log(2), 1e-15);
}

TEST(SoftmaxLoss, HasTheGradientOfItsDifferences) {
  const auto logits = randomLogits(12, 3);
  for (const double smoothing : {0.0, 0.2}) {
    for (const double gamma : {0.0, 0.5, 2.0}) {
      for (const std::vector<double>& classWeights : {std::vector<double>{}, weights}) {
        const LossOptions options{smoothing, classWeights, gamma, 0};
        std::vector<float> gradient(12);
        softmaxLoss(logits, labels, 3, options, gradient);
        expectGradient(logits, gradient, [&](const std::vector<float>& moved) {
          std::vector<float> unused(12);
          return softmaxLoss(moved, labels, 3, options, unused);
        });
      }
    }
  }
}

TEST(SoftmaxLoss, OfPartsAddsUpToThatOfAll) {
  const auto logits = randomLogits(12, 4);
  LossOptions options;
  options.classWeights = weights;
  std::vector<float> whole(12);
  const double loss = softmaxLoss(logits, labels, 3, options, whole);
  options.divisor = labelWeights(labels, weights);
  std::vector<float> parts(12);
  const std::span<const float> all(logits);
  const std::span<const int> allLabels(labels);
  const std::span<float> gradient(parts);
  const double first = softmaxLoss(all.first(3), allLabels.first(1), 3, options, gradient.first(3));
  const double second = softmaxLoss(all.subspan(3), allLabels.subspan(1), 3, options, gradient.subspan(3));
  EXPECT_NEAR(first + second, loss, 1e-15);
  EXPECT_EQ(parts, whole);
}

TEST(SoftmaxLoss, StaysANumberForHugeLogits) {
  for (const double gamma : {0.0, 0.5, 2.0}) {
    LossOptions options{0.1, {}, gamma, 0};
    std::vector<float> gradient(3);
    const double loss = softmaxLoss(std::vector<float>{1e30F, -1e30F, 0}, std::vector<int>{1}, 3, options, gradient);
    EXPECT_TRUE(std::isfinite(loss));
    for (const float slope : gradient) EXPECT_TRUE(std::isfinite(slope));
  }
}

TEST(SigmoidLoss, HasTheGradientOfItsDifferences) {
  const auto logits = randomLogits(12, 5);
  for (const double smoothing : {0.0, 0.2}) {
    for (const double gamma : {0.0, 0.5, 2.0}) {
      const LossOptions options{smoothing, weights, gamma, 0};
      std::vector<float> gradient(12);
      sigmoidLoss(logits, labelSets, 3, options, gradient);
      expectGradient(logits, gradient, [&](const std::vector<float>& moved) {
        std::vector<float> unused(12);
        return sigmoidLoss(moved, labelSets, 3, options, unused);
      });
    }
  }
}

TEST(SigmoidLoss, OfZeroLogitsIsTheLogarithmOfTwo) {
  std::vector<float> gradient(2);
  EXPECT_NEAR(sigmoidLoss(std::vector<float>{0, 0}, std::vector<std::uint8_t>{1, 0}, 2, {}, gradient), std::log(2),
              1e-15);
  EXPECT_EQ(gradient, (std::vector<float>{-0.25, 0.25}));
}

TEST(SigmoidLoss, StaysANumberForHugeLogits) {
  for (const double gamma : {0.0, 0.5, 2.0}) {
    LossOptions options{0.1, {}, gamma, 0};
    std::vector<float> gradient(2);
    const std::vector<float> logits{1e30F, -1e30F};
    EXPECT_TRUE(std::isfinite(sigmoidLoss(logits, std::vector<std::uint8_t>{0, 1}, 2, options, gradient)));
    for (const float slope : gradient) EXPECT_TRUE(std::isfinite(slope));
  }
}

TEST(SymmetricDivergence, IsZeroBetweenEqualPasses) {
  const auto logits = randomLogits(12, 6);
  std::vector<float> first(12, 1);
  std::vector<float> second(12, 1);
  EXPECT_EQ(symmetricDivergence(logits, logits, 3, first, second), 0);
  EXPECT_EQ(first, std::vector<float>(12, 0));
  EXPECT_EQ(second, std::vector<float>(12, 0));
}

TEST(SymmetricDivergence, HasTheGradientOfItsDifferences) {
  const auto p = randomLogits(12, 7);
  const auto q = randomLogits(12, 8);
  std::vector<float> first(12);
  std::vector<float> second(12);
  std::vector<float> unused(12);
  const double value = symmetricDivergence(p, q, 3, first, second);
  EXPECT_NEAR(symmetricDivergence(q, p, 3, unused, unused), value, 1e-15);
  EXPECT_NEAR(symmetricDivergence(p, q, 3, unused, unused, 8), value / 2, 1e-15);
  expectGradient(p, first,
                 [&](const std::vector<float>& moved) { return symmetricDivergence(moved, q, 3, unused, unused); });
  expectGradient(q, second,
                 [&](const std::vector<float>& moved) { return symmetricDivergence(p, moved, 3, unused, unused); });
}

}  // namespace
}  // namespace wb
