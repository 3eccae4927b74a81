// A byte-level BPE tokenizer: added tokens are taken out, the rest is normalised and split into GPT-2's words, and the
// bytes of each are merged.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/text/bpe_model.h"
#include "core/text/pre_tokenizers.h"
#include "core/text/tokenizer.h"

namespace wb {

/// How white space at the ends of a token is taken from its bytes, as RobertaProcessing and ByteLevel do it.
struct OffsetTrimming {
  bool trims = false;
  bool keepsFirstSpace = false;  ///< "add_prefix_space": a single one before a text's first token stays
};

class BpeTokenizer : public Tokenizer {
 public:
  /// The stages in the order of their work.
  struct Stages {
    std::function<void(NormalizedText&)> normalize;
    PreTokenizer split;           ///< comes before the words
    bool addsPrefixSpace = true;  ///< a space goes before what does not begin with one
    bool splitsWords = true;      ///< "use_regex"
    std::unique_ptr<const BpeModel> model;
    OffsetTrimming trimming;
  };

  /// `added` is not finished yet. Throws Error as AddedVocabulary::finish does.
  BpeTokenizer(Stages stages, AddedVocabulary added, TokenizerFrame frame);

  std::string kind() const override { return "bpe"; }

 protected:
  void appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const override;
  void trimBytes(std::string_view text, std::size_t begin, std::size_t end, RawTokens& tokens) const override;
  std::string modelToken(TokenId id) const override { return m_stages.model->token(id); }
  std::size_t modelSize() const override { return m_stages.model->size(); }

 private:
  /// Characters of white space at the ends of a token.
  struct Spaces {
    std::uint32_t leading = 0;
    std::uint32_t trailing = 0;
  };
  struct Workspace;

  static Spaces spacesOf(std::string_view token);
  bool isAdded(TokenId id, std::string_view covered) const;
  void appendSpan(const NormalizedText& text, CharacterSpan span, std::size_t limit, Workspace& workspace,
                  RawTokens& tokens) const;
  void appendWord(std::span<const NormalizedCharacter> word, Workspace& workspace, RawTokens& tokens) const;

  Stages m_stages;
  std::vector<Spaces> m_spaces;  ///< of the model's tokens by id
};

}  // namespace wb
