#include "core/text/bert_table.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "core/base/error.h"
#include "core/text/character_classes.h"

namespace wb {
namespace {

constexpr char32_t basicPlaneEnd = 0x10000;

enum Class : std::uint8_t { Dropped = 1, White = 2, Ideograph = 4, Punctuation = 8, Unsettled = 16 };

const UNormalizer2* decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  if (U_FAILURE(status) != 0) {
    throw Error(ErrorCode::Internal, say("The Unicode tables of ICU are missing."), u_errorName(status));
  }
  return nfd;
}

/// `Unsettled` says that NFD may change the character, its place or whether it stays.
std::uint8_t computeClass(char32_t c) {
  static const UNormalizer2* const nfd = decomposer();
  const auto code = static_cast<UChar32>(c);
  std::uint8_t result = 0;
  if (isDroppedByBert(c)) result |= Dropped;
  if (isWhiteSpace(c)) result |= White;
  if (isBertIdeograph(c)) result |= Ideograph;
  if (isBertPunctuation(c)) result |= Punctuation;
  if (unorm2_isInert(nfd, code) == 0 || isNonspacingMark(c)) result |= Unsettled;
  return result;
}

std::uint8_t classOf(char32_t c) {
  static const std::vector<std::uint8_t> basicPlane = [] {
    std::vector<std::uint8_t> classes(basicPlaneEnd);
    for (char32_t code = 0; code < basicPlaneEnd; ++code) classes[code] = computeClass(code);
    return classes;
  }();
  return c < basicPlaneEnd ? basicPlane[c] : computeClass(c);
}

BertTable::Entry pack(BertTable::Kind kind, std::uint32_t value = 0) {
  return {(value << 3U) | static_cast<std::uint32_t>(kind)};
}

}  // namespace

BertTable::BertTable(const BertNormalizerSettings& settings, const WordPieceModel& model)
    : m_settings(settings), m_model(model) {
  m_entries.reserve(basicPlaneEnd);
  for (char32_t c = 0; c < basicPlaneEnd; ++c) m_entries.push_back(entryOf(c));
}

BertTable::Entry BertTable::entryOf(char32_t c) const {
  const std::uint8_t kind = classOf(c);
  const auto alone = [&] { return static_cast<std::uint32_t>(m_model.characterToken(c)); };
  if (U_IS_SURROGATE(static_cast<UChar32>(c))) return pack(Kind::Hard);
  if (m_settings.cleanText && (kind & Dropped) != 0) return pack(Kind::Dropped);
  if ((kind & White) != 0) return pack(Kind::Space);
  if (m_settings.stripAccents && (kind & Unsettled) != 0) return pack(Kind::Hard);
  if (m_settings.splitChinese && (kind & Ideograph) != 0) return pack(Kind::Ideograph, alone());
  if ((kind & Punctuation) != 0) return pack(Kind::Punctuation, alone());
  if (!m_settings.lowerCase) return pack(Kind::Letter, c);
  constexpr char32_t becomesTwo = 0x130;
  if (c == becomesTwo) return pack(Kind::Hard);
  return pack(Kind::Letter, lowerCaseOf(c));
}

}  // namespace wb
