// Whether one of two runs is better over the same texts, or only luckier.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/analyze/bootstrap.h"
#include "core/data/metrics.h"

namespace wb {

/// McNemar's test (McNemar 1947) from the numbers of texts that only one of two runs has right. Below 25 of them
/// together the exact binomial test; from there on chi-square with one degree of freedom and Edwards' correction,
/// (|b − c| − 1)²/(b + c).
McNemarTest mcNemarTest(std::int64_t onlyFirst, std::int64_t onlySecond);

/// McNemar's test, and the differences of accuracy and macro-F1 with their intervals by the paired bootstrap: each
/// resample draws the same texts for both runs (Efron & Tibshirani 1993). The spans have the same size and hold indices
/// of categories.
RunComparison compareRuns(std::span<const int> labels, std::span<const int> first, std::span<const int> second,
                          std::size_t categories, const BootstrapOptions& options = {});

}  // namespace wb
