#include "core/text/wordpiece_model.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
WordPieceModel::WordPieceModel(const Vocabulary& vocabulary, Settings settings, const std::string& where)
    : m_settings(std::move(settings)) {
  m_ids.reserve(vocabulary.size());
  for (const auto& [token, id] : vocabulary) m_ids[token] = id;
  for (const auto& [token, id] : vocabulary) {
    if (m_ids[token] != id) continue;
    if (static_cast<std::size_t>(id) >= m_tokens.size()) m_tokens.resize(static_cast<std::size_t>(id) + 1);
    m_tokens[static_cast<std::size_t>(id)] = token;
    m_trie.insert(codePoints(token), id);
  }
  m_inside = m_trie.walk(codePoints(m_settings.continuation));
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
    PieceTrie::State state = begin == 0 ? PieceTrie::root : m_inside;
    TokenId longest = -1;
    std::size_t end = begin;
    for (std::size_t i = begin; i < word.size() && state != PieceTrie::none; ++i) {
      state = m_trie.next(state, word[i].value);
      if (state == PieceTrie::none || m_trie.id(state) < 0) continue;
      longest = m_trie.id(state);
      end = i + 1;
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
  const PieceTrie::State state = m_trie.next(PieceTrie::root, c);
  const TokenId id = state == PieceTrie::none ? -1 : m_trie.id(state);
  return id < 0 ? m_unknown : id;
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
