#include "core/analyze/bootstrap.h"

#include <algorithm>
#include <cmath>

#include "core/analyze/category_counts.h"
#include "core/base/progress.h"

namespace wb {
namespace {

/// Of sorted values; `share` of them lie below.
double quantile(const std::vector<double>& values, double share) {
  const double place = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - std::floor(place)) * (values[above] - values[below]);
}

}  // namespace

Interval percentileInterval(std::vector<double> values, double confidence) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {quantile(values, (1 - confidence) / 2), quantile(values, (1 + confidence) / 2)};
}

ScoreIntervals bootstrapScores(std::span<const int> labels, std::span<const int> predictions, std::size_t categories,
                               const BootstrapOptions& options) {
  std::vector<double> accuracies;
  std::vector<double> macroF1s;
  std::vector<double> correlations;
  Random random(options.seed);
  CategoryCounts counts(categories);
  for (int resample = 0; resample < options.resamples; ++resample) {
    throwIfStopped(options.stop);
    counts.clear();
    drawResample(labels.size(), random, [&](std::size_t text) { counts.add(labels[text], predictions[text]); });
    accuracies.push_back(accuracy(counts));
    macroF1s.push_back(averageScore(counts, Average::Macro).f1);
    correlations.push_back(matthewsCorrelation(counts));
  }
  return {percentileInterval(std::move(accuracies), options.confidence),
          percentileInterval(std::move(macroF1s), options.confidence),
          percentileInterval(std::move(correlations), options.confidence)};
}

}  // namespace wb
