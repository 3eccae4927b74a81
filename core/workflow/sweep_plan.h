// From the settings to vary to the trials of a sweep.
#pragma once

#include <string_view>
#include <vector>

#include "core/data/sweep.h"

namespace wb {

/// "learning-rate=1e-4,2e-4" (values) or "learning-rate=1e-5..5e-4" (a range). Throws Error(BadInput) for an unknown
/// setting and for a value that is none.
Variation variationFromText(std::string_view text);

/// The trials in the order of training: all combinations with the first seed, then all with the next. Every combination
/// of the values, or `draws` random ones: of values each equally likely; in a range evenly, or evenly in the logarithm
/// where its ends lie at least a factor of ten apart, as learning rates want it. Throws Error(BadInput) in words where
/// nothing is varied, a setting twice, a range without draws, a setting leaves its bounds, or there are too many
/// trials.
std::vector<Trial> trialsOf(const SweepPlan& plan);

}  // namespace wb
