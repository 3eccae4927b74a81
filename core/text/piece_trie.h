// A trie of vocabulary pieces whose edges lie in one hash table: the longest piece at a place is found by walking.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/text/special_token_template.h"

namespace wb {

class PieceTrie {
 public:
  using State = std::uint32_t;
  static constexpr State root = 0;
  static constexpr State none = 0xFFFFFFFF;

  PieceTrie();

  /// Of equal pieces the last one counts. The empty piece is never found.
  void insert(std::u32string_view piece, TokenId id);

  /// The state after `c`, or none.
  State next(State state, char32_t c) const {
    const std::uint64_t key = keyOf(state, c);
    for (std::size_t i = slotOf(key);; i = (i + 1) & m_mask) {
      if (m_edges[i].key == key) return m_edges[i].next;
      if (m_edges[i].key == emptyKey) return none;
    }
  }
  /// The state that a whole text leads to, or none.
  State walk(std::u32string_view text) const;
  /// The id of the piece that ends in a state, or -1.
  TokenId id(State state) const { return m_ids[state]; }

 private:
  struct Edge {
    std::uint64_t key = 0;
    State next = none;
  };
  static constexpr std::uint64_t emptyKey = ~std::uint64_t{0};

  static std::uint64_t keyOf(State state, char32_t c) { return (std::uint64_t{state} << 21) | c; }
  std::size_t slotOf(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15ULL) >> m_shift; }
  State add(State from, char32_t c);
  void grow();

  std::vector<Edge> m_edges;  ///< open addressing, at most half full
  std::vector<TokenId> m_ids;
  std::size_t m_mask = 0;
  int m_shift = 0;
};

}  // namespace wb
