// The words of a text, Chinese ones by ICU's dictionary.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace wb {

/// Bytes of a text.
struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The words of `text`, valid UTF-8, in their order; what is no word (marks, spaces, pictures) lies between them.
std::vector<Word> wordsOf(std::string_view text);

/// True where `text` is one word from its first to its last byte.
bool isOneWord(std::string_view text);

/// True for a word that turns a sentence round, such as 不 or 没有: a label hangs on it.
bool isNegation(std::string_view word);

/// A Chinese character.
bool isHan(char32_t c);

}  // namespace wb
