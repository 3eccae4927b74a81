// Ranking and calibration on problems small enough to solve by hand; tests/parity/test_metrics.py has the random ones.
#include "core/analyze/calibration.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/analyze/roc_auc.h"

namespace wb {
namespace {

TEST(RocAuc, CountsATieHalf) {
  // One text without the label at 0.4; those with it lie below, beside and above.
  const std::vector<float> probabilities{0.8F, 0.2F, 0.6F, 0.4F, 0.6F, 0.4F, 0.1F, 0.9F};
  EXPECT_DOUBLE_EQ(rocAuc(probabilities, std::vector<int>{1, 0, 1, 1}, 2).value(), 0.5);
}

TEST(RocAuc, IsAbsentWhereACategoryHasNoTextsOrHasAll) {
  const std::vector<float> two{0.8F, 0.2F, 0.6F, 0.4F};
  EXPECT_FALSE(rocAuc(two, std::vector<int>{0, 0}, 2).has_value());
  EXPECT_FALSE(rocAuc(two, std::vector<int>{1, 1}, 2).has_value());
  const std::vector<float> three{0.8F, 0.1F, 0.1F, 0.2F, 0.7F, 0.1F};
  EXPECT_FALSE(rocAuc(three, std::vector<int>{0, 1}, 3).has_value());
  EXPECT_FALSE(rocAuc({}, {}, 2).has_value());
  EXPECT_FALSE(rocAuc(std::vector<float>{1, 1}, std::vector<int>{0, 0}, 1).has_value());
}

TEST(ExpectedCalibrationError, IsTheGapBetweenConfidenceAndAccuracy) {
  // Four texts at 0.9, three of them right.
  const std::vector<float> probabilities{0.9F, 0.1F, 0.9F, 0.1F, 0.9F, 0.1F, 0.9F, 0.1F};
  EXPECT_NEAR(expectedCalibrationError(probabilities, std::vector<int>{0, 0, 0, 1}, 2), 0.15, 1e-7);
  EXPECT_EQ(expectedCalibrationError({}, {}, 2), 0);
}

TEST(ExpectedCalibrationError, IsZeroForSureAndRight) {
  EXPECT_EQ(expectedCalibrationError(std::vector<float>{1, 0, 0, 1}, std::vector<int>{0, 1}, 2), 0);
}

TEST(FitTemperature, MakesConfidenceEqualAccuracyWhereAllTextsAreAlike) {
  // Three of four right at logits 3 and 0: calibrated where 1/(1 + exp(−3/T)) = 0.75, so T = 3/ln 3.
  const std::vector<float> logits{3, 0, 3, 0, 3, 0, 3, 0};
  EXPECT_NEAR(fitTemperature(logits, std::vector<int>{0, 0, 1, 0}, 2), 3 / std::log(3), 1e-12);
}

TEST(CalibratedProbabilities, ConfideAsMuchAsTheyAreRight) {
  const std::vector<float> probabilities{0.9F, 0.1F, 0.9F, 0.1F, 0.1F, 0.9F, 0.9F, 0.1F};
  const std::vector<int> labels{0, 0, 0, 0};
  const std::vector<float> logits = logitsOf(probabilities);
  const auto calibrated = calibratedProbabilities(logits, 2, fitTemperature(logits, labels, 2));
  EXPECT_NEAR(calibrated[0], 0.75, 1e-6);
  EXPECT_NEAR(calibrated[4], 0.25, 1e-6);
  EXPECT_NEAR(expectedCalibrationError(calibrated, labels, 2), 0, 1e-6);
}

TEST(CalibratedProbabilities, BearZeros) {
  const auto calibrated = calibratedProbabilities(logitsOf(std::vector<float>{1, 0}), 2, 2);
  EXPECT_NEAR(calibrated[0], 1, 1e-5);
  EXPECT_NEAR(calibrated[1], 1e-6, 1e-8);
}

TEST(FitTemperature, StaysWithinItsBounds) {
  const std::vector<float> logits{3, 0, 0, 3};
  EXPECT_NEAR(fitTemperature(logits, std::vector<int>{0, 1}, 2), lowestTemperature, 1e-10);
  EXPECT_NEAR(fitTemperature(logits, std::vector<int>{1, 0}, 2), highestTemperature, 1e-10);
  EXPECT_EQ(fitTemperature(std::vector<float>{2, 2, 2, 2}, std::vector<int>{1, 0}, 2), 1);
  EXPECT_EQ(fitTemperature({}, {}, 2), 1);
}

TEST(FitTemperature, BearsHugeLogits) {
  const std::vector<float> logits{1e30F, -1e30F, 1e30F, -1e30F};
  EXPECT_NEAR(fitTemperature(logits, std::vector<int>{0, 1}, 2), highestTemperature, 1e-10);
}

TEST(Calibration, BearsWhatIsNotANumber) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const std::vector<float> probabilities{nan, nan, 0.6F, 0.4F, nan, 0.2F};
  const std::vector<int> labels{0, 1, 1};
  EXPECT_FALSE(rocAuc(probabilities, labels, 2).has_value());
  EXPECT_TRUE(std::isnan(expectedCalibrationError(probabilities, labels, 2)));
  const double temperature = fitTemperature(probabilities, labels, 2);
  EXPECT_GE(temperature, lowestTemperature);
  EXPECT_LE(temperature, highestTemperature);
}

}  // namespace
}  // namespace wb
