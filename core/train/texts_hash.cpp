#include "core/train/texts_hash.h"

namespace wb {

std::uint64_t hashOf(const std::vector<LabelledTokens>& texts) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto add = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x100000001b3ULL; };
  for (const LabelledTokens& text : texts) {
    add(text.ids.size());
    for (const TokenId id : text.ids) add(static_cast<std::uint64_t>(id));
    add(static_cast<std::uint64_t>(text.label));
    for (const int label : text.labels) add(static_cast<std::uint64_t>(label));
  }
  return hash;
}

}  // namespace wb
