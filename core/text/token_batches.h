// Batches of texts of similar length, so that little is padded.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace wb {

/// Indices of `lengths`, longest first, in batches whose size times longest length is at most
/// `tokenBudget` (a batch holds at least one text) and that hold at most `maxTexts` texts.
std::vector<std::vector<std::size_t>> batchesByLength(std::span<const std::size_t> lengths, std::size_t tokenBudget,
                                                      std::size_t maxTexts = 1024);

}  // namespace wb
