// The pieces of a unigram model as a trie over characters: one step for an ideograph where bytes would take three.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/special_token_template.h"

namespace wb {

class UnigramTrie {
 public:
  /// What the characters on the way to a node spell is piece `piece`, or only the beginning of pieces (-1).
  struct Node {
    std::uint32_t number : 31 = 0;
    std::uint32_t goesOn : 1 = 0;  ///< some piece is longer
    TokenId piece = -1;
  };

  UnigramTrie() : m_roots(0x10000), m_slots(1024) {}

  /// `piece` is UTF-8. Of equal pieces the last counts.
  void add(std::string_view piece, TokenId id);

  /// The node after a first character, or after one more; null where no piece begins so.
  const Node* first(char32_t c) const;
  const Node* next(const Node& node, char32_t c) const { return node.goesOn != 0U ? find(node.number, c) : nullptr; }

  std::optional<TokenId> find(std::string_view piece) const;

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< the parent's number and the character; 0 in a free slot
    Node node;
  };

  static std::uint64_t keyOf(std::uint32_t parent, char32_t c) { return std::uint64_t{parent} << 21U | c; }
  std::size_t placeOf(std::uint64_t key) const;
  const Node* find(std::uint32_t parent, char32_t c) const;
  Node& child(std::uint32_t parent, char32_t c);
  void makeRoomFor(std::size_t nodes);

  std::vector<Node> m_roots;  ///< after first characters of the basic plane
  std::vector<Slot> m_slots;  ///< all other nodes: a hash table, open addressing, at most half full
  std::size_t m_used = 0;
  std::uint32_t m_numbers = 0;
};

}  // namespace wb
