// UTF-8 as the program uses it: text is std::string, positions are byte offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wb {

/// One decoded code point and the bytes it took. `valid` is false for a malformed sequence, which
/// then stands as U+FFFD over the maximal subpart that Python's errors="replace" would replace.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
  bool valid = true;
};

/// Decodes the code point at byte `position`, which must be inside `text`.
CodePoint decodeUtf8(std::string_view text, std::size_t position);

/// The last code point of a text that is not empty.
CodePoint lastCodePoint(std::string_view text);

void appendUtf8(std::string& out, char32_t codePoint);

/// Byte offset of the first malformed sequence, or npos.
std::size_t firstInvalidUtf8(std::string_view text);
inline bool isValidUtf8(std::string_view text) { return firstInvalidUtf8(text) == std::string_view::npos; }

/// As Python's bytes.decode("utf-8", errors="replace"): one U+FFFD per maximal malformed subpart.
std::string replaceInvalidUtf8(std::string_view text);

/// The code points of a text; malformed sequences stand as U+FFFD.
std::u32string codePoints(std::string_view text);

std::size_t countCodePoints(std::string_view text);

/// The longest prefix of `text` of at most `bytes` bytes that ends between code points.
std::string_view utf8Prefix(std::string_view text, std::size_t bytes);

/// Without leading and trailing white space (ASCII, U+00A0, U+3000, BOM).
std::string_view trimmed(std::string_view text);

}  // namespace wb
