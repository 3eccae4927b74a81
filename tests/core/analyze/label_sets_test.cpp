// Sets of labels a text, on matrices small enough to count by hand.
#include "core/analyze/label_sets.h"

#include <gtest/gtest.h>

#include <limits>

namespace wb {
namespace {

TEST(TuneThresholds, TakeTheBestF1OfEachLabel) {
  // Label 0: 0.9 and 0.3 have it, 0.2 and 0.1 not. Label 1: nobody has it. Label 2: everybody.
  const std::vector<float> probabilities{0.9F, 0.8F, 0.1F, 0.3F, 0.7F, 0.2F, 0.2F, 0.1F, 0.3F, 0.1F, 0.6F, 0.4F};
  const std::vector<std::uint8_t> truth{1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1};
  const std::vector<float> thresholds = tuneThresholds(probabilities, truth, 3);
  EXPECT_FLOAT_EQ(thresholds[0], 0.25F);
  EXPECT_FLOAT_EQ(thresholds[1], 0.5F);
  EXPECT_FLOAT_EQ(thresholds[2], 0.05F);
  const auto chosen = chooseLabels(probabilities, thresholds);
  EXPECT_EQ(chosen, (std::vector<std::uint8_t>{1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1}));
}

TEST(TuneThresholds, NeverPartEqualProbabilities) {
  const std::vector<float> probabilities{0.6F, 0.6F, 0.6F, 0.2F};
  const std::vector<float> thresholds = tuneThresholds(probabilities, std::vector<std::uint8_t>{1, 0, 1, 0}, 1);
  EXPECT_FLOAT_EQ(thresholds[0], 0.4F);
}

TEST(TuneThresholds, BearWhatIsNotANumber) {
  const std::vector<float> probabilities{std::numeric_limits<float>::quiet_NaN(), 0.8F, 0.2F};
  const std::vector<float> thresholds = tuneThresholds(probabilities, std::vector<std::uint8_t>{0, 1, 0}, 1);
  EXPECT_FLOAT_EQ(thresholds[0], 0.5F);
  EXPECT_EQ(chooseLabels(probabilities, thresholds), (std::vector<std::uint8_t>{0, 1, 0}));
}

TEST(ShrunkThresholds, HoldBackThoseOfRareLabels) {
  // Alone, label 0 (three texts) would take 0.25, label 1 (one text) 0.75; both together 0.25.
  const std::vector<float> probabilities{0.9F, 0.2F, 0.8F, 0.2F, 0.3F, 0.2F, 0.2F, 0.8F, 0.1F, 0.7F};
  const std::vector<std::uint8_t> truth{1, 0, 1, 0, 1, 0, 0, 1, 0, 0};
  ASSERT_EQ(tuneThresholds(probabilities, truth, 2), (std::vector<float>{0.25F, 0.75F}));
  ASSERT_EQ(tuneThresholds(probabilities, truth, 1), std::vector<float>{0.25F});
  const std::vector<float> thresholds = shrunkThresholds(probabilities, truth, 2, 5);
  EXPECT_FLOAT_EQ(thresholds[0], 0.25F);
  EXPECT_FLOAT_EQ(thresholds[1], (0.75F + 5 * 0.25F) / 6);
  EXPECT_FLOAT_EQ(shrunkThresholds(probabilities, truth, 2, 0)[1], 0.75F);
}

TEST(ScoreLabelSets, CountsEntriesAndWholeSets) {
  const std::vector<std::uint8_t> truth{1, 0, 0, 1, 1, 0, 0, 0, 0};
  const std::vector<std::uint8_t> chosen{1, 0, 0, 1, 0, 0, 0, 1, 0};
  const LabelSetScores scores = scoreLabelSets(truth, chosen, 3);
  EXPECT_DOUBLE_EQ(scores.labels[0].f1, 1);
  EXPECT_DOUBLE_EQ(scores.labels[1].f1, 0);
  EXPECT_DOUBLE_EQ(scores.macro.f1, 1.0 / 3);  // the label that never occurs counts
  EXPECT_DOUBLE_EQ(scores.micro.f1, 2.0 / 3);
  EXPECT_DOUBLE_EQ(scores.exactMatch, 1.0 / 3);
  EXPECT_DOUBLE_EQ(scores.hammingLoss, 2.0 / 9);
}

}  // namespace
}  // namespace wb
