// Byte pair encoding (Sennrich, Haddow and Birch 2016) over bytes: a word begins as its bytes, and of all neighbours
// that the list of merges names the earliest listed are joined first, until none is left.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text/special_token_template.h"

namespace wb {

class BpeModel {
 public:
  using Vocabulary = std::vector<std::pair<std::string, TokenId>>;
  using Merges = std::vector<std::pair<std::string, std::string>>;

  struct Settings {
    std::optional<std::string> unknown;  ///< stands for bytes without token; these are left out when there is none
    bool fuseUnknown = false;            ///< neighbouring bytes without token are one unknown token
    bool wholeWordsFirst = false;        ///< "ignore_merges": a word that is a token is not merged
  };

  /// Tokens are written in the byte alphabet. Throws Error{BadInput} when a merge names or makes a token that the
  /// vocabulary lacks, or when the unknown token is needed and missing; `where` names the file.
  BpeModel(const Vocabulary& vocabulary, const Merges& merges, Settings settings, const std::string& where);

  /// A token of a word: its bytes from `begin` to before `end`.
  struct Token {
    TokenId id = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  /// Memory for splitting words, handed in so that many words share it.
  struct Workspace {
    struct Symbol {
      TokenId id = 0;
      std::uint32_t begin = 0;
      std::uint32_t end = 0;  ///< equal to `begin` once the symbol has gone into the one before it
      std::uint32_t previous = 0;
      std::uint32_t next = 0;
    };
    struct Candidate {
      std::uint64_t order = 0;  ///< the merge's place in the list, then the symbol's in the word
      TokenId made = 0;
    };
    std::vector<Symbol> symbols;
    std::vector<Candidate> queue;
    std::vector<Token> tokens;
  };

  /// Sets `workspace.tokens` to the tokens of a word.
  void split(std::string_view word, Workspace& workspace) const;

  std::optional<TokenId> find(const std::string& token) const;
  /// The token of an id; empty without one.
  const std::string& token(TokenId id) const;
  /// What stands for bytes without token, or -1.
  TokenId unknown() const { return m_unknown; }
  /// Different tokens.
  std::size_t count() const { return m_ids.size(); }
  /// One more than the highest id.
  std::size_t size() const { return m_tokens.size(); }

 private:
  /// What becomes of two neighbours.
  struct Merge {
    std::uint64_t pair = ~std::uint64_t{0};  ///< both ids; all ones in a free place
    std::uint32_t rank = 0;
    TokenId made = 0;
  };
  struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard library looks for this name
  };

  void addMerges(const Merges& merges, const std::string& where);
  void findByteTokens(const std::string& where);
  void findWholeWords();
  std::size_t placeOf(std::uint64_t pair) const;
  const Merge* mergeOf(TokenId left, TokenId right) const;
  bool addSymbols(std::string_view word, Workspace& workspace) const;
  void propose(std::uint32_t left, Workspace& workspace) const;
  void mergeAll(Workspace& workspace) const;
  void shiftOverMissing(std::string_view word, std::vector<Token>& tokens) const;

  Settings m_settings;
  std::unordered_map<std::string, TokenId> m_ids;
  std::vector<std::string> m_tokens;        ///< by id
  std::array<TokenId, 256> m_byteTokens{};  ///< -1 for a byte without token
  TokenId m_unknown = -1;                   ///< for such bytes; -1: they are left out
  std::vector<Merge> m_merges;              ///< a hash table, open addressing, at most half full
  unsigned m_shift = 0;                     ///< leaves as many bits of a hash as a place has
  std::unordered_map<std::string, TokenId, TextHash, std::equal_to<>> m_words;  ///< those known to be one token
};

}  // namespace wb
