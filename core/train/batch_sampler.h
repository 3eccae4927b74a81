// Which texts make up each batch of an epoch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb {

/// The order of `texts` texts in epoch `epoch` (0-based): each once, shuffled. The same seed and epoch give the same
/// order.
std::vector<std::size_t> shuffledOrder(std::size_t texts, std::uint64_t seed, int epoch);

/// `order` cut into batches of `batchSize`, the rest in a smaller one.
std::vector<std::vector<std::size_t>> batchesOf(const std::vector<std::size_t>& order, std::size_t batchSize);

}  // namespace wb
