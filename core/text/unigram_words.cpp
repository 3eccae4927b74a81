#include "core/text/unigram_words.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/text/character_classes.h"

namespace wb {
namespace {

void endWord(UnigramWords& words) {
  const auto end = static_cast<std::uint32_t>(words.text.size());
  if (end > (words.ends.empty() ? 0 : words.ends.back())) words.ends.push_back(end);
}

/// The last white space of Unicode is U+3000.
bool isSpace(char32_t c) { return c <= 0x3000 && isWhiteSpace(c); }

void splitAtSpaces(std::span<const NormalizedCharacter> word, UnigramWords& out) {
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin;
    while (end < word.size() && !isSpace(word[end].value)) ++end;
    out.text.insert(out.text.end(), word.begin() + static_cast<std::ptrdiff_t>(begin),
                    word.begin() + static_cast<std::ptrdiff_t>(end));
    endWord(out);
    begin = end + 1;
  }
}

bool isMarked(const NormalizedCharacter& first, const WordSplitter& splitter) {
  if (first.value == splitter.mark || first.value == U' ') return true;
  if (splitter.prepend == WordSplitter::Prepend::First) return first.begin != 0;
  return splitter.prepend == WordSplitter::Prepend::Never;
}

void splitAtMarks(std::span<const NormalizedCharacter> word, const WordSplitter& splitter, UnigramWords& out) {
  // The mark stands for the same bytes as the character it is put before.
  if (!isMarked(word[0], splitter)) out.text.push_back({splitter.mark, word[0].begin, word[0].end});
  const auto isMark = [&](const NormalizedCharacter& c) { return c.value == splitter.mark || c.value == U' '; };
  for (auto begin = word.begin(); begin != word.end();) {
    const auto end = std::find_if(begin, word.end(), isMark);
    out.text.insert(out.text.end(), begin, end);
    begin = end;
    if (end == word.end()) break;
    if (splitter.atMarks) endWord(out);
    out.text.push_back({splitter.mark, end->begin, end->end});
    ++begin;
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
