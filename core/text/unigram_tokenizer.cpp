#include "core/text/unigram_tokenizer.h"

namespace wb {

UnigramTokenizer::UnigramTokenizer(Stages stages, AddedVocabulary added, TokenizerFrame frame)
    : m_normalizer(std::move(stages.normalizer)),
      m_splitters(std::move(stages.splitters)),
      m_model(std::move(stages.model)) {
  added.finish([this](const std::string& token) {
    std::vector<NormalizedCharacter> text;
    m_normalizer.normalize(token, 0, text);
    return NormalizedText(std::move(text)).utf8();
  });
  setAddedTokens(std::move(added));
  setFrame(std::move(frame));
}

std::string UnigramTokenizer::modelToken(TokenId id) const {
  return id >= 0 && static_cast<std::size_t>(id) < m_model->size() ? std::string(m_model->piece(id)) : std::string();
}

void UnigramTokenizer::appendPart(std::string_view part, std::size_t offset, std::size_t limit,
                                  RawTokens& tokens) const {
  thread_local Workspace workspace;
  m_normalizer.normalize(part, offset, workspace.words.text);
  if (addedTokens().normalized().empty()) {
    appendWords(limit, workspace, tokens);
  } else {
    appendNormalized(limit, workspace, tokens);
  }
}

/// For the added tokens that are looked for in the normalised text.
void UnigramTokenizer::appendNormalized(std::size_t limit, Workspace& workspace, RawTokens& tokens) const {
  const std::vector<NormalizedCharacter> text = std::move(workspace.words.text);
  for (const TextPart& part : addedTokens().splitNormalized(text)) {
    if (part.token != noToken) {
      tokens.add(part.token, text[part.begin].begin, text[part.end - 1].end);
    } else {
      workspace.words.text.assign(text.begin() + static_cast<std::ptrdiff_t>(part.begin),
                                  text.begin() + static_cast<std::ptrdiff_t>(part.end));
      appendWords(limit, workspace, tokens);
    }
  }
}

void UnigramTokenizer::appendWords(std::size_t limit, Workspace& workspace, RawTokens& tokens) const {
  UnigramWords& words = workspace.words;
  if (words.text.empty()) return;
  words.ends.assign(1, static_cast<std::uint32_t>(words.text.size()));
  for (const WordSplitter& splitter : m_splitters) splitWords(splitter, words, workspace.scratch);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : words.ends) {
    if (tokens.size() > limit) return;
    const auto word = std::span(words.text).subspan(begin, end - begin);
    m_model->split(word, workspace.model);
    for (const UnigramToken& token : workspace.model.tokens) {
      tokens.add(token.id, word[token.begin].begin, word[token.end - 1].end);
    }
    begin = end;
  }
}

}  // namespace wb
