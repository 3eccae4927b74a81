#include "core/text/unigram_words.h"

#include <span>
#include <utility>

#include "core/text/character_classes.h"

namespace wb {
namespace {

void endWord(UnigramWords& words) {
  const auto end = static_cast<std::uint32_t>(words.text.size());
  if (end > (words.ends.empty() ? 0 : words.ends.back())) words.ends.push_back(end);
}

void splitAtSpaces(std::span<const NormalizedCharacter> word, UnigramWords& out) {
  for (const NormalizedCharacter& character : word) {
    if (isWhiteSpace(character.value)) {
      endWord(out);
    } else {
      out.text.push_back(character);
    }
  }
  endWord(out);
}

bool isMarked(const NormalizedCharacter& first, const WordSplitter& splitter) {
  if (first.value == splitter.mark || first.value == U' ') return true;
  if (splitter.prepend == WordSplitter::Prepend::First) return first.begin != 0;
  return splitter.prepend == WordSplitter::Prepend::Never;
}

void splitAtMarks(std::span<const NormalizedCharacter> word, const WordSplitter& splitter, UnigramWords& out) {
  // The mark stands for the same bytes as the character it is put before.
  if (!isMarked(word[0], splitter)) out.text.push_back({splitter.mark, word[0].begin, word[0].end});
  for (NormalizedCharacter character : word) {
    if (character.value == U' ') character.value = splitter.mark;
    if (splitter.atMarks && character.value == splitter.mark) endWord(out);
    out.text.push_back(character);
  }
  endWord(out);
}

}  // namespace

void splitWords(const WordSplitter& splitter, UnigramWords& words, UnigramWords& scratch) {
  scratch.text.clear();
  scratch.ends.clear();
  std::uint32_t begin = 0;
  for (const std::uint32_t end : words.ends) {
    const auto word = std::span(words.text).subspan(begin, end - begin);
    if (splitter.atSpaces) {
      splitAtSpaces(word, scratch);
    } else {
      splitAtMarks(word, splitter, scratch);
    }
    begin = end;
  }
  std::swap(words, scratch);
}

}  // namespace wb
