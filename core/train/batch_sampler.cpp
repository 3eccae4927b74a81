#include "core/train/batch_sampler.h"

#include <algorithm>
#include <numeric>

#include "core/base/random.h"

namespace wb {
namespace {

// Batches a pool: enough that lengths within a batch are close, few enough that batches stay random.
constexpr std::size_t poolBatches = 32;

}  // namespace

std::vector<std::vector<std::size_t>> epochBatches(std::span<const std::size_t> lengths, std::size_t batchSize,
                                                   std::uint64_t seed, int epoch) {
  Random random = epochRandom(seed, epoch);

  std::vector<std::size_t> order(lengths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);

  std::vector<std::vector<std::size_t>> batches;
  for (std::size_t pool = 0; pool < order.size(); pool += poolBatches * batchSize) {
    const std::size_t poolEnd = std::min(order.size(), pool + poolBatches * batchSize);
    const auto begin = order.begin();
    std::stable_sort(begin + static_cast<std::ptrdiff_t>(pool), begin + static_cast<std::ptrdiff_t>(poolEnd),
                     [&](std::size_t a, std::size_t b) { return lengths[a] > lengths[b]; });
    for (std::size_t at = pool; at < poolEnd; at += batchSize) {
      const std::size_t end = std::min(poolEnd, at + batchSize);
      batches.emplace_back(begin + static_cast<std::ptrdiff_t>(at), begin + static_cast<std::ptrdiff_t>(end));
    }
  }
  random.shuffle(batches);
  return batches;
}

}  // namespace wb
