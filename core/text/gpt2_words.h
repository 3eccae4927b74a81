// The words of byte-level tokenizers, as GPT-2 (Radford and others 2019) splits a text: a run of letters, of digits or
// of other marks, each with one space before it; English endings after an apostrophe ('s, 't, 're, 've, 'm, 'll, 'd);
// white space, whose last character is left to the word after it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/text/normalized_text.h"

namespace wb {

/// Sets `ends` to where the words of a text end; together they are the whole text.
void splitAsGpt2(std::span<const NormalizedCharacter> text, std::vector<std::size_t>& ends);

}  // namespace wb
