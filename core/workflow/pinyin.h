// Chinese names as one types them on a Latin keyboard.
#pragma once

#include <string>

namespace wb {

/// 物流配送: syllables "wuliupeisong", initials "wlps". Latin letters and digits stand for themselves, in
/// lower case; everything else is left out.
struct Pinyin {
  std::string syllables;
  std::string initials;
};

Pinyin pinyinOf(const std::string& name);

/// By Unicode's rules, of any script.
std::string lowerCase(const std::string& text);

}  // namespace wb
