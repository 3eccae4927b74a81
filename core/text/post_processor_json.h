// The post-processor of tokenizer.json: the special tokens round a text and what becomes of white space in offsets.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/text/bpe_tokenizer.h"
#include "core/text/special_token_template.h"

namespace wb {

struct PostProcessor {
  SpecialTokenTemplate specialTokens;
  OffsetTrimming trimming;
};

/// Null is a post-processor that does nothing. `where` names the file. Throws Error{BadInput, Unsupported}.
PostProcessor postProcessorFromJson(const nlohmann::json& object, const std::string& where);

/// For tokenizers that have no white space in their tokens: one that would trim it is refused as well.
SpecialTokenTemplate templateFromJson(const nlohmann::json& object, const std::string& where);

}  // namespace wb
