#include "core/train/text_order.h"

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

}  // namespace wb
