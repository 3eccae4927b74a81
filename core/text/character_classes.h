// Classes of characters as the public Rust tokenizer knows them: its tables of control characters, marks and
// punctuation are those of Unicode 8.
#pragma once

namespace wb {

/// White space of today's Unicode.
bool isWhiteSpace(char32_t c);
/// What BERT's cleaning drops: NUL, U+FFFD, control, format and private characters, but not tab and line ends.
bool isDroppedByBert(char32_t c);
/// ASCII's marks and Unicode's punctuation.
bool isBertPunctuation(char32_t c);
/// A mark that takes no room of its own (category Mn).
bool isNonspacingMark(char32_t c);
/// The ranges of CJK ideographs that BERT surrounds with spaces.
bool isBertIdeograph(char32_t c);
/// What Unicode's technical standard 18 counts as part of a word.
bool isWordCharacter(char32_t c);

}  // namespace wb
