// A number by which a resumed run sees whether the texts that it learns from are still the same.
#pragma once

#include <cstdint>
#include <vector>

#include "core/train/trainer.h"

namespace wb {

/// FNV-1a over all that the texts are to a network: tokens and labels.
std::uint64_t hashOf(const std::vector<LabelledTokens>& texts);

}  // namespace wb
