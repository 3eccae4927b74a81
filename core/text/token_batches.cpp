#include "core/text/token_batches.h"

#include <algorithm>
#include <numeric>

namespace wb {

std::vector<std::vector<std::size_t>> batchesByLength(std::span<const std::size_t> lengths, std::size_t tokenBudget,
                                                      std::size_t maxTexts) {
  std::vector<std::size_t> order(lengths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lengths[a] > lengths[b]; });
  std::vector<std::vector<std::size_t>> batches;
  std::size_t room = 0;  // texts that still fit into the last batch
  for (const std::size_t index : order) {
    if (room == 0) {
      batches.emplace_back();
      const std::size_t longest = std::max<std::size_t>(lengths[index], 1);
      room = std::clamp<std::size_t>(tokenBudget / longest, 1, std::max<std::size_t>(maxTexts, 1));
    }
    batches.back().push_back(index);
    --room;
  }
  return batches;
}

}  // namespace wb
