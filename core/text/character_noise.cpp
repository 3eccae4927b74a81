#include "core/text/character_noise.h"

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/look_alike_table.h"
#include "core/text/random_places.h"
#include "core/text/words.h"

namespace wb {
namespace {

/// The characters that may stand for each.
using Alternatives = std::unordered_map<char32_t, std::u32string>;

void requireIcu(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Internal, say("Homophones cannot be found: ICU's data for it is missing."),
                u_errorName(status));
  }
}

/// GB 2312's first level: rows 16 to 55, of which the last is not full.
std::u32string commonCharacters() {
  constexpr int firstRow = 16;
  constexpr int lastRow = 55;
  constexpr int inRow = 94;
  constexpr int inLastRow = 89;
  std::string bytes;
  for (int row = firstRow; row <= lastRow; ++row) {
    for (int cell = 1; cell <= (row == lastRow ? inLastRow : inRow); ++cell) {
      bytes += static_cast<char>(0xA0 + row);
      bytes += static_cast<char>(0xA0 + cell);
    }
  }
  std::string text;
  icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), "GBK").toUTF8String(text);
  return codePoints(text);
}

/// What ICU's transliterator makes of each line.
std::vector<std::string> transliterated(const std::string& lines, const char* rules) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance(rules, UTRANS_FORWARD, status));
  requireIcu(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(lines);
  transliterator->transliterate(text);
  std::string all;
  text.toUTF8String(all);
  std::vector<std::string> result;
  for (std::size_t begin = 0, end = all.find('\n'); end != std::string::npos; end = all.find('\n', begin)) {
    result.push_back(all.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

Alternatives makeHomophones() {
  const std::u32string characters = commonCharacters();
  std::string lines;
  for (const char32_t c : characters) {
    appendUtf8(lines, c);
    lines += '\n';
  }
  const std::vector<std::string> exact = transliterated(lines, "Han-Latin");
  const std::vector<std::string> toneless =
      transliterated(lines, "Han-Latin; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC");
  std::map<std::string, std::u32string> groups;
  for (std::size_t i = 0; i < characters.size(); ++i) groups[exact[i]] += characters[i];
  std::map<std::string, std::u32string> wideGroups;
  for (std::size_t i = 0; i < characters.size(); ++i) wideGroups[toneless[i]] += characters[i];
  Alternatives alternatives;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const std::u32string& group = groups[exact[i]];
    std::u32string others = group.size() > 1 ? group : wideGroups[toneless[i]];
    std::erase(others, characters[i]);
    if (!others.empty()) alternatives.emplace(characters[i], std::move(others));
  }
  return alternatives;
}

Alternatives makeLookAlikes() {
  Alternatives alternatives;
  std::u32string entry;
  for (const char32_t c : codePoints(lookAlikeTable()) + U" ") {
    if (c != U' ') {
      entry += c;
      continue;
    }
    if (entry.size() > 1) alternatives.emplace(entry.front(), entry.substr(1));
    entry.clear();
  }
  return alternatives;
}

std::u32string_view find(const Alternatives& alternatives, char32_t c) {
  const auto found = alternatives.find(c);
  return found == alternatives.end() ? std::u32string_view() : std::u32string_view(found->second);
}

std::string replaceSome(std::string_view text, std::u32string_view (*alternativesOf)(char32_t), double rate,
                        Random& random) {
  std::u32string characters = codePoints(text);
  std::vector<std::size_t> replaceable;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    std::string one;
    appendUtf8(one, characters[i]);
    if (!isNegation(one) && !alternativesOf(characters[i]).empty()) replaceable.push_back(i);
  }
  if (replaceable.empty()) return std::string(text);
  for (const std::size_t place : randomPlaces(replaceable.size(), rate, random)) {
    char32_t& c = characters[replaceable[place]];
    const std::u32string_view alternatives = alternativesOf(c);
    c = alternatives[random.below(alternatives.size())];
  }
  std::string changed;
  for (const char32_t c : characters) appendUtf8(changed, c);
  return changed;
}

}  // namespace

std::u32string_view homophonesOf(char32_t c) {
  static const Alternatives homophones = makeHomophones();
  return find(homophones, c);
}

std::u32string_view lookAlikesOf(char32_t c) {
  static const Alternatives lookAlikes = makeLookAlikes();
  return find(lookAlikes, c);
}

std::string replaceByHomophones(std::string_view text, double rate, Random& random) {
  return replaceSome(text, homophonesOf, rate, random);
}

std::string replaceByLookAlikes(std::string_view text, double rate, Random& random) {
  return replaceSome(text, lookAlikesOf, rate, random);
}

}  // namespace wb
