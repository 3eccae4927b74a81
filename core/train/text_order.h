// In which order an epoch reads the texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb {

/// The order of `texts` texts in epoch `epoch` (0-based): each once, shuffled. The same seed and epoch give the same
/// order.
std::vector<std::size_t> shuffledOrder(std::size_t texts, std::uint64_t seed, int epoch);

}  // namespace wb
