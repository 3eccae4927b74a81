// Tokenizers: text to the ids a network reads, with the bytes of the text each token stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/explanation.h"

namespace wb {

using TokenId = std::int32_t;

inline constexpr std::size_t unlimitedLength = std::numeric_limits<std::size_t>::max();

/// The bytes of the original text that one token covers; empty (begin == end) for special tokens.
struct TokenBytes {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool special = false;
};

/// One tokenized text with its special tokens: [CLS] … [SEP] or <s> … </s>.
struct TokenizedText {
  std::vector<TokenId> ids;
  std::vector<TokenBytes> bytes;  ///< one for each of `ids`
  bool cut = false;               ///< the text was longer than the limit; its head was kept
};

/// What every tokenizer can do. All functions are const and may be called from many threads.
/// Malformed UTF-8 counts as U+FFFD, as in Python's errors="replace". Names of special tokens
/// written in a text never become special ids, except where the public tokenizer of that encoder
/// does so (BERT's "[MASK]" and the like).
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Tokens of `text`, at most `maxLength` of them, the two special ones included (at least 2).
  virtual TokenizedText encode(std::string_view text, std::size_t maxLength = unlimitedLength) const = 0;

  /// The same ids without the work for offsets. Sets `*cut` when given.
  virtual std::vector<TokenId> ids(std::string_view text, std::size_t maxLength = unlimitedLength,
                                   bool* cut = nullptr) const = 0;

  /// The token as the vocabulary writes it: "[CLS]", "##ing", "▁今天"; empty for an id without token.
  virtual std::string tokenText(TokenId id) const = 0;

  virtual bool isUnknown(TokenId id) const { return id == unkId(); }
  virtual TokenId padId() const = 0;
  virtual TokenId clsId() const = 0;
  virtual TokenId sepId() const = 0;
  virtual TokenId unkId() const = 0;
  virtual TokenId maskId() const = 0;
  /// Number of ids; each id is below it.
  virtual std::size_t size() const = 0;
  /// "wordpiece" or "sentencepiece".
  virtual std::string kind() const = 0;
};

/// The tokenizer of a Hugging Face folder, chosen by its files and tokenizer_config.json: vocab.txt
/// (WordPiece) or sentencepiece.bpe.model (unigram in XLM-R's numbering).
/// Throws Error{NotFound, BadInput, Corrupt} that names the file.
std::unique_ptr<Tokenizer> loadTokenizer(const std::filesystem::path& folder);

/// The names of the files that make up the tokenizer in `folder`, those that exist.
std::vector<std::string> tokenizerFiles(const std::filesystem::path& folder);

/// Tokens with their vocabulary strings, as explanations show them.
std::vector<TokenSpan> tokenSpans(const Tokenizer& tokenizer, const TokenizedText& encoding);

}  // namespace wb
