// WordPiece (Schuster and Nakajima 2012) as BERT uses it: greedy longest match inside each word.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/text/bert_normalizer.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"

namespace wb {

class WordPieceTokenizer : public Tokenizer {
 public:
  /// `vocabulary` holds a token a line of vocab.txt; of equal lines the last one counts.
  /// Throws Error{BadInput} when a special token is missing; `where` names the vocabulary for it.
  WordPieceTokenizer(std::vector<std::string> vocabulary, const TokenizerFolder& folder, const std::string& where);

  /// Reads vocab.txt of a folder.
  static std::unique_ptr<WordPieceTokenizer> load(const TokenizerFolder& folder);

  std::string kind() const override { return "wordpiece"; }

 protected:
  void appendTokens(std::string_view text, std::size_t enough, RawTokens& tokens) const override;
  std::string modelToken(TokenId id) const override;
  std::size_t modelSize() const override { return m_vocabulary.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Table = std::unordered_map<std::string, TokenId, Hash, std::equal_to<>>;
  template <typename Sink>
  bool tokenizePlain(std::string_view text, std::size_t offset, Sink&& sink) const;
  template <typename Sink>
  bool tokenizeWord(const NormalizedWord& word, Sink&& sink) const;

  std::vector<std::string> m_vocabulary;
  Table m_first;              ///< pieces that begin a word
  Table m_continuation;       ///< pieces inside a word, without their "##"
  std::size_t m_longest = 0;  ///< bytes of the longest piece
  BertNormalizerSettings m_normalizer;
  TokenId m_unk = 0;
};

}  // namespace wb
