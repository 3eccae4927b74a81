#include "core/text/words.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

void requireIcu(UErrorCode status) {
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Internal, say("Texts cannot be split into words: ICU's data for it is missing."),
                u_errorName(status));
  }
}

std::unique_ptr<icu::BreakIterator> openIterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), status));
  requireIcu(status);
  return iterator;
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::vector<Word> wordsOf(std::string_view text) {
  // One per thread: ICU's object must not be used by two at once.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = openIterator();
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> opened(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  requireIcu(status);
  iterator->setText(opened.get(), status);
  requireIcu(status);
  std::vector<Word> words;
  std::size_t begin = 0;
  for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    if (iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) words.push_back({begin, static_cast<std::size_t>(end)});
    begin = static_cast<std::size_t>(end);
  }
  return words;
}

bool isOneWord(std::string_view text) {
  const std::vector<Word> words = wordsOf(text);
  return words.size() == 1 && words.front().begin == 0 && words.front().end == text.size();
}

bool isNegation(std::string_view word) {
  constexpr std::u32string_view signs = U"不没沒无無非未别別勿莫否";
  const std::u32string characters = codePoints(word);
  return std::any_of(characters.begin(), characters.end(),
                     [&](char32_t c) { return signs.find(c) != std::u32string_view::npos; });
}

bool isHan(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN && u_isalpha(static_cast<UChar32>(c)) != 0;
}

}  // namespace wb
