#include "core/analyze/metrics.h"

#include <algorithm>
#include <cmath>

namespace wb {
namespace {

double ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

ConfusionCounts confusionCounts(std::span<const int> labels, std::span<const int> predictions, std::size_t categories) {
  ConfusionCounts counts(categories, std::vector<std::int64_t>(categories, 0));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    ++counts[static_cast<std::size_t>(labels[i])][static_cast<std::size_t>(predictions[i])];
  }
  return counts;
}

Metrics scoresOf(const ConfusionCounts& confusion, std::span<const Category> categories, double loss) {
  Metrics metrics;
  metrics.loss = loss;
  metrics.confusion = confusion;
  std::int64_t right = 0;
  double f1Sum = 0;
  int occurring = 0;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    std::int64_t support = 0;
    std::int64_t predicted = 0;
    for (std::size_t j = 0; j < categories.size(); ++j) {
      support += confusion[i][j];
      predicted += confusion[j][i];
    }
    const std::int64_t hits = confusion[i][i];
    CategoryScore score{categories[i].id,
                        categories[i].name,
                        ratio(hits, predicted),
                        ratio(hits, support),
                        ratio(2 * hits, support + predicted),
                        support};
    metrics.n += support;
    right += hits;
    f1Sum += score.f1;
    if (support + predicted > 0) ++occurring;
    metrics.categories.push_back(std::move(score));
  }
  metrics.accuracy = ratio(right, metrics.n);
  metrics.macroF1 = occurring == 0 ? 0 : f1Sum / occurring;
  return metrics;
}

double crossEntropy(double probability) { return -std::log(std::max(probability, 1e-12)); }

}  // namespace wb
