// sentencepiece's unigram model (Kudo 2018, arXiv 1804.10959) in the numbering of XLM-R: <s> 0, <pad> 1,
// </s> 2, <unk> 3, every other piece one more than in the model, and <mask> last.
#pragma once

#include <filesystem>
#include <memory>

#include "core/text/tokenizer.h"

namespace sentencepiece {
class SentencePieceProcessor;
}

namespace wb {

class SentencePieceTokenizer : public Tokenizer {
 public:
  /// Throws Error{Corrupt, NotFound, BadInput} naming the model's file.
  explicit SentencePieceTokenizer(const std::filesystem::path& model);
  ~SentencePieceTokenizer() override;

  std::string kind() const override { return "sentencepiece"; }

 protected:
  void appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const override;
  std::string modelToken(TokenId id) const override;
  std::size_t modelSize() const override;

 private:
  TokenId fromModel(int piece) const;

  std::unique_ptr<sentencepiece::SentencePieceProcessor> m_model;
};

}  // namespace wb
