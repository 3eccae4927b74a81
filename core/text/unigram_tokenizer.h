// A tokenizer whose model is a unigram language model: added tokens are taken out, the rest is normalised, split into
// words and those into pieces.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/text/tokenizer.h"
#include "core/text/unigram_model.h"
#include "core/text/unigram_normalizer.h"
#include "core/text/unigram_words.h"

namespace wb {

class UnigramTokenizer : public Tokenizer {
 public:
  /// The stages in the order of their work.
  struct Stages {
    std::vector<std::unique_ptr<NormalizerStep>> normalizer;
    std::vector<WordSplitter> splitters;
    std::unique_ptr<UnigramModel> model;
  };

  /// `added` is not finished yet. Throws Error as AddedVocabulary::finish does.
  UnigramTokenizer(Stages stages, AddedVocabulary added, TokenizerFrame frame);

  std::string kind() const override { return "sentencepiece"; }

 protected:
  void appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const override;
  std::string modelToken(TokenId id) const override;
  std::size_t modelSize() const override { return m_model->size(); }

 private:
  struct Workspace {
    UnigramWords words;
    UnigramWords scratch;
    UnigramModel::Workspace model;
  };

  void appendNormalized(std::size_t limit, Workspace& workspace, RawTokens& tokens) const;
  void appendWords(std::size_t limit, Workspace& workspace, RawTokens& tokens) const;

  UnigramNormalizer m_normalizer;
  std::vector<WordSplitter> m_splitters;
  std::unique_ptr<UnigramModel> m_model;
};

}  // namespace wb
