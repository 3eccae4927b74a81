// Two ways to keep frequent categories from drowning the rare ones: weigh the loss, or draw the rare ones more often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wb {

/// Weights inverse to frequency, n / (k · n_c) for n texts, k categories that occur and n_c texts of category c
/// (King & Zeng 2001; "balanced" of scikit-learn's compute_class_weight). They average 1 over the texts. 1 for a
/// category without texts.
std::vector<double> balancedWeights(std::span<const int> labels, std::size_t categories);

/// Weights of the texts that have a category, where a text may have several: (n − n_c) / n_c, so that having and not
/// having it weigh the same, at most `most`: a category of five texts in thousands would drown all others. 1 for one
/// that every text has, or none.
std::vector<double> positiveWeights(std::span<const std::vector<int>> labels, std::size_t categories, double most = 10);

/// The texts of epoch `epoch` (0-based), as many as there are labels, in the order in which they are learnt: each
/// category that occurs has the same number of places, give or take one. Within a category texts come again only when
/// all of it have come. The same seed and epoch give the same order; it is made of random draws alone, shuffled.
std::vector<std::size_t> balancedOrder(std::span<const int> labels, std::size_t categories, std::uint64_t seed,
                                       int epoch);

}  // namespace wb
