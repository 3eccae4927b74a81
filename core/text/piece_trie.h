// The pieces of a vocabulary as a trie over characters: one step for an ideograph where bytes would take three.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/text/special_token_template.h"

namespace wb {

class PieceTrie {
 public:
  /// What the characters on the way to a node spell is piece `piece`, or only the beginning of pieces (-1).
  struct Node {
    std::uint32_t number : 31 = 0;
    std::uint32_t goesOn : 1 = 0;  ///< some piece is longer
    TokenId piece = -1;
  };

  /// The nodes of first characters below `roots` are found without a search, which wants 8 bytes for each.
  explicit PieceTrie(std::size_t roots = 0x10000) : m_roots(roots) { resize(1024); }

  /// `piece` is UTF-8. Of equal pieces the one with the largest id counts.
  void add(std::string_view piece, TokenId id);
  /// Adds pieces, piece(id) for each of `ids`: many at a time, because the table is larger than the processor's cache
  /// and each step would wait for it.
  void addAll(std::span<const TokenId> ids, const std::function<std::string_view(TokenId)>& piece);

  /// The node after a first character, or after one more; null where no piece begins so.
  const Node* first(char32_t c) const {
    if (c >= m_roots.size()) return find(0, c);
    return m_roots[c].number != 0U ? &m_roots[c] : nullptr;
  }
  const Node* next(const Node& node, char32_t c) const { return node.goesOn != 0U ? find(node.number, c) : nullptr; }

  /// The node after a whole text; one that no piece goes on from where none begins so, or the text is empty.
  Node after(std::string_view text) const;
  std::optional<TokenId> find(std::string_view piece) const;

 private:
  static constexpr std::uint64_t hashFactor = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio

  struct Slot {
    std::uint64_t key = 0;  ///< the parent's number and the character; 0 in a free slot
    Node node;
  };

  static std::uint64_t keyOf(std::uint32_t parent, char32_t c) { return std::uint64_t{parent} << 21U | c; }
  std::size_t placeOf(std::uint64_t key) const {
    std::size_t place = key * hashFactor >> m_shift;
    while (m_slots[place].key != 0 && m_slots[place].key != key) place = (place + 1) & (m_slots.size() - 1);
    return place;
  }
  const Node* find(std::uint32_t parent, char32_t c) const {
    const Slot& slot = m_slots[placeOf(keyOf(parent, c))];
    return slot.key != 0 ? &slot.node : nullptr;
  }
  Node& child(std::uint32_t parent, char32_t c);
  /// A piece on its way into the trie: its first characters have led to node `parent`.
  struct Entering {
    std::string_view rest;
    TokenId id = 0;
    std::uint32_t parent = 0;
  };
  /// Takes one character in.
  void advance(Entering& piece);
  void makeRoomFor(std::size_t nodes);
  void resize(std::size_t slots);

  std::vector<Node> m_roots;  ///< after first characters
  std::vector<Slot> m_slots;  ///< all other nodes: a hash table, open addressing, at most half full
  unsigned m_shift = 0;       ///< leaves as many bits of a hash as a place has
  std::size_t m_used = 0;
  std::uint32_t m_numbers = 0;
};

}  // namespace wb
