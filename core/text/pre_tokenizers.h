// Splitting a normalised text into words, as the pre-tokenizers of tokenizer.json name it.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "core/text/normalized_text.h"

namespace wb {

/// Characters of a NormalizedText, from `begin` to before `end`.
struct CharacterSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What becomes of the characters at which a text is split.
enum class Delimiters {
  Removed,             ///< they go
  Isolated,            ///< each is a word of its own
  Contiguous,          ///< neighbouring ones are a word together
  MergedWithPrevious,  ///< each ends the word before it
  MergedWithNext,      ///< each begins the word after it
};

/// Splits one span of a text into smaller ones; empty ones are left out.
using PreTokenizer = std::function<void(const NormalizedText& text, CharacterSpan span, std::vector<CharacterSpan>&)>;

/// Splits at every character of a kind.
PreTokenizer splitAt(std::function<bool(char32_t)> isDelimiter, Delimiters delimiters);
/// "Whitespace": runs of word characters and runs of other marks; white space goes.
PreTokenizer splitWordsAndMarks();
/// "BertPreTokenizer": white space goes, each punctuation mark stands alone.
PreTokenizer splitAsBert();
/// One after the other.
PreTokenizer inSequence(std::vector<PreTokenizer> steps);

}  // namespace wb
