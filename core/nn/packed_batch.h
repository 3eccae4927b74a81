// Texts of one pass end to end, without padding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/text/tokenizer.h"

namespace wb::nn {

struct PackedBatch {
  std::vector<TokenId> ids;
  std::vector<std::int32_t> starts{0};  ///< the first token of each text, and the end of the last

  void add(const std::vector<TokenId>& text) {
    ids.insert(ids.end(), text.begin(), text.end());
    starts.push_back(static_cast<std::int32_t>(ids.size()));
  }
  std::int64_t tokens() const { return static_cast<std::int64_t>(ids.size()); }
  std::int64_t texts() const { return static_cast<std::int64_t>(starts.size()) - 1; }
  std::int64_t start(std::int64_t text) const { return starts[static_cast<std::size_t>(text)]; }
  std::int64_t length(std::int64_t text) const { return start(text + 1) - start(text); }
};

}  // namespace wb::nn
