// The character map inside a sentencepiece model (`precompiled_charsmap`), read as the public tokenizer reads it: a
// 32-bit size, a double array (Aoe 1989, laid out as in Darts-clone) from UTF-8 keys to offsets, and the replacements
// at those offsets, each ended by a zero byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wb {

class PrecompiledMap {
 public:
  /// Throws Error{Corrupt} when the bytes are no such map.
  explicit PrecompiledMap(std::string_view bytes);

  /// What the shortest key that `text` begins with becomes; nothing when it begins with none.
  std::optional<std::string_view> find(std::string_view text) const;

 private:
  std::vector<std::uint32_t> m_units;
  std::string m_replacements;
};

}  // namespace wb
