// Smoothing by its formula, where a curve ends, and what is read from curves whose shape is known.
#include "core/train/rate_curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace wb {
namespace {

double rateAt(int step) { return std::pow(10.0, -6 + 0.05 * step); }  // 20 steps a power of ten

/// Flat at 2 up to 1e-5, then falling to 0.5 at 1e-3, then rising steeply.
double valley(double rate) {
  const double x = std::log10(rate);
  if (x < -5) return 2;
  if (x < -3) return 2 - 0.75 * (x + 5);
  return 0.5 + 10 * (x + 3) * (x + 3);
}

TEST(RateCurve, SmoothsWithBiasCorrection) {
  RateCurve curve;
  const double b = RateCurve::beta;
  EXPECT_DOUBLE_EQ(curve.add(1e-6, 3).smoothed, 3);  // without the correction 0.6
  EXPECT_DOUBLE_EQ(curve.add(2e-6, 1).smoothed, (b * (1 - b) * 3 + (1 - b) * 1) / (1 - b * b));
  EXPECT_EQ(curve.steps().back().step, 2);
  RateCurve flat;
  for (int i = 0; i < 50; ++i) EXPECT_NEAR(flat.add(rateAt(i), 2).smoothed, 2, 1e-12);
}

TEST(RateCurve, SuggestsARateInTheDescentBelowTheLowestPoint) {
  RateCurve curve;
  int step = 0;
  while (!curve.diverged() && step < 200) {
    curve.add(rateAt(step), valley(rateAt(step)));
    ++step;
  }
  const RateFinding found = curve.finding();
  ASSERT_TRUE(found.divergedAt);
  EXPECT_EQ(*found.divergedAt, rateAt(step - 1));
  ASSERT_TRUE(found.suggested && found.steepest && found.lowest);
  EXPECT_GT(*found.steepest, 1e-5);
  EXPECT_LT(*found.steepest, 1e-3);
  EXPECT_NEAR(std::log10(*found.lowest), -3, 0.3);  // the smoothed curve comes a little later
  EXPECT_LE(*found.suggested, *found.steepest);
  EXPECT_LE(*found.suggested, *found.lowest / 2);
  EXPECT_GT(*found.suggested, 1e-5);
}

TEST(RateCurve, SuggestsNothingWhereNothingIsLearned) {
  RateCurve curve;
  for (int i = 0; i < 100; ++i) curve.add(rateAt(i), 2 + 0.05 * ((i * 7) % 5 - 2));  // noise about a level
  EXPECT_FALSE(curve.finding().suggested);
  EXPECT_FALSE(curve.diverged());
  RateCurve rising;
  for (int i = 0; i < 60; ++i) rising.add(rateAt(i), 2 + 0.01 * i);
  EXPECT_FALSE(rising.finding().suggested);
  EXPECT_FALSE(RateCurve().finding().lowest);
}

TEST(RateCurve, EndsAtALossThatIsNoNumber) {
  RateCurve curve;
  for (int i = 0; i < 40; ++i) curve.add(rateAt(i), 2 - 0.03 * i);
  EXPECT_FALSE(curve.diverged());
  curve.add(rateAt(40), std::numeric_limits<double>::quiet_NaN());
  EXPECT_TRUE(curve.diverged());
  EXPECT_EQ(curve.finding().divergedAt, rateAt(40));
  EXPECT_TRUE(curve.finding().suggested);
}

}  // namespace
}  // namespace wb
