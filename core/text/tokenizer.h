// Tokenizers: text to the ids a network reads, with the bytes of the text each token stands for. What all of them share
// is here: special tokens round a text or a pair, segments, truncation. How a text falls into tokens differs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/explanation.h"
#include "core/text/added_tokens.h"
#include "core/text/encoded_texts.h"
#include "core/text/raw_tokens.h"
#include "core/text/special_token_template.h"

namespace wb {

inline constexpr std::size_t unlimitedLength = std::numeric_limits<std::size_t>::max();
inline constexpr TokenId noToken = -1;

/// The bytes of the original text that one token covers; empty (begin == end) for special tokens.
struct TokenBytes {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool special = false;
  bool second = false;  ///< the bytes are those of the second text of a pair
};

/// One tokenized text (or pair) with its special tokens: [CLS] … [SEP] or <s> … </s>.
struct TokenizedText {
  std::vector<TokenId> ids;
  std::vector<TokenBytes> bytes;  ///< one for each of `ids`
  std::vector<int> segments;      ///< token_type_ids, one for each of `ids`
  bool cut = false;               ///< the text was longer than the limit
};

/// Which end of a text is cut off when it is too long.
enum class TruncationSide { Right, Left };

/// Which text of a pair is shortened: the longer one, always the first, always the second.
enum class PairTruncation { LongestFirst, OnlyFirst, OnlySecond };

struct EncodeOptions {
  std::size_t maxLength = unlimitedLength;  ///< tokens in all; never fewer than the special ones
  std::optional<TruncationSide> side;       ///< nothing: as the tokenizer's files say
  PairTruncation pair = PairTruncation::LongestFirst;
  bool specialTokens = true;
};

/// What a tokenizer's files say beyond its vocabulary. noToken where the tokenizer has no such token.
struct TokenizerFrame {
  SpecialTokenTemplate specialTokens;
  TokenId pad = noToken;
  TokenId unk = noToken;
  TokenId cls = noToken;
  TokenId sep = noToken;
  TokenId mask = noToken;
  TruncationSide side = TruncationSide::Right;
};

/// What every tokenizer can do. All functions are const and may be called from many threads.
/// Malformed UTF-8 counts as U+FFFD, as in Python's errors="replace". Names of special tokens written in a text
/// become what the public tokenizer of that encoder makes of them. A text is at most 4 GB long: functions throw
/// Error{BadInput} for a longer one.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Tokens of `text`, at most `maxLength` of them, the special ones included.
  TokenizedText encode(std::string_view text, std::size_t maxLength = unlimitedLength) const;
  TokenizedText encode(std::string_view text, const EncodeOptions& options) const;

  /// Two texts for one pass of the network. Throws Error{BadInput} when only one text may be shortened and is too
  /// short for that.
  TokenizedText encodePair(std::string_view first, std::string_view second, const EncodeOptions& options = {}) const;

  /// The ids of encode(text, maxLength) without the rest. Sets `*cut` when given.
  std::vector<TokenId> ids(std::string_view text, std::size_t maxLength = unlimitedLength, bool* cut = nullptr) const;

  /// encode() of each text without segments, on `threads` threads.
  EncodedTexts encodeAll(std::span<const std::string_view> texts, const EncodeOptions& options = {},
                         std::size_t threads = 1) const;

  /// The token as the vocabulary writes it: "[CLS]", "##ing", "▁今天"; empty for an id without token.
  std::string tokenText(TokenId id) const;

  virtual bool isUnknown(TokenId id) const { return id == unkId(); }
  TokenId padId() const { return m_frame.pad; }
  TokenId clsId() const { return m_frame.cls; }
  TokenId sepId() const { return m_frame.sep; }
  TokenId unkId() const { return m_frame.unk; }
  TokenId maskId() const { return m_frame.mask; }
  /// Each id is below it.
  std::size_t size() const;
  /// "wordpiece", "sentencepiece" or "bpe".
  virtual std::string kind() const = 0;

 protected:
  /// Appends the tokens of a part of a text, which stands at byte `offset` and holds no added token that is looked for
  /// in the text as it is. May stop when `tokens` are more than `limit`.
  virtual void appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const = 0;
  /// Called once a text is cut: takes from the bytes of tokens `begin` to before `end` what does not count as theirs.
  virtual void trimBytes(std::string_view /*text*/, std::size_t /*begin*/, std::size_t /*end*/,
                         RawTokens& /*tokens*/) const {}
  /// The token of an id of the model's own vocabulary; empty for an id without token.
  virtual std::string modelToken(TokenId id) const = 0;
  /// One more than the highest id of the model's own vocabulary.
  virtual std::size_t modelSize() const = 0;

  /// For constructors.
  void setFrame(TokenizerFrame frame) { m_frame = std::move(frame); }
  void setAddedTokens(AddedVocabulary added) { m_added = std::move(added); }
  const AddedVocabulary& addedTokens() const { return m_added; }

 private:
  void encodeInto(EncodedTexts::Block& block, std::span<const std::string_view> texts,
                  const EncodeOptions& options) const;
  /// Appends the tokens of `text`. May stop when it has appended more than `enough` of them.
  void appendTokens(std::string_view text, std::size_t enough, RawTokens& tokens) const;

  TokenizerFrame m_frame;
  AddedVocabulary m_added;
};

/// The tokenizer of a Hugging Face folder, chosen as transformers' AutoTokenizer chooses by the folder's files.
/// Throws Error{NotFound, BadInput, Corrupt, Unsupported} that names the file and what is wrong with it.
std::unique_ptr<Tokenizer> loadTokenizer(const std::filesystem::path& folder);

/// The names of all files that can be part of a tokenizer.
std::vector<std::string> tokenizerFileNames();

/// The names of the files that make up the tokenizer in `folder`, those that exist.
std::vector<std::string> tokenizerFiles(const std::filesystem::path& folder);

/// Tokens with their vocabulary strings, as explanations show them.
std::vector<TokenSpan> tokenSpans(const Tokenizer& tokenizer, const TokenizedText& encoding);

}  // namespace wb
