// GPT-2's alphabet: a visible character for each of the 256 bytes, so that a vocabulary of bytes is a vocabulary of
// texts. Visible bytes of Latin-1 stand for themselves, the others for U+0100 and what follows.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace wb {

/// For each byte its character.
const std::array<char32_t, 256>& byteAlphabet();

/// The bytes that a text in this alphabet spells; nothing when it has other characters.
std::optional<std::string> spelledBytes(std::string_view text);

}  // namespace wb
