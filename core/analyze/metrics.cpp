#include "core/analyze/metrics.h"

#include <algorithm>
#include <cmath>

#include "core/analyze/category_counts.h"

namespace wb {
namespace {

CategoryCounts countsOf(const ConfusionCounts& confusion) {
  CategoryCounts counts(confusion.size());
  for (std::size_t label = 0; label < confusion.size(); ++label) {
    counts.hits[label] = confusion[label][label];
    for (std::size_t prediction = 0; prediction < confusion.size(); ++prediction) {
      counts.support[label] += confusion[label][prediction];
      counts.predicted[prediction] += confusion[label][prediction];
    }
  }
  return counts;
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
  const CategoryCounts counts = countsOf(confusion);
  Metrics metrics;
  metrics.loss = loss;
  metrics.confusion = confusion;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const PrecisionRecall score = precisionRecall(counts.hits[i], counts.support[i], counts.predicted[i]);
    metrics.categories.push_back(
        {categories[i].id, categories[i].name, score.precision, score.recall, score.f1, counts.support[i]});
    metrics.n += counts.support[i];
  }
  metrics.accuracy = accuracy(counts);
  const PrecisionRecall macro = averageScore(counts, Average::Macro);
  metrics.macroPrecision = macro.precision;
  metrics.macroRecall = macro.recall;
  metrics.macroF1 = macro.f1;
  const PrecisionRecall weighted = averageScore(counts, Average::Weighted);
  metrics.weightedPrecision = weighted.precision;
  metrics.weightedRecall = weighted.recall;
  metrics.weightedF1 = weighted.f1;
  metrics.matthews = matthewsCorrelation(counts);
  return metrics;
}

double crossEntropy(double probability) { return -std::log(std::max(probability, 1e-12)); }

}  // namespace wb
