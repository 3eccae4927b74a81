#include "core/text/bpe_model.h"

#include <algorithm>
#include <bit>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/byte_alphabet.h"

namespace wb {
namespace {

using Workspace = BpeModel::Workspace;

constexpr std::uint32_t nothing = 0xFFFFFFFF;  // no neighbour

/// The queue's first is the least.
bool isLater(const Workspace::Candidate& a, const Workspace::Candidate& b) { return a.order > b.order; }

std::uint64_t pairOf(TokenId left, TokenId right) {
  return std::uint64_t{static_cast<std::uint32_t>(left)} << 32U | static_cast<std::uint32_t>(right);
}

/// The bytes of a byte's letter in the alphabet.
std::uint32_t letterLength(char byte) { return byteAlphabet()[static_cast<unsigned char>(byte)] < 0x80 ? 1 : 2; }

}  // namespace

BpeModel::BpeModel(const Vocabulary& vocabulary, const Merges& merges, Settings settings, const std::string& where)
    : m_settings(std::move(settings)) {
  m_ids.reserve(vocabulary.size());
  for (const auto& [token, id] : vocabulary) {
    m_ids[token] = id;
    if (static_cast<std::size_t>(id) >= m_tokens.size()) m_tokens.resize(static_cast<std::size_t>(id) + 1);
    m_tokens[static_cast<std::size_t>(id)] = token;
  }
  addMerges(merges, where);
  findByteTokens(where);
  findWholeWords();
}

void BpeModel::addMerges(const Merges& merges, const std::string& where) {
  const auto idOf = [&](const std::string& token) {
    if (const auto id = find(token)) return *id;
    throw Error(ErrorCode::BadInput,
                say("A merge in %1 needs the token \"%2\", which the vocabulary lacks.", where, token));
  };
  m_merges.resize(std::bit_ceil(merges.size() * 2 + 2));
  m_shift = 64U - static_cast<unsigned>(std::countr_zero(m_merges.size()));
  std::uint32_t rank = 0;
  for (const auto& [left, right] : merges) {
    const std::uint64_t pair = pairOf(idOf(left), idOf(right));
    m_merges[placeOf(pair)] = {pair, rank++, idOf(left + right)};
  }
}

void BpeModel::findByteTokens(const std::string& where) {
  if (m_settings.unknown) m_unknown = find(*m_settings.unknown).value_or(-1);
  for (std::size_t byte = 0; byte < m_byteTokens.size(); ++byte) {
    std::string letter;
    appendUtf8(letter, byteAlphabet()[byte]);
    m_byteTokens[byte] = find(letter).value_or(-1);
    if (m_byteTokens[byte] >= 0 || !m_settings.unknown || m_unknown >= 0) continue;
    throw Error(ErrorCode::BadInput,
                say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where,
                    *m_settings.unknown));
  }
}

/// Most words of a text are tokens whose own bytes merge into them. With these known there is nothing left to merge.
void BpeModel::findWholeWords() {
  Workspace workspace;
  for (const auto& [token, id] : m_ids) {
    std::optional<std::string> bytes = spelledBytes(token);
    if (!bytes || bytes->empty()) continue;
    if (!m_settings.wholeWordsFirst) {
      split(*bytes, workspace);
      if (workspace.tokens.size() != 1 || workspace.tokens[0].id != id || workspace.tokens[0].end != bytes->size()) {
        continue;
      }
    }
    m_words.emplace(*std::move(bytes), id);
  }
}

std::size_t BpeModel::placeOf(std::uint64_t pair) const {
  constexpr std::uint64_t hashFactor = 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
  std::size_t place = (pair ^ pair >> 29U) * hashFactor >> m_shift;
  while (m_merges[place].pair != pair && m_merges[place].pair != ~std::uint64_t{0}) {
    place = (place + 1) & (m_merges.size() - 1);
  }
  return place;
}

const BpeModel::Merge* BpeModel::mergeOf(TokenId left, TokenId right) const {
  const Merge& found = m_merges[placeOf(pairOf(left, right))];
  return found.pair == pairOf(left, right) ? &found : nullptr;
}

/// Sets the symbols to the bytes of a word. True when some were left out.
bool BpeModel::addSymbols(std::string_view word, Workspace& workspace) const {
  std::vector<Workspace::Symbol>& symbols = workspace.symbols;
  symbols.clear();
  bool isMissing = false;
  bool wasUnknown = false;
  for (std::uint32_t i = 0; i < word.size(); ++i) {
    const TokenId id = m_byteTokens[static_cast<unsigned char>(word[i])];
    const bool isUnknown = id < 0;
    if (isUnknown && m_unknown < 0) {
      isMissing = true;
    } else if (isUnknown && wasUnknown && m_settings.fuseUnknown) {
      symbols.back().end = i + 1;
    } else {
      const auto place = static_cast<std::uint32_t>(symbols.size());
      symbols.push_back({isUnknown ? m_unknown : id, i, i + 1, place == 0 ? nothing : place - 1, place + 1});
    }
    wasUnknown = isUnknown;
  }
  if (!symbols.empty()) symbols.back().next = nothing;
  return isMissing;
}

/// Queues the merge of a symbol with the next one, if there is one.
void BpeModel::propose(std::uint32_t left, Workspace& workspace) const {
  const Workspace::Symbol& symbol = workspace.symbols[left];
  if (symbol.next == nothing) return;
  const Merge* merge = mergeOf(symbol.id, workspace.symbols[symbol.next].id);
  if (merge == nullptr) return;
  workspace.queue.push_back({std::uint64_t{merge->rank} << 32U | left, merge->made});
  std::ranges::push_heap(workspace.queue, isLater);
}

/// Each merge is one step on a heap, so a word of n bytes takes O(n log n).
void BpeModel::mergeAll(Workspace& workspace) const {
  std::vector<Workspace::Symbol>& symbols = workspace.symbols;
  workspace.queue.clear();
  for (std::uint32_t i = 0; i < symbols.size(); ++i) propose(i, workspace);
  while (!workspace.queue.empty()) {
    std::ranges::pop_heap(workspace.queue, isLater);
    const Workspace::Candidate best = workspace.queue.back();
    workspace.queue.pop_back();
    const auto place = static_cast<std::uint32_t>(best.order);
    Workspace::Symbol& left = symbols[place];
    if (left.begin == left.end || left.next == nothing) continue;
    Workspace::Symbol& right = symbols[left.next];
    // Neighbours may have changed since; like the public library, take any pair that makes the same token.
    const Merge* merge = mergeOf(left.id, right.id);
    if (merge == nullptr || merge->made != best.made) continue;
    left.id = best.made;
    left.end = right.end;
    left.next = right.next;
    right.end = right.begin;
    if (left.next != nothing) symbols[left.next].previous = place;
    if (left.previous != nothing) propose(left.previous, workspace);
    propose(place, workspace);
  }
}

void BpeModel::split(std::string_view word, Workspace& workspace) const {
  workspace.tokens.clear();
  if (const auto known = m_words.find(word); known != m_words.end()) {
    workspace.tokens.push_back({known->second, 0, static_cast<std::uint32_t>(word.size())});
    return;
  }
  const bool isMissing = addSymbols(word, workspace);
  mergeAll(workspace);
  for (const Workspace::Symbol& symbol : workspace.symbols) {
    if (symbol.begin != symbol.end) workspace.tokens.push_back({symbol.id, symbol.begin, symbol.end});
  }
  if (isMissing) shiftOverMissing(word, workspace.tokens);
}

/// The public library places tokens by adding up the letters of those before them, so that bytes which were left out
/// shift what follows to the left.
void BpeModel::shiftOverMissing(std::string_view word, std::vector<Token>& tokens) const {
  std::vector<std::uint32_t> byteAt;  // for each byte of the word in the alphabet
  for (std::uint32_t i = 0; i < word.size(); ++i) byteAt.insert(byteAt.end(), letterLength(word[i]), i);
  std::size_t at = 0;
  for (Token& token : tokens) {
    std::size_t length = 0;
    for (std::uint32_t i = token.begin; i < token.end; ++i) {
      if (m_byteTokens[static_cast<unsigned char>(word[i])] >= 0) length += letterLength(word[i]);
    }
    token.begin = byteAt[at];
    at += length;
    token.end = byteAt[at - 1] + 1;
  }
}

std::optional<TokenId> BpeModel::find(const std::string& token) const {
  const auto found = m_ids.find(token);
  return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

const std::string& BpeModel::token(TokenId id) const {
  static const std::string none;
  return id >= 0 && static_cast<std::size_t>(id) < m_tokens.size() ? m_tokens[static_cast<std::size_t>(id)] : none;
}

}  // namespace wb
