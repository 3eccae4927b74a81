// Which common Chinese characters look alike: a table made from drawings of them.
#pragma once

#include <string_view>

namespace wb {

/// Entries between spaces: a character and, the most alike first, those that look like it.
std::string_view lookAlikeTable();

}  // namespace wb
