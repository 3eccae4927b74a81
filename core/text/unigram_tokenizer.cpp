#include "core/text/unigram_tokenizer.h"

#include <algorithm>

#include "core/base/utf8.h"

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

void UnigramTokenizer::appendTokens(std::string_view text, std::size_t enough, RawTokens& tokens) const {
  thread_local Workspace workspace;
  if (!addedTokens().verbatim().mayOccurIn(text)) return appendPart(text, 0, enough, workspace, tokens);
  for (const TextPart& part : addedTokens().verbatim().split(text)) {
    if (tokens.size() > enough) return;
    if (part.token != noToken) {
      tokens.add(part.token, part.begin, part.end);
    } else {
      appendPart(text.substr(part.begin, part.end - part.begin), part.begin, enough, workspace, tokens);
    }
  }
}

void UnigramTokenizer::appendPart(std::string_view text, std::size_t offset, std::size_t enough, Workspace& workspace,
                                  RawTokens& tokens) const {
  m_normalizer.normalize(text, offset, workspace.words.text);
  if (addedTokens().normalized().empty()) {
    appendWords(enough, workspace, tokens);
  } else {
    appendNormalized(enough, workspace, tokens);
  }
}

/// As appendTokens, for the added tokens that are looked for in the normalised text.
void UnigramTokenizer::appendNormalized(std::size_t enough, Workspace& workspace, RawTokens& tokens) const {
  const std::vector<NormalizedCharacter> text = std::move(workspace.words.text);
  std::vector<std::size_t> bytes;  // where each character begins
  std::string normalized;
  for (const NormalizedCharacter& character : text) {
    bytes.push_back(normalized.size());
    appendUtf8(normalized, character.value);
  }
  bytes.push_back(normalized.size());
  const auto place = [&](std::size_t byte) { return std::ranges::lower_bound(bytes, byte) - bytes.begin(); };
  for (const TextPart& part : addedTokens().normalized().split(normalized)) {
    const auto begin = text.begin() + place(part.begin);
    const auto end = text.begin() + place(part.end);
    if (part.token != noToken) {
      tokens.add(part.token, begin->begin, (end - 1)->end);
    } else {
      workspace.words.text.assign(begin, end);
      appendWords(enough, workspace, tokens);
    }
  }
}

void UnigramTokenizer::appendWords(std::size_t enough, Workspace& workspace, RawTokens& tokens) const {
  UnigramWords& words = workspace.words;
  if (words.text.empty()) return;
  words.ends.assign(1, static_cast<std::uint32_t>(words.text.size()));
  for (const WordSplitter& splitter : m_splitters) splitWords(splitter, words, workspace.scratch);
  std::uint32_t begin = 0;
  for (const std::uint32_t end : words.ends) {
    if (tokens.size() > enough) return;
    const auto word = std::span(words.text).subspan(begin, end - begin);
    m_model->split(word, workspace.model);
    for (const UnigramToken& token : workspace.model.tokens) {
      tokens.add(token.id, word[token.begin].begin, word[token.end - 1].end);
    }
    begin = end;
  }
}

}  // namespace wb
