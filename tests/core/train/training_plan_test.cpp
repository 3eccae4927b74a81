// What happens when: learning rates against Hugging Face's formula, batches against what an epoch promises, evaluations
// and states.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/train/learning_rate.h"
#include "core/train/state_schedule.h"
#include "core/train/text_order.h"
#include "core/train/training_plan.h"

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

TrainConfig batchesOf(int size, int accumulate = 1) {
  TrainConfig config;
  config.batchSize = size;
  config.accumulate = accumulate;
  config.epochs = 3;
  return config;
}

TrainingPlan planOf(const TrainConfig& config, std::size_t texts) {
  return {config, std::vector<PlannedText>(texts, PlannedText{0, 20}), 1};
}

TEST(TrainingPlan, ReadsEachTextOnceAnEpoch) {
  TrainingPlan plan = planOf(batchesOf(32, 3), 3333);
  EXPECT_EQ(plan.stepsPerEpoch(), 35);  // 105 batches, three a step
  EXPECT_EQ(plan.totalSteps(), 105);
  std::vector<std::size_t> seen;
  for (std::int64_t step = 35; step < 70; ++step) {
    const auto texts = plan.textsAfter(step);
    EXPECT_EQ(texts.size(), step < 69 ? 96U : 69U);
    seen.insert(seen.end(), texts.begin(), texts.end());
  }
  EXPECT_EQ(seen, shuffledOrder(3333, 42, 1));
  std::sort(seen.begin(), seen.end());
  std::vector<std::size_t> all(3333);
  std::iota(all.begin(), all.end(), std::size_t{0});
  EXPECT_EQ(seen, all);
}

TEST(TrainingPlan, AnyStepCanBeReachedAtOnce) {
  TrainConfig config = batchesOf(8);
  config.balancedSampling = true;
  std::vector<PlannedText> texts(100, PlannedText{0, 5});
  std::fill(texts.begin(), texts.begin() + 7, PlannedText{1, 40});
  for (const int tokens : {0, 60}) {
    config.batchTokens = tokens;
    TrainingPlan walked(config, texts, 2);
    for (std::int64_t step = 0; step < walked.totalSteps(); ++step) {
      TrainingPlan fresh(config, texts, 2);
      EXPECT_EQ(walked.textsAfter(step), fresh.textsAfter(step));
    }
  }
}

TEST(TrainingPlan, BatchesOfTokensAreAboutEquallyLarge) {
  TrainConfig config = batchesOf(32);
  config.batchTokens = 400;
  std::vector<PlannedText> texts;
  for (std::size_t i = 0; i < 1000; ++i) texts.push_back({0, i % 10 == 0 ? std::size_t{120} : 8 + i % 20});
  std::size_t all = 0;
  for (const PlannedText& text : texts) all += text.tokens;
  TrainingPlan plan(config, texts, 1);
  EXPECT_EQ(plan.stepsPerEpoch(), static_cast<std::int64_t>((all + 399) / 400));
  std::vector<std::size_t> seen;
  for (std::int64_t step = 0; step < plan.stepsPerEpoch(); ++step) {
    std::size_t tokens = 0;
    for (const std::size_t text : plan.textsAfter(step)) {
      tokens += texts[text].tokens;
      seen.push_back(text);
    }
    EXPECT_NEAR(static_cast<double>(tokens), 400, 130) << step;
  }
  EXPECT_EQ(seen, shuffledOrder(1000, 42, 0));
  config.accumulate = 3;
  EXPECT_EQ(TrainingPlan(config, texts, 1).stepsPerEpoch(), (plan.stepsPerEpoch() + 2) / 3);
}

TEST(TrainingPlan, TextsLargerThanABatchOfTokensAreStepsOfTheirOwn) {
  TrainConfig config = batchesOf(32);
  config.batchTokens = 10;
  TrainingPlan plan(config, {{0, 500}, {0, 12}, {0, 3}, {0, 700}, {0, 0}}, 1);
  EXPECT_EQ(plan.stepsPerEpoch(), 5);
  for (std::int64_t step = 0; step < 5; ++step) EXPECT_EQ(plan.textsAfter(step).size(), 1U);
}

TEST(TrainingPlan, EvaluatesEvenlyAndAtTheEndsOfEpochsAndRun) {
  const auto evaluatedSteps = [](const TrainingPlan& plan) {
    std::vector<std::int64_t> steps;
    for (std::int64_t step = 0; step <= plan.totalSteps(); ++step) {
      if (plan.evaluatesAfter(step)) steps.push_back(step);
    }
    return steps;
  };
  TrainConfig config = batchesOf(16);
  EXPECT_EQ(evaluatedSteps(planOf(config, 64)), (std::vector<std::int64_t>{4, 8, 12}));
  config.evaluationsPerEpoch = 2;
  config.maxSteps = 7;
  EXPECT_EQ(evaluatedSteps(planOf(config, 64)), (std::vector<std::int64_t>{2, 4, 6, 7}));
  config.maxSteps = 0;
  config.evaluationsPerEpoch = 3;
  EXPECT_EQ(evaluatedSteps(planOf(config, 112)), (std::vector<std::int64_t>{3, 5, 7, 10, 12, 14, 17, 19, 21}));
  config.evaluationsPerEpoch = 100;
  EXPECT_EQ(evaluatedSteps(planOf(config, 32)), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6}));
}

TEST(TextOrder, IsTheSameForTheSameSeedAndNewEachEpoch) {
  EXPECT_EQ(shuffledOrder(500, 1, 2), shuffledOrder(500, 1, 2));
  EXPECT_NE(shuffledOrder(500, 1, 2), shuffledOrder(500, 1, 3));
  EXPECT_NE(shuffledOrder(500, 1, 2), shuffledOrder(500, 2, 2));
}

TEST(StateSchedule, WritesOftenEnoughAndSeldomEnough) {
  StateSchedule cheap(60);
  EXPECT_FALSE(cheap.due(59));
  EXPECT_TRUE(cheap.due(60));
  cheap.wrote(60, 60.5);
  EXPECT_FALSE(cheap.due(120));
  EXPECT_TRUE(cheap.due(120.5));
  StateSchedule slow(60);
  slow.wrote(60, 64);  // so long that 2 % of the time are 200 s
  EXPECT_FALSE(slow.due(263));
  EXPECT_TRUE(slow.due(264));
  StateSchedule always(0);
  always.wrote(1, 9);
  EXPECT_TRUE(always.due(9));
}

}  // namespace
}  // namespace wb
