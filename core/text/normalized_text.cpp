#include "core/text/normalized_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/character_classes.h"

namespace wb {
namespace {

constexpr std::size_t longestDecomposition = 32;  // UTF-16 units; Unicode's longest has 18

const UNormalizer2* normalizer(bool compatible, bool composing) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const found =
      composing ? (compatible ? unorm2_getNFKCInstance(&status) : unorm2_getNFCInstance(&status))
                : (compatible ? unorm2_getNFKDInstance(&status) : unorm2_getNFDInstance(&status));
  if (U_FAILURE(status) != 0) {
    throw Error(ErrorCode::Internal, say("The Unicode tables of ICU are missing."), u_errorName(status));
  }
  return found;
}

std::uint8_t combiningClass(char32_t c) {
  const std::uint8_t order = u_getCombiningClass(static_cast<UChar32>(c));
  return order != 0 && isNewToNormalization(c) ? 0 : order;
}

/// The character that two make together.
std::optional<char32_t> composedPair(char32_t first, char32_t second) {
  static const UNormalizer2* const nfc = normalizer(false, true);
  const UChar32 pair = unorm2_composePair(nfc, static_cast<UChar32>(first), static_cast<UChar32>(second));
  if (pair < 0 || isNewToNormalization(static_cast<char32_t>(pair))) return std::nullopt;
  return static_cast<char32_t>(pair);
}

}  // namespace

NormalizedText::NormalizedText(std::string_view text, std::uint32_t offset) {
  m_characters.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint point = decodeUtf8(text, position);
    const auto begin = static_cast<std::uint32_t>(offset + position);
    m_characters.push_back({point.value, begin, begin + static_cast<std::uint32_t>(point.length)});
    position += point.length;
  }
}

std::string NormalizedText::utf8() const {
  std::string text;
  for (const NormalizedCharacter& character : m_characters) appendUtf8(text, character.value);
  return text;
}

NormalizedText NormalizedText::slice(std::size_t begin, std::size_t end) const {
  return NormalizedText(std::vector<NormalizedCharacter>(m_characters.begin() + static_cast<std::ptrdiff_t>(begin),
                                                         m_characters.begin() + static_cast<std::ptrdiff_t>(end)));
}

/// New characters take old ones in order, whatever became of whom: that is how the public library counts when marks
/// changed places.
void NormalizedText::apply(const std::vector<Change>& changes, std::size_t dropped) {
  std::vector<NormalizedCharacter> made;
  made.reserve(changes.size());
  std::size_t next = dropped;  // the old character to take
  for (const Change& change : changes) {
    NormalizedCharacter character{change.value, 0, 0};
    const std::size_t from = change.less > 0 ? next - 1 : next;  // next is 0 only before the very first
    if (from < m_characters.size()) {
      character.begin = m_characters[from].begin;
      character.end = m_characters[from].end;
    }
    made.push_back(character);
    if (change.less <= 0) next += 1 + static_cast<std::size_t>(-change.less);
  }
  m_characters = std::move(made);
}

/// Each character in its parts, marks in the order of their combining classes.
std::vector<NormalizedText::Change> NormalizedText::decomposed(bool compatible) const {
  const UNormalizer2* const parts = normalizer(compatible, false);
  std::vector<Change> changes;
  changes.reserve(m_characters.size());
  std::size_t settled = 0;  // those before it keep their places
  const auto add = [&](char32_t value, bool isFirst) {
    const std::uint8_t order = combiningClass(value);
    auto place = changes.end();
    if (order == 0) {
      settled = changes.size();
    } else {
      while (place != changes.begin() + static_cast<std::ptrdiff_t>(settled) &&
             combiningClass((place - 1)->value) > order) {
        --place;
      }
    }
    changes.insert(place, {value, isFirst ? 0 : 1});
  };
  for (const NormalizedCharacter& character : m_characters) {
    std::array<UChar, longestDecomposition> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const int length = unorm2_getDecomposition(parts, static_cast<UChar32>(character.value), buffer.data(),
                                               static_cast<int>(buffer.size()), &status);
    if (length < 0 || isNewToNormalization(character.value)) {
      add(character.value, true);
      continue;
    }
    for (int i = 0; i < length;) {
      UChar32 part = 0;
      const bool isFirst = i == 0;
      U16_NEXT(buffer.data(), i, length, part);
      add(static_cast<char32_t>(part), isFirst);
    }
  }
  return changes;
}

/// Unicode's canonical composition (standard annex 15): each mark joins the last starter unless another one of its
/// class or higher stands between.
std::vector<NormalizedText::Change> NormalizedText::composed(const std::vector<Change>& decomposed) {
  std::vector<Change> changes;
  std::optional<std::size_t> starter;
  std::uint8_t lastClass = 0;  // of what stands between the starter and here; 0 when nothing does
  for (const Change& next : decomposed) {
    const std::uint8_t order = combiningClass(next.value);
    const bool isBlocked = starter && *starter + 1 != changes.size() && lastClass >= order;
    const auto pair = starter && !isBlocked ? composedPair(changes[*starter].value, next.value) : std::nullopt;
    if (pair) {
      changes[*starter] = {*pair, changes[*starter].less + next.less - 1};
      continue;
    }
    if (order == 0) starter = changes.size();
    lastClass = order;
    changes.push_back(next);
  }
  return changes;
}

void NormalizedText::normalize(Form form) {
  const std::vector<Change> parts = decomposed(form == Form::Nfkc || form == Form::Nfkd);
  apply(form == Form::Nfc || form == Form::Nfkc ? composed(parts) : parts);
}

void NormalizedText::lowerCase() {
  std::vector<Change> changes;
  changes.reserve(m_characters.size());
  for (const NormalizedCharacter& character : m_characters) {
    if (character.value == 0x130) {  // the one letter whose lower case is two characters
      changes.push_back({U'i', 0});
      changes.push_back({0x307, 1});
    } else {
      changes.push_back({lowerCaseOf(character.value), 0});
    }
  }
  apply(changes);
}

void NormalizedText::filter(const std::function<bool(char32_t)>& keep) {
  std::erase_if(m_characters, [&](const NormalizedCharacter& character) { return !keep(character.value); });
}

void NormalizedText::map(const std::function<char32_t(char32_t)>& change) {
  for (NormalizedCharacter& character : m_characters) character.value = change(character.value);
}

void NormalizedText::replace(std::u32string_view pattern, std::u32string_view content) {
  std::vector<NormalizedCharacter> made;
  const auto matchesAt = [&](std::size_t i) {
    return std::equal(pattern.begin(), pattern.end(), m_characters.begin() + static_cast<std::ptrdiff_t>(i),
                      [](char32_t a, const NormalizedCharacter& b) { return a == b.value; });
  };
  for (std::size_t i = 0; i < m_characters.size();) {
    if (i + pattern.size() > m_characters.size() || !matchesAt(i)) {
      made.push_back(m_characters[i++]);
      continue;
    }
    const NormalizedCharacter& last = m_characters[i + pattern.size() - 1];
    for (const char32_t value : content) made.push_back({value, last.begin, last.end});
    i += pattern.size();
  }
  m_characters = std::move(made);
}

void NormalizedText::prepend(std::u32string_view content) {
  if (m_characters.empty()) return;
  std::vector<NormalizedCharacter> front;
  for (const char32_t value : content) front.push_back({value, m_characters[0].begin, m_characters[0].end});
  m_characters.insert(m_characters.begin(), front.begin(), front.end());
}

void NormalizedText::strip(bool left, bool right) {
  std::size_t begin = 0;
  std::size_t end = m_characters.size();
  while (left && begin < end && isWhiteSpace(m_characters[begin].value)) ++begin;
  while (right && end > begin && isWhiteSpace(m_characters[end - 1].value)) --end;
  *this = slice(begin, end);
}

void NormalizedText::surroundWithSpaces(const std::function<bool(char32_t)>& chosen) {
  std::vector<NormalizedCharacter> made;
  made.reserve(m_characters.size());
  for (const NormalizedCharacter& character : m_characters) {
    const NormalizedCharacter space{U' ', character.begin, character.end};
    const bool isChosen = chosen(character.value);
    if (isChosen) made.push_back(space);
    made.push_back(character);
    if (isChosen) made.push_back(space);
  }
  m_characters = std::move(made);
}

}  // namespace wb
