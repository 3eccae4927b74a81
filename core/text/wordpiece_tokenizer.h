// WordPiece (Schuster and Nakajima 2012) as BERT uses it: greedy longest match inside each word.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/bert_normalizer.h"
#include "core/text/tokenizer.h"

namespace wb {

struct WordPieceSettings {
  BertNormalizerSettings normalizer;
  std::string pad = "[PAD]";
  std::string unk = "[UNK]";
  std::string cls = "[CLS]";
  std::string sep = "[SEP]";
  std::string mask = "[MASK]";
  std::vector<std::string> added;  ///< more tokens that are taken literally from a text
};

class WordPieceTokenizer : public Tokenizer {
 public:
  /// `vocabulary` holds a token a line of vocab.txt; of equal lines the last one counts.
  /// Throws Error{BadInput} when a special token is missing; `where` names the vocabulary for it.
  WordPieceTokenizer(std::vector<std::string> vocabulary, WordPieceSettings settings, const std::string& where);

  /// Reads vocab.txt and tokenizer_config.json (which may be absent) of a folder.
  static std::unique_ptr<WordPieceTokenizer> load(const std::filesystem::path& folder);

  TokenizedText encode(std::string_view text, std::size_t maxLength) const override;
  std::vector<TokenId> ids(std::string_view text, std::size_t maxLength, bool* cut) const override;
  std::string tokenText(TokenId id) const override;
  TokenId padId() const override { return m_pad; }
  TokenId clsId() const override { return m_cls; }
  TokenId sepId() const override { return m_sep; }
  TokenId unkId() const override { return m_unk; }
  TokenId maskId() const override { return m_mask; }
  std::size_t size() const override { return m_vocabulary.size(); }
  std::string kind() const override { return "wordpiece"; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Table = std::unordered_map<std::string, TokenId, Hash, std::equal_to<>>;
  struct Literal {
    std::string text;
    TokenId id = 0;
  };
  struct Match {
    std::size_t begin = std::string_view::npos;
    std::size_t length = 0;
    TokenId id = 0;
  };

  template <typename Sink>
  bool tokenize(std::string_view text, std::size_t limit, Sink&& sink) const;
  template <typename Sink>
  bool tokenizePlain(std::string_view text, std::size_t offset, Sink&& sink) const;
  template <typename Sink>
  bool tokenizeWord(const NormalizedWord& word, Sink&& sink) const;
  Match nextLiteral(std::string_view text, std::size_t position) const;

  std::vector<std::string> m_vocabulary;
  Table m_first;              ///< pieces that begin a word
  Table m_continuation;       ///< pieces inside a word, without their "##"
  std::size_t m_longest = 0;  ///< bytes of the longest piece
  std::vector<Literal> m_literals;
  WordPieceSettings m_settings;
  TokenId m_pad = 0;
  TokenId m_unk = 0;
  TokenId m_cls = 0;
  TokenId m_sep = 0;
  TokenId m_mask = 0;
};

}  // namespace wb
