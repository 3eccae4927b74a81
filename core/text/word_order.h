// Changes to the words of a text: left out, or in another order.
#pragma once

#include <string>
#include <string_view>

#include "core/base/random.h"

namespace wb {

// Both take valid UTF-8 and leave alone words that hold a negation. `rate` is the share of the other words.

/// Leaves words out, never the last one.
std::string deleteWords(std::string_view text, double rate, Random& random);

/// Lets neighbouring words change places, at most once each, and only where nothing but spaces lies between them.
std::string swapWords(std::string_view text, double rate, Random& random);

}  // namespace wb
