// WordPiece (Schuster and Nakajima 2012) as BERT uses it: greedy longest match inside each word.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text/normalized_text.h"
#include "core/text/piece_trie.h"

namespace wb {

class WordPieceModel {
 public:
  using Vocabulary = std::vector<std::pair<std::string, TokenId>>;

  struct Settings {
    std::string unknown = "[UNK]";
    std::string continuation = "##";  ///< what pieces inside a word begin with
    std::size_t longestWord = 100;    ///< characters; a longer word is unknown
  };

  /// Of equal tokens the last one counts. Throws Error{BadInput} when the unknown token is missing; `where` names the
  /// vocabulary for it.
  WordPieceModel(const Vocabulary& vocabulary, Settings settings, const std::string& where);

  /// Writes the pieces of a word, or the unknown token for the whole of it, and returns how many there are. The word is
  /// not empty; there is room for as many tokens as it has characters.
  std::size_t pieces(std::span<const NormalizedCharacter> word, TokenId* ids, std::uint32_t* begins,
                     std::uint32_t* ends) const;
  /// The token of a word of one character.
  TokenId characterToken(char32_t c) const;

  std::optional<TokenId> find(const std::string& token) const;
  /// The token of an id; of several the last one; empty without one.
  std::string token(TokenId id) const;
  /// Different tokens.
  std::size_t count() const { return m_ids.size(); }
  /// One more than the highest id.
  std::size_t size() const { return m_tokens.size(); }
  TokenId unknown() const { return m_unknown; }
  std::size_t longestWord() const { return m_settings.longestWord; }

 private:
  Settings m_settings;
  std::unordered_map<std::string, TokenId> m_ids;
  std::vector<std::string> m_tokens;  ///< by id
  PieceTrie m_trie;
  PieceTrie::Node m_inside;  ///< where pieces inside a word begin; they begin anywhere without a continuation
  TokenId m_unknown = 0;
};

}  // namespace wb
