// BERT's text cleaning and splitting into words, as the public Rust tokenizer does it: its tables of
// control characters, marks and punctuation are those of Unicode 8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wb {

struct BertNormalizerSettings {
  bool lowerCase = true;
  bool stripAccents = true;
  bool splitChinese = true;  ///< each ideograph is a word of its own
};

/// A character of the cleaned text and the bytes of the original that it came from.
struct NormalizedCharacter {
  char32_t value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

using NormalizedWord = std::vector<NormalizedCharacter>;

/// Walks over a text word by word, so that a text that will be cut is not read to its end.
class BertWords {
 public:
  /// `offset` is added to all positions.
  BertWords(std::string_view text, std::size_t offset, const BertNormalizerSettings& settings)
      : m_text(text), m_offset(offset), m_settings(settings) {}

  /// Fills `word` with the next word; false at the end of the text.
  bool next(NormalizedWord& word);

 private:
  bool fill();

  std::string_view m_text;
  std::size_t m_offset;
  const BertNormalizerSettings& m_settings;
  std::size_t m_position = 0;      ///< next byte to read
  NormalizedWord m_pending;        ///< cleaned characters up to a boundary: one run without white space
  std::size_t m_pendingBegin = 0;  ///< those before it were handed out
};

}  // namespace wb
