// Steps: drop control characters, split at white space and round ideographs, NFD and drop marks, lower
// case, split at punctuation.
#include "core/text/bert_normalizer.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

/// The tables of the public tokenizer know nothing that came after Unicode 8.
bool knownToUnicode8(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] > 0 && age[0] <= 8;
}

bool inCategories(char32_t c, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & mask) != 0 && knownToUnicode8(c);
}

bool isWhiteSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

bool isDropped(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  return c == 0 || c == 0xFFFD || inCategories(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK);
}

bool isPunctuation(char32_t c) {
  if (c < 128) return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
  // Two characters were punctuation in Unicode 8 and are not now.
  return inCategories(c, U_GC_P_MASK) || c == 0x166D || c == 0x111C9;
}

bool isMark(char32_t c) {
  // Five characters were put into or out of this category since.
  if (c == 0x1885 || c == 0x1886 || c == 0xA9BD || c == 0x111C9) return false;
  return inCategories(c, U_GC_MN_MASK) || c == 0x1734;
}

bool isIdeograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x2F800 && c <= 0x2FA1F);
}

enum Class : std::uint8_t { Dropped = 1, White = 2, Ideograph = 4, Punctuation = 8, Mark = 16, Plain = 32 };

/// `Plain` says that neither NFD nor lower case changes the character.
std::uint8_t computeClass(char32_t c, const UNormalizer2* nfd) {
  const auto code = static_cast<UChar32>(c);
  std::uint8_t result = 0;
  if (isDropped(c)) result |= Dropped;
  if (isWhiteSpace(c)) result |= White;
  if (isIdeograph(c)) result |= Ideograph;
  if (isPunctuation(c)) result |= Punctuation;
  if (isMark(c)) result |= Mark;
  std::array<UChar, 32> buffer;
  UErrorCode status = U_ZERO_ERROR;
  const bool decomposes = unorm2_getDecomposition(nfd, code, buffer.data(), buffer.size(), &status) >= 0;
  if (!decomposes && u_getCombiningClass(code) == 0 && u_tolower(code) == code) result |= Plain;
  return result;
}

const UNormalizer2* decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfd = unorm2_getNFDInstance(&status);
  if (U_FAILURE(status) != 0) {
    throw Error(ErrorCode::Internal, say("The Unicode tables of ICU are missing."), u_errorName(status));
  }
  return nfd;
}

/// Classes of the basic plane are looked up; the rest is computed when met.
std::uint8_t classOf(char32_t c) {
  static const UNormalizer2* const nfd = decomposer();
  static const std::vector<std::uint8_t> table = [] {
    std::vector<std::uint8_t> classes(0x10000);
    for (char32_t code = 0; code < 0x10000; ++code) classes[code] = computeClass(code, nfd);
    return classes;
  }();
  return c < 0x10000 ? table[c] : computeClass(c, nfd);
}

/// Appends a character in canonical order: after those of a lower or equal combining class.
void appendOrdered(NormalizedWord& out, const NormalizedCharacter& character) {
  const auto order = u_getCombiningClass(static_cast<UChar32>(character.value));
  auto place = out.end();
  while (order != 0 && place != out.begin() && u_getCombiningClass(static_cast<UChar32>((place - 1)->value)) > order) {
    --place;
  }
  out.insert(place, character);
}

void decompose(NormalizedWord& out, const NormalizedCharacter& character) {
  std::array<UChar, 32> buffer;
  UErrorCode status = U_ZERO_ERROR;
  const int length = unorm2_getDecomposition(decomposer(), static_cast<UChar32>(character.value), buffer.data(),
                                             static_cast<int>(buffer.size()), &status);
  if (length < 0) return appendOrdered(out, character);
  for (int i = 0; i < length;) {
    UChar32 part = 0;
    U16_NEXT(buffer.data(), i, length, part);
    appendOrdered(out, {static_cast<char32_t>(part), character.begin, character.end});
  }
}

void lowerCase(NormalizedWord& word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i].value == 0x130) {  // the one letter whose lower case is two characters
      word[i].value = U'i';
      word.insert(word.begin() + static_cast<std::ptrdiff_t>(i) + 1, {0x307, word[i].begin, word[i].end});
    } else {
      word[i].value = static_cast<char32_t>(u_tolower(static_cast<UChar32>(word[i].value)));
    }
  }
}

void normalize(NormalizedWord& word, const BertNormalizerSettings& settings) {
  if (settings.stripAccents) {
    NormalizedWord decomposed;
    for (const NormalizedCharacter& character : word) decompose(decomposed, character);
    std::erase_if(decomposed, [](const NormalizedCharacter& c) { return (classOf(c.value) & Mark) != 0; });
    word = std::move(decomposed);
  }
  if (settings.lowerCase) lowerCase(word);
}

}  // namespace

bool BertWords::fill() {
  m_pending.clear();
  m_pendingBegin = 0;
  bool plain = true;
  while (m_position < m_text.size()) {
    const CodePoint point = decodeUtf8(m_text, m_position);
    const std::uint8_t kind = classOf(point.value);
    const bool alone = m_settings.splitChinese && (kind & Ideograph) != 0;
    const bool dropped = (kind & Dropped) != 0;
    if (alone && !dropped && !m_pending.empty()) break;
    const std::size_t begin = m_offset + m_position;
    m_position += point.length;
    if (dropped) continue;
    if ((kind & White) != 0) {
      if (m_pending.empty()) continue;
      break;
    }
    m_pending.push_back({point.value, begin, begin + point.length});
    plain = plain && (kind & (Plain | Mark)) == Plain;
    if (alone) break;
  }
  if (!plain) normalize(m_pending, m_settings);
  return !m_pending.empty() || m_position < m_text.size();
}

bool BertWords::next(NormalizedWord& word) {
  while (m_pendingBegin >= m_pending.size()) {
    if (!fill()) return false;
  }
  const auto isMarkAt = [&](std::size_t i) { return (classOf(m_pending[i].value) & Punctuation) != 0; };
  std::size_t end = m_pendingBegin + 1;
  if (!isMarkAt(m_pendingBegin)) {
    while (end < m_pending.size() && !isMarkAt(end)) ++end;
  }
  word.assign(m_pending.begin() + static_cast<std::ptrdiff_t>(m_pendingBegin),
              m_pending.begin() + static_cast<std::ptrdiff_t>(end));
  m_pendingBegin = end;
  return true;
}

}  // namespace wb
