// A WordPiece tokenizer from its parts: normaliser, splitting into words, model.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/text/bert_normalizer.h"
#include "core/text/bert_table.h"
#include "core/text/pre_tokenizers.h"
#include "core/text/tokenizer.h"
#include "core/text/wordpiece_model.h"

namespace wb {

/// How a text becomes words.
struct WordSplitting {
  std::function<void(NormalizedText&)> normalize;
  PreTokenizer split;
  /// The settings when both are BERT's own: then a table decides most characters.
  std::optional<BertNormalizerSettings> bert;

  static WordSplitting asBert(const BertNormalizerSettings& settings);
};

class WordPieceTokenizer : public Tokenizer {
 public:
  /// `added` need not be finished.
  WordPieceTokenizer(std::unique_ptr<const WordPieceModel> model, WordSplitting splitting, AddedVocabulary added,
                     TokenizerFrame frame);

  std::string kind() const override { return "wordpiece"; }

 protected:
  void appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const override;
  std::string modelToken(TokenId id) const override { return m_model->token(id); }
  std::size_t modelSize() const override { return m_model->size(); }

 private:
  class TableWalk;
  void appendExactly(std::string_view text, std::size_t offset, RawTokens& tokens) const;
  void appendWords(const NormalizedText& text, CharacterSpan span, RawTokens& tokens) const;

  std::unique_ptr<const WordPieceModel> m_model;
  WordSplitting m_splitting;
  std::optional<BertTable> m_table;
};

}  // namespace wb
