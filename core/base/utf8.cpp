#include "core/base/utf8.h"

namespace wb {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byteAt(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

bool isSpace(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFEFF; }

}  // namespace

// Ranges of the second byte follow table 3-7 of the Unicode standard.
CodePoint decodeUtf8(std::string_view text, std::size_t position) {
  const unsigned char lead = byteAt(text, position);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t needed = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    needed = 1;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    needed = 2;
    value = lead & 0x0FU;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    needed = 3;
    value = lead & 0x07U;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (std::size_t i = 1; i <= needed; ++i) {
    if (position + i >= text.size()) return {kReplacement, i, false};
    const unsigned char next = byteAt(text, position + i);
    if (next < low || next > high) return {kReplacement, i, false};
    value = (value << 6) | (next & 0x3FU);
    low = 0x80;
    high = 0xBF;
  }
  return {value, needed + 1, true};
}

void appendUtf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t firstInvalidUtf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (byteAt(text, i) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint c = decodeUtf8(text, i);
    if (!c.valid) return i;
    i += c.length;
  }
  return std::string_view::npos;
}

std::string replaceInvalidUtf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decodeUtf8(text, i);
    if (c.valid) {
      out.append(text.substr(i, c.length));
    } else {
      appendUtf8(out, kReplacement);
    }
    i += c.length;
  }
  return out;
}

std::u32string codePoints(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decodeUtf8(text, i);
    result += c.value;
    i += c.length;
  }
  return result;
}

CodePoint lastCodePoint(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (byteAt(text, begin) & 0xC0U) == 0x80U) --begin;
  const CodePoint point = decodeUtf8(text, begin);
  return begin + point.length == text.size() ? point : decodeUtf8(text, text.size() - 1);  // a byte of none
}

std::size_t countCodePoints(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < text.size(); i += decodeUtf8(text, i).length) ++n;
  return n;
}

std::string_view utf8Prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (byteAt(text, bytes) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const CodePoint c = decodeUtf8(text, begin);
    if (!c.valid || !isSpace(c.value)) break;
    begin += c.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (byteAt(text, start) & 0xC0U) == 0x80U) --start;
    const CodePoint c = decodeUtf8(text, start);
    if (!c.valid || !isSpace(c.value) || start + c.length != end) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

}  // namespace wb
