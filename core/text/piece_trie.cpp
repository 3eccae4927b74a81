#include "core/text/piece_trie.h"

#include <bit>

namespace wb {

PieceTrie::PieceTrie() : m_ids(1, -1) { grow(); }

void PieceTrie::insert(std::u32string_view piece, TokenId id) {
  State state = root;
  for (const char32_t c : piece) {
    const State found = next(state, c);
    state = found == none ? add(state, c) : found;
  }
  if (state != root) m_ids[state] = id;
}

PieceTrie::State PieceTrie::walk(std::u32string_view text) const {
  State state = root;
  for (const char32_t c : text) {
    state = next(state, c);
    if (state == none) return none;
  }
  return state;
}

PieceTrie::State PieceTrie::add(State from, char32_t c) {
  if (m_ids.size() * 2 > m_edges.size()) grow();
  const auto made = static_cast<State>(m_ids.size());
  m_ids.push_back(-1);
  const std::uint64_t key = keyOf(from, c);
  std::size_t slot = slotOf(key);
  while (m_edges[slot].key != emptyKey) slot = (slot + 1) & m_mask;
  m_edges[slot] = {key, made};
  return made;
}

void PieceTrie::grow() {
  constexpr std::size_t fewest = 1024;
  std::vector<Edge> old(m_edges.empty() ? fewest : m_edges.size() * 2, Edge{emptyKey, none});
  old.swap(m_edges);
  m_mask = m_edges.size() - 1;
  m_shift = 64 - std::countr_zero(m_edges.size());
  for (const Edge& edge : old) {
    if (edge.key == emptyKey) continue;
    std::size_t slot = slotOf(edge.key);
    while (m_edges[slot].key != emptyKey) slot = (slot + 1) & m_mask;
    m_edges[slot] = edge;
  }
}

}  // namespace wb
