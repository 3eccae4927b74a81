// Many tokenized texts in a few long arrays: what reads a whole corpus wants no vectors for each text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/text/raw_tokens.h"

namespace wb {

/// Tokens of texts in their order, special ones included.
class EncodedTexts {
 public:
  /// What one thread made: the tokens of some texts one after another.
  struct Block {
    RawTokens tokens;
    std::vector<std::size_t> starts = {0};  ///< of each text in `tokens`, and the end
    std::vector<bool> cut;
  };

  explicit EncodedTexts(std::vector<Block> blocks);

  /// Number of texts.
  std::size_t size() const { return m_places.size(); }
  std::span<const TokenId> ids(std::size_t text) const { return part(text, &RawTokens::ids); }
  /// First byte of each token and the byte after its last; equal for special tokens.
  std::span<const std::uint32_t> begins(std::size_t text) const { return part(text, &RawTokens::begins); }
  std::span<const std::uint32_t> ends(std::size_t text) const { return part(text, &RawTokens::ends); }
  /// Whether the text was longer than the limit.
  bool cut(std::size_t text) const { return m_blocks[m_places[text].block].cut[m_places[text].index]; }

 private:
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t index = 0;
  };

  template <typename Value>
  std::span<const Value> part(std::size_t text, Buffer<Value> RawTokens::*field) const {
    const Block& block = m_blocks[m_places[text].block];
    const std::size_t begin = block.starts[m_places[text].index];
    return std::span<const Value>(block.tokens.*field).subspan(begin, block.starts[m_places[text].index + 1] - begin);
  }

  std::vector<Block> m_blocks;
  std::vector<Place> m_places;
};

}  // namespace wb
