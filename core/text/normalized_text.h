// A text on its way through normalisers: its characters now, and the bytes of the original each of them stands for.
// The bookkeeping of positions is that of the public Rust library, to the last byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wb {

/// A character of the normalised text and the bytes of the original that it came from.
struct NormalizedCharacter {
  char32_t value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class NormalizedText {
 public:
  NormalizedText() = default;
  /// Malformed UTF-8 counts as U+FFFD. `offset` is added to all positions.
  explicit NormalizedText(std::string_view text, std::uint32_t offset = 0);
  explicit NormalizedText(std::vector<NormalizedCharacter> characters) : m_characters(std::move(characters)) {}

  const std::vector<NormalizedCharacter>& characters() const { return m_characters; }
  std::vector<NormalizedCharacter> take() && { return std::move(m_characters); }
  bool empty() const { return m_characters.empty(); }
  std::size_t size() const { return m_characters.size(); }
  std::string utf8() const;
  /// Characters from `begin` to before `end`.
  NormalizedText slice(std::size_t begin, std::size_t end) const;

  /// Unicode's normalisation forms.
  enum class Form { Nfc, Nfd, Nfkc, Nfkd };
  void normalize(Form form);

  /// Every letter in lower case.
  void lowerCase();
  void filter(const std::function<bool(char32_t)>& keep);
  void map(const std::function<char32_t(char32_t)>& change);
  /// Replaces each occurrence of a text that is not empty.
  void replace(std::u32string_view pattern, std::u32string_view content);
  /// Puts a text in front, unless nothing is there.
  void prepend(std::u32string_view content);
  /// Drops white space at the ends.
  void strip(bool left, bool right);
  /// Puts a space before and after each character of `chosen`.
  void surroundWithSpaces(const std::function<bool(char32_t)>& chosen);

  /// A character of the new text and how many old characters less it stands for than one: 0 takes the place of one
  /// old character, -n of one and the n after it, 1 of none: it is inserted.
  struct Change {
    char32_t value = 0;
    int less = 0;
  };

  /// Makes the text anew; the first `dropped` characters go without trace.
  void apply(const std::vector<Change>& changes, std::size_t dropped = 0);

 private:
  std::vector<Change> decomposed(bool compatible) const;
  static std::vector<Change> composed(const std::vector<Change>& decomposed);

  std::vector<NormalizedCharacter> m_characters;
};

}  // namespace wb
