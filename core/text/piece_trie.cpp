#include "core/text/piece_trie.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/base/utf8.h"

namespace wb {

/// `slots` is a power of two.
void PieceTrie::resize(std::size_t slots) {
  m_slots.assign(slots, {});
  m_shift = 64U - static_cast<unsigned>(std::countr_zero(slots));
}

PieceTrie::Node& PieceTrie::child(std::uint32_t parent, char32_t c) {
  Node* node = nullptr;
  if (parent == 0 && c < m_roots.size()) {
    node = &m_roots[c];
  } else {
    Slot& slot = m_slots[placeOf(keyOf(parent, c))];
    if (slot.key == 0) ++m_used;
    slot.key = keyOf(parent, c);
    node = &slot.node;
  }
  if (node->number == 0U) node->number = ++m_numbers & 0x7FFFFFFFU;
  return *node;
}

void PieceTrie::makeRoomFor(std::size_t nodes) {
  if ((m_used + nodes) * 4 <= m_slots.size() * 3) return;
  const std::vector<Slot> old = std::move(m_slots);
  resize(std::bit_ceil((m_used + nodes) * 2));
  for (const Slot& slot : old) {
    if (slot.key != 0) m_slots[placeOf(slot.key)] = slot;
  }
}

void PieceTrie::advance(Entering& piece) {
  const CodePoint point = decodeUtf8(piece.rest, 0);
  piece.rest.remove_prefix(point.length);
  Node& node = child(piece.parent, point.value);
  piece.parent = node.number;
  if (piece.rest.empty()) {
    node.piece = std::max(node.piece, piece.id);
    return;
  }
  node.goesOn = 1;
  const char32_t following = decodeUtf8(piece.rest, 0).value;
  __builtin_prefetch(&m_slots[keyOf(node.number, following) * hashFactor >> m_shift], 1);
}

void PieceTrie::add(std::string_view piece, TokenId id) {
  makeRoomFor(piece.size());
  Entering entering{piece, id};
  while (!entering.rest.empty()) advance(entering);
}

void PieceTrie::addAll(std::span<const TokenId> ids, const std::function<std::string_view(TokenId)>& piece) {
  makeRoomFor(2 * ids.size());  // about as many nodes come of it
  std::array<Entering, 16> entering;
  std::size_t next = 0;
  std::size_t done = 0;
  while (done < ids.size()) {
    for (Entering& one : entering) {
      if (one.rest.empty()) {
        if (next == ids.size()) continue;
        one = {piece(ids[next]), ids[next], 0};
        makeRoomFor(one.rest.size());
        ++next;
      }
      if (!one.rest.empty()) advance(one);
      if (one.rest.empty()) ++done;
    }
  }
}

PieceTrie::Node PieceTrie::after(std::string_view text) const {
  const Node* node = nullptr;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint point = decodeUtf8(text, position);
    node = position == 0 ? first(point.value) : next(*node, point.value);
    if (node == nullptr) return {};
    position += point.length;
  }
  return node == nullptr ? Node() : *node;
}

std::optional<TokenId> PieceTrie::find(std::string_view piece) const {
  const TokenId id = after(piece).piece;
  return id < 0 ? std::nullopt : std::optional(id);
}

}  // namespace wb
