#include "core/analyze/category_counts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wb {
namespace {

double ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t sum(const std::vector<std::int64_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

double products(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  double total = 0;
  for (std::size_t i = 0; i < a.size(); ++i) total += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return total;
}

}  // namespace

void CategoryCounts::clear() {
  for (auto* counts : {&hits, &support, &predicted}) std::fill(counts->begin(), counts->end(), 0);
}

CategoryCounts countCategories(std::span<const int> labels, std::span<const int> predictions, std::size_t categories) {
  CategoryCounts counts(categories);
  for (std::size_t i = 0; i < labels.size(); ++i) counts.add(labels[i], predictions[i]);
  return counts;
}

PrecisionRecall precisionRecall(std::int64_t hits, std::int64_t support, std::int64_t predicted) {
  return {ratio(hits, predicted), ratio(hits, support), ratio(2 * hits, support + predicted)};
}

PrecisionRecall averageScore(const CategoryCounts& counts, Average average, bool occurringOnly) {
  if (average == Average::Micro) {
    return precisionRecall(sum(counts.hits), sum(counts.support), sum(counts.predicted));
  }
  PrecisionRecall total;
  double weights = 0;
  for (std::size_t i = 0; i < counts.hits.size(); ++i) {
    if (occurringOnly && counts.support[i] + counts.predicted[i] == 0) continue;
    const double weight = average == Average::Macro ? 1 : static_cast<double>(counts.support[i]);
    const PrecisionRecall score = precisionRecall(counts.hits[i], counts.support[i], counts.predicted[i]);
    total.precision += weight * score.precision;
    total.recall += weight * score.recall;
    total.f1 += weight * score.f1;
    weights += weight;
  }
  if (weights == 0) return {};
  return {total.precision / weights, total.recall / weights, total.f1 / weights};
}

double accuracy(const CategoryCounts& counts) { return ratio(sum(counts.hits), sum(counts.support)); }

double matthewsCorrelation(const CategoryCounts& counts) {
  const auto n = static_cast<double>(sum(counts.support));
  const double both = static_cast<double>(sum(counts.hits)) * n - products(counts.support, counts.predicted);
  const double spread =
      (n * n - products(counts.predicted, counts.predicted)) * (n * n - products(counts.support, counts.support));
  return spread == 0 ? 0 : both / std::sqrt(spread);
}

}  // namespace wb
