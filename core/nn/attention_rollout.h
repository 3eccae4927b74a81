// Attention rollout (Abnar and Zuidema 2020, arXiv 2005.00928): attention followed through all layers.
#pragma once

#include <vector>

#include "core/data/explanation.h"

namespace wb {

/// [length, length]: with A_l the mean over the heads of layer l and Ã_l = rownorm(A_l + I), the product
/// Ã_L … Ã_2 Ã_1. Each row sums to one.
std::vector<float> attentionRollout(const AttentionMaps& attention);

}  // namespace wb
