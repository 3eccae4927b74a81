#include "core/text/unigram_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/base/error.h"

namespace wb {
namespace {

constexpr double unknownPenalty = 10;  // how far below the rarest piece an unknown character stands

/// Of two equal ways to one place the first is kept.
bool isBetter(double score, const UnigramModel::Workspace::Best& place) { return place.id < 0 || score > place.score; }

/// The character at a place, 0 behind the end.
char32_t valueAt(std::span<const NormalizedCharacter> word, std::size_t place) {
  return place < word.size() ? word[place].value : 0;
}

Error noUnknownToken() {
  return Error(ErrorCode::BadInput,
               say("The text has characters that the tokenizer does not know, and the tokenizer has no token for "
                   "unknown characters."));
}

}  // namespace

void UnigramPieces::add(std::string_view text, double score) {
  m_texts += text;
  m_ends.push_back(m_texts.size());
  m_scores.push_back(score);
}

std::string_view UnigramPieces::text(std::size_t id) const {
  return std::string_view(m_texts).substr(m_ends[id], m_ends[id + 1] - m_ends[id]);
}

UnigramModel::UnigramModel(UnigramPieces pieces, std::optional<TokenId> unknown, bool byteFallback)
    : m_pieces(std::move(pieces)),
      m_unknown(unknown),
      m_shelves(m_pieces.size(), [this](TokenId id) { return piece(id); }) {
  if (unknown && (*unknown < 0 || static_cast<std::size_t>(*unknown) >= m_pieces.size())) {
    throw Error(ErrorCode::BadInput,
                say("The tokenizer's vocabulary has %1 pieces, and its token for unknown characters is number %2.",
                    m_pieces.size(), *unknown));
  }
  double lowest = std::numeric_limits<double>::infinity();
  for (std::size_t id = 0; id < m_pieces.size(); ++id) lowest = std::min(lowest, m_pieces.score(id));
  m_unknownScore = lowest - unknownPenalty;
  if (byteFallback) {
    for (unsigned byte = 0; byte < 256; ++byte)
      m_bytePieces.push_back(idOf(fmt::format("<0x{:02X}>", byte)).value_or(-1));
  }
}

void UnigramModel::findBest(std::span<const NormalizedCharacter> word, std::vector<Workspace::Best>& best) const {
  best.assign(word.size() + 1, {});
  for (std::uint32_t begin = 0; begin < word.size(); ++begin) {
    const PieceTrie& trie = m_shelves.beginningWith(word[begin].value, valueAt(word, begin + 1));
    const double before = best[begin].score;
    const PieceTrie::Node* node = trie.first(word[begin].value);
    if (node == nullptr || node->piece < 0) {
      const double score = before + m_unknownScore;
      if (isBetter(score, best[begin + 1])) {
        if (!m_unknown) throw noUnknownToken();
        best[begin + 1] = {score, *m_unknown, begin};
      }
    }
    for (std::size_t end = begin + 1; node != nullptr; ++end) {
      if (node->piece >= 0) {
        const double score = before + m_pieces.score(static_cast<std::size_t>(node->piece));
        if (isBetter(score, best[end])) best[end] = {score, node->piece, begin};
      }
      node = end < word.size() ? trie.next(*node, word[end].value) : nullptr;
    }
  }
}

/// Unknown characters are one token: a piece that happens to be spelt like them, their bytes, or the unknown one.
void UnigramModel::addUnknown(std::span<const NormalizedCharacter> word, const UnigramToken& token,
                              std::vector<UnigramToken>& tokens) const {
  const std::string text = NormalizedText({word.begin() + token.begin, word.begin() + token.end}).utf8();
  const auto bytePiece = [this](char byte) { return m_bytePieces[static_cast<unsigned char>(byte)]; };
  if (const std::optional<TokenId> id = idOf(text)) {
    tokens.push_back({*id, token.begin, token.end});
  } else if (!m_bytePieces.empty() && std::ranges::all_of(text, [&](char b) { return bytePiece(b) >= 0; })) {
    for (const char byte : text) tokens.push_back({bytePiece(byte), token.begin, token.end});
  } else {
    tokens.push_back(token);
  }
}

void UnigramModel::split(std::span<const NormalizedCharacter> word, Workspace& workspace) const {
  findBest(word, workspace.best);
  workspace.path.clear();  // the pieces from the last to the first
  for (auto end = static_cast<std::uint32_t>(word.size()); end > 0; end = workspace.path.back().begin) {
    const Workspace::Best& last = workspace.best[end];
    if (last.id == m_unknown && !workspace.path.empty() && workspace.path.back().id == m_unknown) {
      workspace.path.back().begin = last.begin;
    } else {
      workspace.path.push_back({last.id, last.begin, end});
    }
  }
  workspace.tokens.clear();
  for (auto token = workspace.path.rbegin(); token != workspace.path.rend(); ++token) {
    if (token->id == m_unknown) {
      addUnknown(word, *token, workspace.tokens);
    } else {
      workspace.tokens.push_back(*token);
    }
  }
}

}  // namespace wb
