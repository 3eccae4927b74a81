#include "core/text/bpe_tokenizer.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/byte_alphabet.h"
#include "core/text/character_classes.h"
#include "core/text/gpt2_words.h"

namespace wb {
namespace {

constexpr std::size_t longestCharacter = 4;  // bytes

}  // namespace

/// Memory to work in, for each thread.
struct BpeTokenizer::Workspace {
  std::vector<CharacterSpan> spans;
  std::vector<NormalizedCharacter> prefixed;
  std::vector<std::size_t> wordEnds;
  std::string bytes;                      ///< of a word
  std::vector<std::uint32_t> characters;  ///< for each of them the place of its character in the word
  BpeModel::Workspace model;
};

BpeTokenizer::BpeTokenizer(Stages stages, AddedVocabulary added, TokenizerFrame frame) : m_stages(std::move(stages)) {
  added.finish([this](const std::string& token) {
    NormalizedText text(token);
    m_stages.normalize(text);
    return text.utf8();
  });
  for (std::size_t id = 0; id < modelSize(); ++id) m_spaces.push_back(spacesOf(modelToken(static_cast<TokenId>(id))));
  setAddedTokens(std::move(added));
  setFrame(std::move(frame));
}

/// White space, and what stands for a space in the byte alphabet.
BpeTokenizer::Spaces BpeTokenizer::spacesOf(std::string_view token) {
  const std::u32string characters = codePoints(token);
  const auto isSpace = [](char32_t c) { return c == byteAlphabet()[' '] || isWhiteSpace(c); };
  const auto first = std::find_if_not(characters.begin(), characters.end(), isSpace);
  const auto last = std::find_if_not(characters.rbegin(), characters.rend(), isSpace);
  return {static_cast<std::uint32_t>(first - characters.begin()),
          static_cast<std::uint32_t>(last - characters.rbegin())};
}

void BpeTokenizer::appendPart(std::string_view part, std::size_t offset, std::size_t limit, RawTokens& tokens) const {
  thread_local Workspace workspace;
  NormalizedText text(part, static_cast<std::uint32_t>(offset));
  m_stages.normalize(text);
  if (addedTokens().normalized().empty()) return appendSpan(text, {0, text.size()}, limit, workspace, tokens);
  const std::vector<NormalizedCharacter>& characters = text.characters();
  for (const TextPart& piece : addedTokens().splitNormalized(characters)) {
    if (piece.token == noToken) {
      appendSpan(text, {piece.begin, piece.end}, limit, workspace, tokens);
    } else {
      tokens.add(piece.token, characters[piece.begin].begin, characters[piece.end - 1].end);
    }
  }
}

void BpeTokenizer::appendSpan(const NormalizedText& text, CharacterSpan span, std::size_t limit, Workspace& workspace,
                              RawTokens& tokens) const {
  workspace.spans.clear();
  m_stages.split(text, span, workspace.spans);
  for (const CharacterSpan& part : workspace.spans) {
    std::span<const NormalizedCharacter> characters(text.characters().data() + part.begin, part.end - part.begin);
    if (characters.empty()) continue;
    if (m_stages.addsPrefixSpace && characters[0].value != U' ') {
      // The space stands for the bytes of the character that it is put before.
      workspace.prefixed.assign(1, {U' ', characters[0].begin, characters[0].end});
      workspace.prefixed.insert(workspace.prefixed.end(), characters.begin(), characters.end());
      characters = workspace.prefixed;
    }
    if (m_stages.splitsWords) {
      splitAsGpt2(characters, workspace.wordEnds);
    } else {
      workspace.wordEnds.assign(1, characters.size());
    }
    std::size_t begin = 0;
    for (const std::size_t end : workspace.wordEnds) {
      if (tokens.size() > limit) return;
      appendWord(characters.subspan(begin, end - begin), workspace, tokens);
      begin = end;
    }
  }
}

void BpeTokenizer::appendWord(std::span<const NormalizedCharacter> word, Workspace& workspace,
                              RawTokens& tokens) const {
  workspace.bytes.clear();
  workspace.characters.clear();
  for (std::size_t i = 0; i < word.size(); ++i) {
    appendUtf8(workspace.bytes, word[i].value);
    workspace.characters.resize(workspace.bytes.size(), static_cast<std::uint32_t>(i));
  }
  m_stages.model->split(workspace.bytes, workspace.model);
  for (const BpeModel::Token& token : workspace.model.tokens) {
    tokens.add(token.id, word[workspace.characters[token.begin]].begin, word[workspace.characters[token.end - 1]].end);
  }
}

/// Whether a token was found in the text as an added one. The unknown token is mostly both: of the model and added.
bool BpeTokenizer::isAdded(TokenId id, std::string_view covered) const {
  const AddedToken* token = addedTokens().find(id);
  if (token == nullptr) return false;
  return m_stages.model->unknown() != id || covered.find(token->content) != std::string_view::npos;
}

/// The public library counts the spaces of a token's own text and goes as many characters of the original forward or
/// back, whatever they are: a space that was put before the text takes a character along.
void BpeTokenizer::trimBytes(std::string_view text, std::size_t begin, std::size_t end, RawTokens& tokens) const {
  if (!m_stages.trimming.trims) return;
  for (std::size_t i = begin; i < end; ++i) {
    std::uint32_t& from = tokens.begins[i];
    std::uint32_t& to = tokens.ends[i];
    const TokenId id = tokens.ids[i];
    const std::string_view covered = text.substr(from, to - from);
    Spaces spaces = isAdded(id, covered) ? spacesOf(covered) : m_spaces[static_cast<std::size_t>(id)];
    if (m_stages.trimming.keepsFirstSpace && spaces.leading == 1 && (i == begin || from == 0)) spaces.leading = 0;
    for (; spaces.leading > 0 && from < to; --spaces.leading) {
      from += static_cast<std::uint32_t>(decodeUtf8(text, from).length);
    }
    const bool isShort = to < spaces.trailing * longestCharacter;
    if (isShort && countCodePoints(text.substr(0, to)) < spaces.trailing) continue;
    for (; spaces.trailing > 0 && from < to; --spaces.trailing) {
      to -= static_cast<std::uint32_t>(lastCodePoint(text.substr(from, to - from)).length);
    }
  }
}

}  // namespace wb
