// All scores of a classifier that gives each text one category.
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

/// Accuracy, the averages, Matthews correlation and the scores of each category; what needs probabilities or
/// resampling is left as it is. Macro averages are over the categories that occur among labels or predictions, as
/// sklearn.metrics.f1_score(average="macro") does. `categories` has a row's size.
Metrics scoresOf(const ConfusionCounts& confusion, std::span<const Category> categories, double loss);

/// −log p of the right category, with p held away from zero so that one sure mistake stays a number.
double crossEntropy(double probability);

}  // namespace wb
