// Properties of characters as the public Rust tokenizer knows them. Its tables are of several ages: BERT's control
// characters, marks and punctuation of Unicode 8, normalisation of Unicode 9, regular expressions
// of Unicode 16, case of Unicode 17.
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
/// A mark of any kind (category M), as the normaliser "StripAccents" drops it.
bool isCombiningMark(char32_t c);
/// Whether normalisation forms leave a character alone because they know nothing of it.
bool isNewToNormalization(char32_t c);
/// The lower case of a character where it is one character.
char32_t lowerCaseOf(char32_t c);
/// What Unicode's technical standard 18 counts as part of a word.
bool isWordCharacter(char32_t c);

/// A digit or another number (category N).
bool isNumber(char32_t c);

/// \p{L} and \p{N} of its regular expressions.
bool isPatternLetter(char32_t c);
bool isPatternNumber(char32_t c);

}  // namespace wb
