#include "core/text/character_classes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace wb {
namespace {

/// Whether a character was assigned in a version of Unicode.
bool isKnownTo(int version, char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] > 0 && age[0] <= version;
}

bool isIn(std::uint32_t categories, char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & categories) != 0; }

bool inCategories(char32_t c, std::uint32_t mask) { return isIn(mask, c) && isKnownTo(8, c); }

struct Range {
  char32_t first = 0;
  char32_t last = 0;
};

/// Letters, marks and digits of Unicode 15 and 16.
constexpr Range newWordCharacters[] = {
    {0x897, 0x897},     {0xCF3, 0xCF3},     {0xECE, 0xECE},     {0x1C89, 0x1C8A},   {0xA7CB, 0xA7CD},
    {0xA7DA, 0xA7DC},   {0x105C0, 0x105F3}, {0x10D40, 0x10D65}, {0x10D69, 0x10D6D}, {0x10D6F, 0x10D85},
    {0x10EC2, 0x10EC4}, {0x10EFC, 0x10EFF}, {0x1123F, 0x11241}, {0x11380, 0x11389}, {0x1138B, 0x1138B},
    {0x1138E, 0x1138E}, {0x11390, 0x113B5}, {0x113B7, 0x113C0}, {0x113C2, 0x113C2}, {0x113C5, 0x113C5},
    {0x113C7, 0x113CA}, {0x113CC, 0x113D3}, {0x113E1, 0x113E2}, {0x116D0, 0x116E3}, {0x11BC0, 0x11BE0},
    {0x11BF0, 0x11BF9}, {0x11F00, 0x11F10}, {0x11F12, 0x11F3A}, {0x11F3E, 0x11F42}, {0x11F50, 0x11F5A},
    {0x1342F, 0x1342F}, {0x13440, 0x13455}, {0x13460, 0x143FA}, {0x16100, 0x16139}, {0x16D40, 0x16D6C},
    {0x16D70, 0x16D79}, {0x18CFF, 0x18CFF}, {0x1B132, 0x1B132}, {0x1B155, 0x1B155}, {0x1CCF0, 0x1CCF9},
    {0x1DF25, 0x1DF2A}, {0x1E030, 0x1E06D}, {0x1E08F, 0x1E08F}, {0x1E4D0, 0x1E4F9}, {0x1E5D0, 0x1E5FA},
    {0x2B739, 0x2B739}, {0x2EBF0, 0x2EE5D}, {0x31350, 0x323AF}};
/// Letters of Unicode 15 and 16.
constexpr Range newLetters[] = {
    {0x1C89, 0x1C8A},   {0xA7CB, 0xA7CD},   {0xA7DA, 0xA7DC},   {0x105C0, 0x105F3}, {0x10D4A, 0x10D65},
    {0x10D6F, 0x10D85}, {0x10EC2, 0x10EC4}, {0x1123F, 0x11240}, {0x11380, 0x11389}, {0x1138B, 0x1138B},
    {0x1138E, 0x1138E}, {0x11390, 0x113B5}, {0x113B7, 0x113B7}, {0x113D1, 0x113D1}, {0x113D3, 0x113D3},
    {0x11BC0, 0x11BE0}, {0x11F02, 0x11F02}, {0x11F04, 0x11F10}, {0x11F12, 0x11F33}, {0x1342F, 0x1342F},
    {0x13441, 0x13446}, {0x13460, 0x143FA}, {0x16100, 0x1611D}, {0x16D40, 0x16D6C}, {0x18CFF, 0x18CFF},
    {0x1B132, 0x1B132}, {0x1B155, 0x1B155}, {0x1DF25, 0x1DF2A}, {0x1E030, 0x1E06D}, {0x1E4D0, 0x1E4EB},
    {0x1E5D0, 0x1E5ED}, {0x1E5F0, 0x1E5F0}, {0x2B739, 0x2B739}, {0x2EBF0, 0x2EE5D}, {0x31350, 0x323AF}};
/// Numbers of Unicode 15 to 17.
constexpr Range newNumbers[] = {{0x10D40, 0x10D49}, {0x116D0, 0x116E3}, {0x11BF0, 0x11BF9}, {0x11DE0, 0x11DE9},
                                {0x11F50, 0x11F59}, {0x16130, 0x16139}, {0x16D70, 0x16D79}, {0x16FF4, 0x16FF6},
                                {0x1CCF0, 0x1CCF9}, {0x1D2C0, 0x1D2D3}, {0x1E4F0, 0x1E4F9}, {0x1E5F1, 0x1E5FA}};

template <std::size_t count>
bool isAmong(const Range (&ranges)[count], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const Range& range) { return c >= range.first && c <= range.last; });
}

/// Letters that got a lower case after Unicode 15: a range and how far away it is.
struct NewCase {
  char32_t first = 0;
  char32_t last = 0;
  int distance = 0;
};
constexpr NewCase newCases[] = {{0x1C89, 0x1C89, 1},      {0xA7CB, 0xA7CB, 0x264 - 0xA7CB},
                                {0xA7CC, 0xA7CC, 1},      {0xA7CE, 0xA7CE, 1},
                                {0xA7D2, 0xA7D2, 1},      {0xA7D4, 0xA7D4, 1},
                                {0xA7DA, 0xA7DA, 1},      {0xA7DC, 0xA7DC, 0x19B - 0xA7DC},
                                {0x10D50, 0x10D65, 0x20}, {0x16EA0, 0x16EB8, 0x1B}};

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

bool isCombiningMark(char32_t c) {
  if (c == 0x111C9) return false;  // was punctuation then; the next two were marks
  return (isIn(U_GC_M_MASK, c) && isKnownTo(9, c)) || c == 0x1CF2 || c == 0x1CF3;
}

bool isNewToNormalization(char32_t c) { return !isKnownTo(9, c); }

char32_t lowerCaseOf(char32_t c) {
  for (const NewCase& range : newCases) {
    if (c >= range.first && c <= range.last) return static_cast<char32_t>(static_cast<int>(c) + range.distance);
  }
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool isWordCharacter(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return isAmong(newWordCharacters, c) || u_isUAlphabetic(code) != 0 ||
         (U_GET_GC_MASK(code) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 ||
         u_hasBinaryProperty(code, UCHAR_JOIN_CONTROL) != 0;
}

bool isNumber(char32_t c) { return isIn(U_GC_N_MASK, c) || isAmong(newNumbers, c); }

bool isPatternLetter(char32_t c) { return (isIn(U_GC_L_MASK, c) && isKnownTo(16, c)) || isAmong(newLetters, c); }

bool isPatternNumber(char32_t c) {
  const bool isOfUnicode17 = (c >= 0x11DE0 && c <= 0x11DE9) || (c >= 0x16FF4 && c <= 0x16FF6);
  return isNumber(c) && !isOfUnicode17;
}

}  // namespace wb
