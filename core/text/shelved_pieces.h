// The pieces of a large vocabulary on shelves by their first characters, of which a trie is made when a text first
// needs it: a Chinese title needs a twentieth of a vocabulary for a hundred languages, and waits for no more.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "core/text/piece_trie.h"

namespace wb {

/// May be read by many threads at once.
class ShelvedPieces {
 public:
  /// piece(id) for each id from 0 to `count` − 1 must stay what it is.
  ShelvedPieces(std::size_t count, std::function<std::string_view(TokenId)> piece);

  /// A trie with all pieces that a text can begin with whose first two characters are `first` and `second` (0 where it
  /// has but one).
  const PieceTrie& beginningWith(char32_t first, char32_t second) const {
    Shelf& shelf = m_shelves[placeOf(first, second)];
    std::call_once(shelf.filled, [&] { shelf.trie.addAll(shelf.ids, m_piece); });
    return shelf.trie;
  }

  /// The id of a piece; of equal ones the last counts.
  std::optional<TokenId> find(std::string_view piece) const;

 private:
  static constexpr std::size_t shelves = 64;
  struct Shelf {
    std::vector<TokenId> ids;
    std::once_flag filled;
    PieceTrie trie{0};
  };

  static std::size_t placeOf(char32_t first, char32_t second);

  std::function<std::string_view(TokenId)> m_piece;
  mutable std::array<Shelf, shelves> m_shelves;
};

}  // namespace wb
