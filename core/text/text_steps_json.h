// The normalisers and pre-tokenisers that tokenizer.json may name.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/text/wordpiece_tokenizer.h"

namespace wb {

/// What "normalizer" and "pre_tokenizer" of tokenizer.json do to a text. Throws Error{Unsupported} naming a component
/// that is not known here, Error{BadInput} for one that is incomplete.
WordSplitting splittingFromJson(const nlohmann::json& normalizer, const nlohmann::json& preTokenizer,
                                const std::string& where);

}  // namespace wb
