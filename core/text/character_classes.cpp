#include "core/text/character_classes.h"

#include <unicode/uchar.h>

#include <cstdint>

namespace wb {
namespace {

bool knownToUnicode8(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] > 0 && age[0] <= 8;
}

bool inCategories(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0 && knownToUnicode8(c);
}

}  // namespace

bool isWhiteSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool isDroppedByBert(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  return c == 0 || c == 0xFFFD || inCategories(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK);
}

bool isBertPunctuation(char32_t c) {
  if (c < 128) return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
  // Two characters were punctuation in Unicode 8 and are not now.
  return inCategories(c, U_GC_P_MASK) || c == 0x166D || c == 0x111C9;
}

bool isNonspacingMark(char32_t c) {
  // Five characters were put into or out of this category since.
  if (c == 0x1885 || c == 0x1886 || c == 0xA9BD || c == 0x111C9) return false;
  return inCategories(c, U_GC_MN_MASK) || c == 0x1734;
}

bool isBertIdeograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isWordCharacter(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isUAlphabetic(code) != 0 || (U_GET_GC_MASK(code) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 ||
         u_hasBinaryProperty(code, UCHAR_JOIN_CONTROL) != 0;
}

}  // namespace wb
