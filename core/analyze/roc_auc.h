// How well probabilities rank the texts of a category above the others.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace wb {

/// Area under the ROC curve: the share of pairs of a text with the label and one without in which the first has the
/// higher probability, ties counting half (Hanley & McNeil 1982). `probabilities` is [texts, categories], `labels`
/// are indices of categories. For two categories that of the second; for more the mean over each against the rest.
/// Absent where a category has no texts or has them all, for then there is no such pair, and where a probability is not
/// a number.
std::optional<double> rocAuc(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories);

}  // namespace wb
