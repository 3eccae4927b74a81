// Scores of a classifier from its confusion matrix, by scikit-learn's definitions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/data/metrics.h"

namespace wb {

/// [label][prediction]: how many texts of each label got each prediction.
using ConfusionCounts = std::vector<std::vector<std::int64_t>>;

/// Counts pairs of indices below `categories`. Both spans have the same size.
ConfusionCounts confusionCounts(std::span<const int> labels, std::span<const int> predictions, std::size_t categories);

/// Accuracy, macro-F1 and the scores of each category. A score that would divide by zero is 0.
/// Macro-F1 averages over the categories that occur among labels or predictions, as
/// sklearn.metrics.f1_score(average="macro") does. `categories` has a row's size.
Metrics scoresOf(const ConfusionCounts& confusion, std::span<const Category> categories, double loss);

/// −log p of the right category, with p held away from zero so that one sure mistake stays a number.
double crossEntropy(double probability);

}  // namespace wb
