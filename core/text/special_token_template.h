// Where the special tokens stand round one text or two: [CLS] A [SEP], <s> A </s></s> B </s>, A <sep> <cls>.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace wb {

using TokenId = std::int32_t;

/// One place of a template: the first text, the second, or special tokens.
struct TemplatePart {
  enum class Kind { First, Second, Special };
  Kind kind = Kind::Special;
  std::vector<TokenId> ids;  ///< of special tokens
  int segment = 0;           ///< the token_type_id of everything that stands here

  static TemplatePart first(int segment = 0) { return {Kind::First, {}, segment}; }
  static TemplatePart second(int segment = 1) { return {Kind::Second, {}, segment}; }
  static TemplatePart special(TokenId id, int segment = 0) { return {Kind::Special, {id}, segment}; }
};

/// The order of texts and special tokens for one text and for a pair.
struct SpecialTokenTemplate {
  std::vector<TemplatePart> single = {TemplatePart::first()};
  std::vector<TemplatePart> pair = {TemplatePart::first(), TemplatePart::second()};

  /// Special tokens it adds.
  std::size_t added(bool isPair) const;

  /// BERT: [CLS] A [SEP] and [CLS] A [SEP] B [SEP], the second text with its [SEP] in segment 1.
  static SpecialTokenTemplate bert(TokenId cls, TokenId sep);
  /// RoBERTa and XLM-R: <s> A </s> and <s> A </s></s> B </s>, all in segment 0.
  static SpecialTokenTemplate roberta(TokenId bos, TokenId eos);
};

}  // namespace wb
