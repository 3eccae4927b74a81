#include "core/text/wordpiece_model.h"

#include <algorithm>

#include "core/base/error.h"

namespace wb {
WordPieceModel::WordPieceModel(const Vocabulary& vocabulary, Settings settings, const std::string& where)
    : m_settings(std::move(settings)) {
  m_ids.reserve(vocabulary.size());
  for (const auto& [token, id] : vocabulary) m_ids[token] = id;
  for (const auto& [token, id] : vocabulary) {
    if (m_ids[token] != id) continue;
    if (static_cast<std::size_t>(id) >= m_tokens.size()) m_tokens.resize(static_cast<std::size_t>(id) + 1);
    m_tokens[static_cast<std::size_t>(id)] = token;
    m_trie.add(token, id);
  }
  m_inside = m_trie.after(m_settings.continuation);
  const auto unknown = find(m_settings.unknown);
  if (!unknown) {
    throw Error(ErrorCode::BadInput,
                say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where,
                    m_settings.unknown));
  }
  m_unknown = *unknown;
}

std::size_t WordPieceModel::pieces(std::span<const NormalizedCharacter> word, TokenId* ids, std::uint32_t* begins,
                                   std::uint32_t* ends) const {
  std::size_t count = 0;
  bool isKnown = word.size() <= m_settings.longestWord;
  for (std::size_t begin = 0; isKnown && begin < word.size();) {
    const bool isFirst = begin == 0 || m_settings.continuation.empty();
    const PieceTrie::Node* node = isFirst ? m_trie.first(word[begin].value) : m_trie.next(m_inside, word[begin].value);
    TokenId longest = -1;
    std::size_t end = begin;
    for (std::size_t i = begin; node != nullptr; node = i < word.size() ? m_trie.next(*node, word[i].value) : nullptr) {
      ++i;
      if (node->piece < 0) continue;
      longest = node->piece;
      end = i;
    }
    isKnown = longest >= 0;
    if (!isKnown) break;
    ids[count] = longest;
    begins[count] = word[begin].begin;
    ends[count] = word[end - 1].end;
    ++count;
    begin = end;
  }
  if (isKnown) return count;
  *ids = m_unknown;
  *begins = word.front().begin;
  *ends = word.back().end;
  return 1;
}

TokenId WordPieceModel::characterToken(char32_t c) const {
  const PieceTrie::Node* node = m_trie.first(c);
  return node == nullptr || node->piece < 0 ? m_unknown : node->piece;
}

std::optional<TokenId> WordPieceModel::find(const std::string& token) const {
  const auto found = m_ids.find(token);
  return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

std::string WordPieceModel::token(TokenId id) const {
  return id >= 0 && static_cast<std::size_t>(id) < m_tokens.size() ? m_tokens[static_cast<std::size_t>(id)]
                                                                   : std::string();
}

}  // namespace wb
