#include "core/data/presets.h"

#include <gtest/gtest.h>

#include <utility>

namespace wb {
namespace {

TEST(Presets, ReadFewTextsMoreOften) {
  EXPECT_EQ(presetEpochs(Preset::Quick, 10'000), 2);
  EXPECT_EQ(presetEpochs(Preset::Balanced, 1000), 5);
  EXPECT_EQ(presetEpochs(Preset::Balanced, 200), 10);
  EXPECT_EQ(presetEpochs(Preset::Balanced, 201), 10);  // 9.95
  EXPECT_EQ(presetEpochs(Preset::Balanced, 1), 50);
  EXPECT_EQ(presetEpochs(Preset::Balanced, 0), presetEpochs(Preset::Balanced, 1'000'000));
}

TEST(Presets, FitTheEncoder) {
  const TrainConfig small = presetConfig(Preset::Balanced, "a", 384, 1000);
  const TrainConfig base = presetConfig(Preset::Balanced, "b", 768, 1000);
  EXPECT_GT(small.learningRate, base.learningRate);
  TrainConfig thorough = presetConfig(Preset::Thorough, "a", 384, 1000);
  EXPECT_TRUE(std::exchange(thorough.secondTry, false));  // and is else as the balanced one
  EXPECT_EQ(thorough.learningRate, small.learningRate);
  EXPECT_EQ(thorough.epochs, small.epochs);
  EXPECT_EQ(thorough.layerDecay, small.layerDecay);
  EXPECT_EQ(presetConfig(Preset::Quick, "a", 384, 1000).adversarialRadius, 0);  // the fast one learns each batch once
  const TrainConfig fresh = presetConfig(Preset::Thorough, newEncoder, 256, 1000);
  EXPECT_FALSE(fresh.freezeEmbeddings);  // random vectors must be learnt
  EXPECT_EQ(fresh.adversarialRadius, 0);
  EXPECT_EQ(fresh.rDrop, 0);
  EXPECT_EQ(fresh.layerDecay, 1);
}

}  // namespace
}  // namespace wb
