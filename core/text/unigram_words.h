// Splitting a normalised text into the words that a unigram model sees one by one, as the public tokenizer's
// WhitespaceSplit and Metaspace do.
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/normalized_text.h"

namespace wb {

/// A text and where its words end in it; every character belongs to a word, and no word is empty.
struct UnigramWords {
  std::vector<NormalizedCharacter> text;
  std::vector<std::uint32_t> ends;
};

/// One way of splitting; several are applied one after the other.
struct WordSplitter {
  /// Where Metaspace puts its mark before a word that does not begin with it: never, before the word at the beginning
  /// of the original text, always.
  enum class Prepend { Never, First, Always };

  bool atSpaces = false;  ///< WhitespaceSplit: white space separates words and is gone. Else Metaspace:
  char32_t mark = U'▁';   ///< stands for a space
  Prepend prepend = Prepend::Always;
  bool atMarks = true;  ///< each mark begins a word
};

/// Splits the words in `words`; `scratch` is memory to work in.
void splitWords(const WordSplitter& splitter, UnigramWords& words, UnigramWords& scratch);

}  // namespace wb
