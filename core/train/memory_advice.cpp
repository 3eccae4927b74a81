#include "core/train/memory_advice.h"

#include <algorithm>

namespace wb {
namespace {

constexpr int shortestBatch = 1;
constexpr int shortestTexts = 32;

TrainConfig withHalfBatch(TrainConfig config) {
  config.batchSize /= 2;
  config.accumulate *= 2;
  return config;
}

/// Half of the texts' length; the longest power of two below it.
TrainConfig withShorterTexts(TrainConfig config) {
  int length = shortestTexts;
  while (length * 2 < config.maxLength) length *= 2;
  config.maxLength = length;
  return config;
}

class Search {
 public:
  Search(std::int64_t available, const MemoryNeed& need) : m_available(available), m_need(need) {}

  std::optional<MemoryAdvice> tryOut(MemoryChange change, const TrainConfig& config) const {
    const std::int64_t bytes = m_need(config);
    if (bytes > m_available) return std::nullopt;
    return MemoryAdvice{change, config, bytes};
  }

  std::optional<MemoryAdvice> smallerBatch(TrainConfig config, MemoryChange change) const {
    while (config.batchSize / 2 >= shortestBatch && config.batchSize % 2 == 0) {
      config = withHalfBatch(config);
      if (auto advice = tryOut(change, config)) return advice;
    }
    return std::nullopt;
  }

  std::optional<MemoryAdvice> shorterTexts(TrainConfig config, MemoryChange change) const {
    while (config.maxLength > shortestTexts) {
      config = withShorterTexts(config);
      if (auto advice = tryOut(change, config)) return advice;
      if (change == MemoryChange::All) {
        if (auto advice = smallerBatch(config, change)) return advice;
      }
    }
    return std::nullopt;
  }

 private:
  std::int64_t m_available;
  const MemoryNeed& m_need;
};

}  // namespace

std::optional<MemoryAdvice> adviseMemory(const TrainConfig& config, std::int64_t availableBytes, const MemoryNeed& need,
                                         const std::vector<std::string>& smallerEncoders) {
  const Search search(availableBytes, need);
  if (auto advice = search.smallerBatch(config, MemoryChange::SmallerBatch)) return advice;
  TrainConfig frozen = config;
  frozen.freezeEmbeddings = true;
  if (!config.freezeEmbeddings) {
    if (auto advice = search.tryOut(MemoryChange::FrozenTable, frozen)) return advice;
  }
  if (auto advice = search.shorterTexts(config, MemoryChange::ShorterTexts)) return advice;
  if (auto advice = search.shorterTexts(frozen, MemoryChange::All)) return advice;
  for (const std::string& name : smallerEncoders) {
    TrainConfig other = config;
    other.encoder = name;
    if (auto advice = search.tryOut(MemoryChange::SmallerEncoder, other)) return advice;
  }
  return std::nullopt;
}

}  // namespace wb
