#include "core/workflow/pinyin.h"

#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "core/base/error.h"

namespace wb {

namespace {

std::unique_ptr<icu::Transliterator> openTransliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::Internal, say("Pinyin cannot be searched: ICU's data for it is missing."),
                u_errorName(status));
  }
  return transliterator;
}

/// One per thread: ICU's object must not be used by two at once, and takes 20 ms to make.
icu::Transliterator& transliterator() {
  thread_local const std::unique_ptr<icu::Transliterator> instance = openTransliterator();
  return *instance;
}

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

Pinyin pinyinOf(const std::string& name) {
  icu::UnicodeString latin = icu::UnicodeString::fromUTF8(name);
  transliterator().transliterate(latin);
  std::string text;
  latin.toUTF8String(text);
  Pinyin pinyin;
  bool atStart = true;  // the transliterator sets a space between syllables
  for (const char c : text) {
    if (!isLetterOrDigit(c)) {
      atStart = true;
      continue;
    }
    pinyin.syllables += c;
    if (atStart) pinyin.initials += c;
    atStart = false;
  }
  return pinyin;
}

std::string lowerCase(const std::string& text) {
  std::string lower;
  icu::UnicodeString::fromUTF8(text).toLower(icu::Locale::getRoot()).toUTF8String(lower);
  return lower;
}

}  // namespace wb
