// Hits, labels and predictions of each category, and the scores that follow from these counts alone, by scikit-learn's
// definitions. A score that would divide by zero is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wb {

/// Of each category: texts that have it and were given it, that have it, that were given it. Without the whole
/// confusion matrix, so that a resample of many categories costs little.
struct CategoryCounts {
  explicit CategoryCounts(std::size_t categories) : hits(categories), support(categories), predicted(categories) {}

  /// Counts a text whose label and prediction are indices of categories.
  void add(int label, int prediction) {
    ++support[static_cast<std::size_t>(label)];
    ++predicted[static_cast<std::size_t>(prediction)];
    if (label == prediction) ++hits[static_cast<std::size_t>(label)];
  }
  void clear();

  std::vector<std::int64_t> hits;
  std::vector<std::int64_t> support;
  std::vector<std::int64_t> predicted;
};

/// Counts pairs of indices below `categories`. Both spans have the same size.
CategoryCounts countCategories(std::span<const int> labels, std::span<const int> predictions, std::size_t categories);

struct PrecisionRecall {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

/// hits/predicted, hits/support and 2·hits/(support + predicted).
PrecisionRecall precisionRecall(std::int64_t hits, std::int64_t support, std::int64_t predicted);

enum class Average {
  Macro,     ///< each category counts the same
  Micro,     ///< each text counts the same
  Weighted,  ///< each category counts by its support
};
/// The scores of the categories, averaged. With `occurringOnly` the macro average leaves out categories without labels
/// and predictions, as sklearn.metrics.f1_score does where each text has one label.
PrecisionRecall averageScore(const CategoryCounts& counts, Average average, bool occurringOnly = true);

double accuracy(const CategoryCounts& counts);

/// The correlation of labels and predictions over all categories (Gorodkin 2004, "Comparing two K-category assignments
/// by a K-category correlation coefficient"): with n texts, c hits, t_k labels and p_k predictions of category k,
/// (c·n − Σ t_k·p_k) / √((n² − Σ p_k²)(n² − Σ t_k²)).
double matthewsCorrelation(const CategoryCounts& counts);

}  // namespace wb
