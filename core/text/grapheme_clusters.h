// What a reader sees as one character (Unicode Standard Annex 29, extended grapheme clusters), as Unicode 17 has it,
// which is the version of the public tokenizer.
#pragma once

#include <cstddef>
#include <span>

#include "core/text/normalized_text.h"

namespace wb {

/// Where the cluster that begins at `begin` ends.
std::size_t clusterEnd(std::span<const NormalizedCharacter> text, std::size_t begin);

/// Whether the character is a cluster of its own in every text made of such characters.
bool isClusterOfItsOwn(char32_t c);

}  // namespace wb
