// Slips of writing: a character replaced by another that sounds or looks alike. Only the 3,755 common characters of GB
// 2312's first level are replaced, and only by each other.
#pragma once

#include <string>
#include <string_view>

#include "core/base/random.h"

namespace wb {

/// The common characters that sound like `c`: of the same syllable and tone, or of the same syllable where no other has
/// the tone. ICU's reading counts for a character of several.
std::u32string_view homophonesOf(char32_t c);

/// The common characters that look like `c`, the most alike first.
std::u32string_view lookAlikesOf(char32_t c);

// Both take valid UTF-8 and leave negations alone. `rate` is the share of the characters that can be replaced.

std::string replaceByHomophones(std::string_view text, double rate, Random& random);
std::string replaceByLookAlikes(std::string_view text, double rate, Random& random);

}  // namespace wb
