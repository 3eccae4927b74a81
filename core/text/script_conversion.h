// Chinese in the other script, by OpenCC's dictionaries.
#pragma once

#include <string>
#include <string_view>

#include "core/base/random.h"

namespace wb {

/// `text`, valid UTF-8, as another region would write it. Simplified Chinese becomes traditional, with the characters
/// of the standard, of Hong Kong, or with the characters and words of Taiwan; or it comes back from Taiwan: simplified,
/// with Taiwan's words (软件 → 软体), where it has any. Traditional becomes simplified, with or without the mainland's
/// words. A text without Chinese stays. Throws Error{NotFound} where OpenCC's dictionaries are not installed.
std::string inOtherScript(std::string_view text, Random& random);

}  // namespace wb
