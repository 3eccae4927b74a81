// The table of settings: each can be written and read as text, and the check before the start names what cannot be.
#include "core/data/training_settings.h"

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"

namespace wb {
namespace {

TEST(TrainingSettings, EachHasAnOptionAndAKeyOfItsOwn) {
  std::set<std::string_view> options;
  std::set<std::string_view> keys;
  for (const TrainingSetting& setting : trainingSettings()) {
    EXPECT_TRUE(options.insert(setting.option).second) << setting.option;
    EXPECT_TRUE(keys.insert(setting.key).second) << setting.key;
    EXPECT_FALSE(setting.meaning.empty()) << setting.option;
  }
}

TEST(TrainingSettings, TakeBackTheTextTheyGive) {
  TrainConfig config;
  config.learningRate = 3e-5;
  config.schedule = Schedule::Cosine;
  config.classWeights = true;
  config.freezeEmbeddings = false;
  config.seed = 18446744073709551615ULL;
  config.fresh.heads = 7;
  TrainConfig copy;
  for (const TrainingSetting& setting : trainingSettings()) setting.set(copy, setting.text(config));
  EXPECT_EQ(copy.learningRate, 3e-5);
  EXPECT_EQ(copy.schedule, Schedule::Cosine);
  EXPECT_TRUE(copy.classWeights);
  EXPECT_FALSE(copy.freezeEmbeddings);
  EXPECT_EQ(copy.seed, 18446744073709551615ULL);
  EXPECT_EQ(copy.fresh.heads, 7);
  EXPECT_EQ(trainingSetting("embeddings").text(config), "trained");
}

TEST(TrainingSettings, RefuseWhatIsNoValue) {
  TrainConfig config;
  for (const auto& [option, value] : {std::pair{"epochs", "many"},
                                      {"epochs", "2.5"},
                                      {"epochs", "99999999999"},
                                      {"dropout", "0.1x"},
                                      {"seed", "-1"},
                                      {"schedule", "zigzag"},
                                      {"class-weights", "perhaps"},
                                      {"embeddings", "on"}}) {
    EXPECT_THROW(trainingSetting(option).set(config, value), Error) << option << " " << value;
  }
  EXPECT_THROW(trainingSetting("lerning-rate"), Error);
}

TEST(TrainingSettings, BoundsAreTheirWords) {
  const auto sound = [](std::string_view option, std::string_view value) {
    TrainConfig config;
    trainingSetting(option).set(config, value);
    try {
      requireSoundConfig(config);
      return true;
    } catch (const Error& error) {
      EXPECT_NE(error.message().english().find(trainingSetting(option).name.english()), std::string::npos);
      return false;
    }
  };
  EXPECT_FALSE(sound("epochs", "0"));
  EXPECT_TRUE(sound("epochs", "1"));
  EXPECT_FALSE(sound("learning-rate", "0"));
  EXPECT_FALSE(sound("learning-rate", "1"));
  EXPECT_FALSE(sound("learning-rate", "nan"));
  EXPECT_TRUE(sound("dropout", "0"));
  EXPECT_FALSE(sound("dropout", "1"));
  EXPECT_TRUE(sound("layer-decay", "1"));
  EXPECT_FALSE(sound("layer-decay", "0"));
  EXPECT_TRUE(sound("warmup", "1"));
  EXPECT_FALSE(sound("warmup", "1.5"));
}

}  // namespace
}  // namespace wb
