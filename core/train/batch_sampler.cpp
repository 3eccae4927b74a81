#include "core/train/batch_sampler.h"

#include <algorithm>
#include <numeric>

#include "core/base/random.h"

namespace wb {

std::vector<std::size_t> shuffledOrder(std::size_t texts, std::uint64_t seed, int epoch) {
  Random random = epochRandom(seed, epoch);
  std::vector<std::size_t> order(texts);
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(order);
  return order;
}

std::vector<std::vector<std::size_t>> batchesOf(const std::vector<std::size_t>& order, std::size_t batchSize) {
  std::vector<std::vector<std::size_t>> batches;
  for (std::size_t begin = 0; begin < order.size(); begin += batchSize) {
    const std::size_t end = std::min(order.size(), begin + batchSize);
    batches.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(begin),
                         order.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return batches;
}

}  // namespace wb
