#include "core/text/unigram_trie.h"

#include <bit>
#include <utility>

#include "core/base/utf8.h"

namespace wb {

std::size_t UnigramTrie::placeOf(std::uint64_t key) const {
  const int shift = 64 - std::countr_zero(m_slots.size());
  std::size_t place = key * 0x9E3779B97F4A7C15U >> static_cast<unsigned>(shift);  // 2^64 over the golden ratio
  while (m_slots[place].key != 0 && m_slots[place].key != key) place = (place + 1) & (m_slots.size() - 1);
  return place;
}

const UnigramTrie::Node* UnigramTrie::find(std::uint32_t parent, char32_t c) const {
  const Slot& slot = m_slots[placeOf(keyOf(parent, c))];
  return slot.key != 0 ? &slot.node : nullptr;
}

const UnigramTrie::Node* UnigramTrie::first(char32_t c) const {
  if (c >= m_roots.size()) return find(0, c);
  return m_roots[c].number != 0U ? &m_roots[c] : nullptr;
}

UnigramTrie::Node& UnigramTrie::child(std::uint32_t parent, char32_t c) {
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

void UnigramTrie::makeRoomFor(std::size_t nodes) {
  if ((m_used + nodes) * 2 <= m_slots.size()) return;
  std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(std::bit_ceil((m_used + nodes) * 4)));
  for (const Slot& slot : old) {
    if (slot.key != 0) m_slots[placeOf(slot.key)] = slot;
  }
}

void UnigramTrie::add(std::string_view piece, TokenId id) {
  makeRoomFor(piece.size());
  Node* node = nullptr;
  for (std::size_t position = 0; position < piece.size();) {
    const CodePoint point = decodeUtf8(piece, position);
    position += point.length;
    if (node != nullptr) node->goesOn = 1;
    node = &child(node == nullptr ? 0 : node->number, point.value);
  }
  if (node != nullptr) node->piece = id;
}

std::optional<TokenId> UnigramTrie::find(std::string_view piece) const {
  const Node* node = nullptr;
  for (std::size_t position = 0; position < piece.size();) {
    const CodePoint point = decodeUtf8(piece, position);
    node = position == 0 ? first(point.value) : next(*node, point.value);
    if (node == nullptr) return std::nullopt;
    position += point.length;
  }
  return node != nullptr && node->piece >= 0 ? std::optional(node->piece) : std::nullopt;
}

}  // namespace wb
