// Tokens that stand beside a tokenizer's model ([CLS], [MASK], a user's own) and are found in a text literally, before
// the model sees what lies between them.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/normalized_text.h"
#include "core/text/special_token_template.h"

namespace wb {

/// As the `added_tokens` of tokenizer.json describe one.
struct AddedToken {
  std::string content;
  bool singleWord = false;  ///< only where no letter or digit touches it
  bool lstrip = false;      ///< takes the white space before it along
  bool rstrip = false;      ///< and after it
  bool normalized = true;   ///< looked for in the normalised text, else in the original
  bool special = false;

  /// As a special token is that is given by its text alone.
  static AddedToken specialToken(std::string content) { return {std::move(content), false, false, false, false, true}; }
  friend bool operator==(const AddedToken&, const AddedToken&) = default;
};

/// A part of a text: an added token, or what lies between two (`token` is noToken's -1 then).
struct TextPart {
  std::size_t begin = 0;
  std::size_t end = 0;
  TokenId token = -1;
};

/// Finds added tokens in a text: the leftmost, and of those that begin together the longest.
class AddedTokenMatcher {
 public:
  struct Pattern {
    std::string text;
    TokenId id = 0;
    AddedToken token;
  };

  AddedTokenMatcher() = default;
  /// Patterns are not empty and differ.
  explicit AddedTokenMatcher(std::vector<Pattern> patterns);

  bool empty() const { return m_patterns.empty(); }
  /// Whether some pattern begins with this byte.
  bool mayBegin(unsigned char byte) const { return m_leads[byte]; }
  /// False only when the text has none of the tokens.
  bool mayOccurIn(std::string_view text) const;
  /// The parts of a text, which together cover it. Empty for an empty text.
  std::vector<TextPart> split(std::string_view text) const;

 private:
  const Pattern* longestAt(std::string_view text, std::size_t position) const;

  std::vector<Pattern> m_patterns;  ///< the longest first
  std::array<bool, 256> m_leads{};
  std::string m_leadBytes;
};

/// The added tokens of a tokenizer with their ids.
class AddedVocabulary {
 public:
  using Lookup = std::function<std::optional<TokenId>(const std::string&)>;
  using Normalize = std::function<std::string(const std::string&)>;

  /// Gives `token` the id it has among the added tokens or in the model's vocabulary (`inModel`), else the next free
  /// one after the model's `modelCount` different tokens. A token with the same id is replaced.
  void add(const AddedToken& token, const Lookup& inModel, std::size_t modelCount);

  /// Prepares the search: `normalize` is what the tokenizer does to a text before it splits it.
  /// Throws Error{Unsupported} when two tokens become the same text, or one becomes empty.
  void finish(const Normalize& normalize);

  const AddedToken* find(TokenId id) const;
  std::optional<TokenId> idOf(const std::string& content) const;
  /// One more than the highest id; 0 without tokens.
  std::size_t size() const;
  const std::map<TokenId, AddedToken>& tokens() const { return m_tokens; }

  /// Finds the tokens that are looked for in the text as it is.
  const AddedTokenMatcher& verbatim() const { return m_verbatim; }
  /// Finds those that are looked for in the normalised text.
  const AddedTokenMatcher& normalized() const { return m_normalized; }
  /// The parts of a normalised text, counted in characters.
  std::vector<TextPart> splitNormalized(std::span<const NormalizedCharacter> text) const;

 private:
  std::map<TokenId, AddedToken> m_tokens;
  std::map<std::string, TokenId> m_ids;
  AddedTokenMatcher m_verbatim;
  AddedTokenMatcher m_normalized;
};

}  // namespace wb
