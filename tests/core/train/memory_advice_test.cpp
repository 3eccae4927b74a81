// Which change is advised, by needs that are made by hand.
#include "core/train/memory_advice.h"

#include <gtest/gtest.h>

namespace wb {
namespace {

constexpr std::int64_t perText = 10;
constexpr std::int64_t table = 500;

/// 100 for the network of "large", 20 for "small", 5 for "tiny", 10 for each text at once of 128 tokens, 500 for a
/// trained table.
std::int64_t need(const TrainConfig& config) {
  const std::int64_t network = config.encoder == "large" ? 100 : config.encoder == "small" ? 20 : 5;
  return network + config.batchSize * perText * config.maxLength / 128 + (config.freezeEmbeddings ? 0 : table);
}

TrainConfig settings() {
  TrainConfig config;
  config.encoder = "large";
  config.batchSize = 32;
  config.accumulate = 2;
  config.maxLength = 128;
  config.freezeEmbeddings = true;
  return config;
}

TEST(AdviseMemory, PrefersSmallerBatchesOfTheSameStep) {
  ASSERT_EQ(need(settings()), 420);
  const auto advice = adviseMemory(settings(), 200, need, {"small"});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->change, MemoryChange::SmallerBatch);
  EXPECT_EQ(advice->config.batchSize, 8);
  EXPECT_EQ(advice->config.accumulate, 8);  // 32 × 2 texts as before
  EXPECT_EQ(advice->memoryBytes, 180);
}

TEST(AdviseMemory, KeepsTheStepOfABatchThatCannotBeHalved) {
  TrainConfig config = settings();
  config.batchSize = 27;
  const auto advice = adviseMemory(config, 300, need, {});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->change, MemoryChange::ShorterTexts);
  EXPECT_EQ(advice->config.maxLength, 64);
}

TEST(AdviseMemory, FreezesATableThatIsTrained) {
  TrainConfig config = settings();
  config.freezeEmbeddings = false;
  const auto advice = adviseMemory(config, 450, need, {"small"});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->change, MemoryChange::FrozenTable);
  EXPECT_TRUE(advice->config.freezeEmbeddings);
  EXPECT_EQ(advice->config.batchSize, 32);
}

TEST(AdviseMemory, ChangesSeveralSettingsBeforeTheEncoder) {
  TrainConfig config = settings();
  config.freezeEmbeddings = false;
  const auto advice = adviseMemory(config, 180, need, {"small"});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->change, MemoryChange::All);
  EXPECT_TRUE(advice->config.freezeEmbeddings);
  EXPECT_LE(need(advice->config), 180);
  EXPECT_EQ(advice->config.batchSize * advice->config.accumulate, 64);
}

TEST(AdviseMemory, NamesTheFirstEncoderThatFits) {
  TrainConfig config = settings();
  config.batchSize = 1;
  config.maxLength = 32;
  const auto advice = adviseMemory(config, 12, need, {"small", "tiny"});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->change, MemoryChange::SmallerEncoder);
  EXPECT_EQ(advice->config.encoder, "tiny");
}

TEST(AdviseMemory, SaysNothingWhereNothingHelps) { EXPECT_FALSE(adviseMemory(settings(), 1, need, {"small", "tiny"})); }

}  // namespace
}  // namespace wb
