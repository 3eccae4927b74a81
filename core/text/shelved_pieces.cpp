#include "core/text/shelved_pieces.h"

#include <utility>

#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr char32_t wordStart = U'\u2581';  // what sentencepiece puts in place of a space

/// The first two characters of a piece, 0 for those that it has not.
std::pair<char32_t, char32_t> beginningOf(std::string_view piece) {
  if (piece.empty()) return {0, 0};
  const CodePoint first = decodeUtf8(piece, 0);
  return {first.value, first.length < piece.size() ? decodeUtf8(piece, first.length).value : 0};
}

}  // namespace

/// By the first letter, that after the mark of a word's start where there is one; ideographs share a shelf, and so do
/// the neighbouring characters of other scripts than Latin.
std::size_t ShelvedPieces::placeOf(char32_t first, char32_t second) {
  const char32_t letter = first == wordStart ? second : first;
  if (letter >= 0x2E80 && letter < 0xA000) return 0;
  return 1 + (letter < 0x250 ? letter : letter >> 7U) % (shelves - 1);
}

ShelvedPieces::ShelvedPieces(std::size_t count, std::function<std::string_view(TokenId)> piece)
    : m_piece(std::move(piece)) {
  std::vector<TokenId> everywhere;  // the mark alone begins every word
  for (std::size_t i = 0; i < count; ++i) {
    const auto id = static_cast<TokenId>(i);
    const auto [first, second] = beginningOf(m_piece(id));
    if (first == wordStart && second == 0) everywhere.push_back(id);
    m_shelves[placeOf(first, second)].ids.push_back(id);
  }
  for (Shelf& shelf : m_shelves) shelf.ids.insert(shelf.ids.end(), everywhere.begin(), everywhere.end());
}

std::optional<TokenId> ShelvedPieces::find(std::string_view piece) const {
  const auto [first, second] = beginningOf(piece);
  return beginningWith(first, second).find(piece);
}

}  // namespace wb
