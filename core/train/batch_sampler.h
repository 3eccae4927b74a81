// Which texts make up each batch of an epoch: shuffled, but grouped by length so that little is padded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace wb {

/// The batches of epoch `epoch` (0-based): each index of `lengths` exactly once, `batchSize` a batch
/// and the rest in a smaller one. The same seed and epoch give the same batches. Texts are shuffled,
/// sorted by length within pools of many batches, cut into batches, and the batches shuffled.
std::vector<std::vector<std::size_t>> epochBatches(std::span<const std::size_t> lengths, std::size_t batchSize,
                                                   std::uint64_t seed, int epoch);

}  // namespace wb
