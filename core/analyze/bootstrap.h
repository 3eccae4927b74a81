// How far scores would move had other texts been drawn: the bootstrap (Efron & Tibshirani 1993, chapter 13), with
// percentile intervals. The same seed gives the same intervals on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/random.h"
#include "core/data/metrics.h"

namespace wb {

struct BootstrapOptions {
  int resamples = 1000;
  double confidence = 0.95;
  std::uint64_t seed = 0;
  std::stop_token stop = {};  ///< looked at before each resample; throws Error(Cancelled)
};

/// Draws as many texts as there are, with replacement, and calls `visit` with the number of each.
template <typename Visit>
void drawResample(std::size_t texts, Random& random, const Visit& visit) {
  for (std::size_t i = 0; i < texts; ++i) visit(random.below(texts));
}

/// The middle share `confidence` of `values`, interpolated between neighbours as numpy.percentile does. Zeros where
/// there are no values.
Interval percentileInterval(std::vector<double> values, double confidence);

/// The intervals of the scores that come from counts alone. `labels` and `predictions` are of the same size and
/// hold indices of categories.
ScoreIntervals bootstrapScores(std::span<const int> labels, std::span<const int> predictions, std::size_t categories,
                               const BootstrapOptions& options = {});

/// The intervals of rocAuc() and expectedCalibrationError(), over the same resamples. Where a resample has no area, as
/// when a category has no text in it, it is left out; where fewer than half of them have one, so is the interval.
ProbabilityIntervals bootstrapProbabilities(std::span<const float> probabilities, std::span<const int> labels,
                                            std::size_t categories, const BootstrapOptions& options = {});

}  // namespace wb
