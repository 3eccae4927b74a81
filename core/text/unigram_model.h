// The unigram language model of sentencepiece (Kudo 2018, arXiv 1804.10959): a word is split into the pieces with the
// highest sum of scores. Sums, ties and unknown characters are those of the public Rust tokenizer, which adds in double
// precision and keeps the first of equal ways.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/normalized_text.h"
#include "core/text/shelved_pieces.h"

namespace wb {

/// Pieces with their scores; the id of a piece is its place.
class UnigramPieces {
 public:
  void add(std::string_view text, double score);
  std::size_t size() const { return m_scores.size(); }
  std::string_view text(std::size_t id) const;
  double score(std::size_t id) const { return m_scores[id]; }

 private:
  std::string m_texts;
  std::vector<std::size_t> m_ends{0};
  std::vector<double> m_scores;
};

/// A piece of a word: its characters `begin` … `end`.
struct UnigramToken {
  TokenId id = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class UnigramModel {
 public:
  /// `unknown` is the id for characters that no piece holds. With `byteFallback` their bytes become the pieces <0x00> …
  /// <0xFF> where those exist. Throws Error{BadInput} when `unknown` is no piece's id.
  UnigramModel(UnigramPieces pieces, std::optional<TokenId> unknown, bool byteFallback);
  UnigramModel(const UnigramModel&) = delete;  // the shelves look into the pieces
  UnigramModel& operator=(const UnigramModel&) = delete;

  /// Memory for splitting words, handed in so that many words share it.
  struct Workspace {
    struct Best {
      double score = 0;
      TokenId id = -1;  ///< -1: no way leads here yet
      std::uint32_t begin = 0;
    };
    std::vector<Best> best;  ///< the last piece of the best way to each place between characters
    std::vector<UnigramToken> path;
    std::vector<UnigramToken> tokens;
  };

  /// Fills `workspace.tokens` with the pieces of `word`. A run of unknown characters is one token.
  /// Throws Error{BadInput} for an unknown character when the model has no id for it.
  void split(std::span<const NormalizedCharacter> word, Workspace& workspace) const;

  /// The id of a piece; of equal ones the last counts.
  std::optional<TokenId> idOf(std::string_view piece) const { return m_shelves.find(piece); }
  std::string_view piece(TokenId id) const { return m_pieces.text(static_cast<std::size_t>(id)); }
  std::size_t size() const { return m_pieces.size(); }
  std::optional<TokenId> unknown() const { return m_unknown; }

 private:
  void findBest(std::span<const NormalizedCharacter> word, std::vector<Workspace::Best>& best) const;
  void addUnknown(std::span<const NormalizedCharacter> word, const UnigramToken& token,
                  std::vector<UnigramToken>& tokens) const;

  UnigramPieces m_pieces;
  std::optional<TokenId> m_unknown;
  double m_unknownScore = 0;
  ShelvedPieces m_shelves;
  std::vector<TokenId> m_bytePieces;  ///< <0x00> … <0xFF>, -1 where missing; empty without byte fallback
};

}  // namespace wb
