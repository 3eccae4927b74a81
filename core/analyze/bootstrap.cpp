#include "core/analyze/bootstrap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/analyze/calibration.h"
#include "core/analyze/category_counts.h"
#include "core/analyze/roc_auc.h"
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

/// The scores of the resamples so far.
class Samples {
 public:
  void add(const CategoryCounts& counts) {
    const PrecisionRecall macro = averageScore(counts, Average::Macro);
    const PrecisionRecall weighted = averageScore(counts, Average::Weighted);
    const double scores[] = {accuracy(counts),   macro.precision, macro.recall, macro.f1,
                             weighted.precision, weighted.recall, weighted.f1,  matthewsCorrelation(counts)};
    for (std::size_t i = 0; i < std::size(scores); ++i) m_values[i].push_back(scores[i]);
  }
  ScoreIntervals intervals(double confidence) {
    const auto of = [&](std::size_t i) { return percentileInterval(std::move(m_values[i]), confidence); };
    return {of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)};
  }

 private:
  std::array<std::vector<double>, 8> m_values;
};

}  // namespace

Interval percentileInterval(std::vector<double> values, double confidence) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {quantile(values, (1 - confidence) / 2), quantile(values, (1 + confidence) / 2)};
}

ScoreIntervals bootstrapScores(std::span<const int> labels, std::span<const int> predictions, std::size_t categories,
                               const BootstrapOptions& options) {
  Samples samples;
  Random random(options.seed);
  CategoryCounts counts(categories);
  for (int resample = 0; resample < options.resamples; ++resample) {
    throwIfStopped(options.stop);
    counts.clear();
    drawResample(labels.size(), random, [&](std::size_t text) { counts.add(labels[text], predictions[text]); });
    samples.add(counts);
  }
  return samples.intervals(options.confidence);
}

ProbabilityIntervals bootstrapProbabilities(std::span<const float> probabilities, std::span<const int> labels,
                                            std::size_t categories, const BootstrapOptions& options) {
  const RankedTexts ranked(probabilities, labels, categories);
  const BinnedTexts binned(probabilities, labels, categories);
  std::vector<double> areas;
  std::vector<double> errors;
  std::vector<std::uint32_t> times(labels.size());
  Random random(options.seed);
  for (int resample = 0; resample < options.resamples; ++resample) {
    throwIfStopped(options.stop);
    std::fill(times.begin(), times.end(), 0);
    drawResample(labels.size(), random, [&](std::size_t text) { ++times[text]; });
    if (const std::optional<double> area = ranked.rocAuc(times)) areas.push_back(*area);
    errors.push_back(binned.calibrationError(times));
  }
  ProbabilityIntervals intervals;
  intervals.calibrationError = percentileInterval(std::move(errors), options.confidence);
  if (areas.size() * 2 >= static_cast<std::size_t>(options.resamples)) {
    intervals.rocAuc = percentileInterval(std::move(areas), options.confidence);
  }
  return intervals;
}

}  // namespace wb
