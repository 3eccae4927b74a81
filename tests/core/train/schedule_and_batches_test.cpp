// Learning rates against Hugging Face's formula, batches against what an epoch promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/base/random.h"
#include "core/train/batch_sampler.h"
#include "core/train/learning_rate.h"

namespace wb {
namespace {

TEST(LearningRate, EqualsTransformersLinearSchedule) {
  // get_linear_schedule_with_warmup(optimizer, 3, 10) of transformers 5.23 at steps 0 … 9.
  const std::vector<double> expected{0, 1.0 / 3, 2.0 / 3, 1, 6.0 / 7, 5.0 / 7, 4.0 / 7, 3.0 / 7, 2.0 / 7, 1.0 / 7};
  for (std::size_t step = 0; step < expected.size(); ++step) {
    EXPECT_DOUBLE_EQ(learningRateFactor(Schedule::Linear, static_cast<std::int64_t>(step), 3, 10), expected[step]);
  }
  EXPECT_EQ(learningRateFactor(Schedule::Linear, 10, 3, 10), 0);
}

TEST(LearningRate, EqualsTransformersCosineSchedule) {
  // get_cosine_schedule_with_warmup(optimizer, 3, 10) of transformers 5.23 at steps 0 … 10.
  const std::vector<double> expected{0.0,
                                     0.3333333333333333,
                                     0.6666666666666666,
                                     1.0,
                                     0.9504844339512095,
                                     0.8117449009293668,
                                     0.6112604669781572,
                                     0.38873953302184283,
                                     0.18825509907063326,
                                     0.04951556604879048,
                                     0.0};
  for (std::size_t step = 0; step < expected.size(); ++step) {
    EXPECT_NEAR(learningRateFactor(Schedule::Cosine, static_cast<std::int64_t>(step), 3, 10), expected[step], 1e-15);
  }
}

TEST(LearningRate, EqualsTransformersPolynomialSchedule) {
  // get_polynomial_decay_schedule_with_warmup(optimizer, 3, 10, lr_end=0, power=2) at steps 0 … 11.
  const std::vector<double> expected{0.0,
                                     0.3333333333333333,
                                     0.6666666666666666,
                                     1.0,
                                     0.7346938775510206,
                                     0.5102040816326531,
                                     0.32653061224489793,
                                     0.18367346938775514,
                                     0.08163265306122448,
                                     0.020408163265306135,
                                     0.0,
                                     0.0};
  for (std::size_t step = 0; step < expected.size(); ++step) {
    EXPECT_NEAR(learningRateFactor(Schedule::Polynomial, static_cast<std::int64_t>(step), 3, 10), expected[step],
                1e-15);
  }
}

TEST(LearningRate, ConstantStaysAfterWarmup) {
  EXPECT_DOUBLE_EQ(learningRateFactor(Schedule::Constant, 1, 4, 100), 0.25);
  EXPECT_EQ(learningRateFactor(Schedule::Constant, 4, 4, 100), 1);
  EXPECT_EQ(learningRateFactor(Schedule::Constant, 99, 4, 100), 1);
}

TEST(LearningRate, WarmupIsRoundedUp) {
  EXPECT_EQ(warmupSteps(0.1, 160), 16);
  EXPECT_EQ(warmupSteps(0.1, 161), 17);
  EXPECT_EQ(warmupSteps(0, 161), 0);
}

TEST(EpochBatches, HoldEachTextExactlyOnce) {
  std::vector<std::size_t> seen;
  std::size_t small = 0;
  for (const auto& batch : batchesOf(shuffledOrder(3333, 42, 3), 32)) {
    EXPECT_LE(batch.size(), 32U);
    if (batch.size() < 32) ++small;
    seen.insert(seen.end(), batch.begin(), batch.end());
  }
  EXPECT_LE(small, 1U);
  std::sort(seen.begin(), seen.end());
  std::vector<std::size_t> all(3333);
  std::iota(all.begin(), all.end(), std::size_t{0});
  EXPECT_EQ(seen, all);
}

TEST(EpochBatches, AreTheSameForTheSameSeedAndNewEachEpoch) {
  EXPECT_EQ(shuffledOrder(500, 1, 2), shuffledOrder(500, 1, 2));
  EXPECT_NE(shuffledOrder(500, 1, 2), shuffledOrder(500, 1, 3));
  EXPECT_NE(shuffledOrder(500, 1, 2), shuffledOrder(500, 2, 2));
}

TEST(EpochBatches, OfNothingAreNone) { EXPECT_TRUE(batchesOf(shuffledOrder(0, 0, 0), 32).empty()); }

}  // namespace
}  // namespace wb
