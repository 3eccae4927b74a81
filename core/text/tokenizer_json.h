// tokenizer.json, the public Rust library's own format: a normaliser, a pre-tokeniser, a model, a post-processor and
// added tokens, each named by its type. What is not supported is refused by name.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/text/tokenizer_folder.h"
#include "core/text/wordpiece_model.h"

namespace wb {

/// The tokenizer that tokenizer.json (`file`) describes, with the added tokens of the files beside it.
/// Throws Error{BadInput, Unsupported} that names the file and the component.
std::unique_ptr<Tokenizer> loadTokenizerJson(const TokenizerFolder& folder, const nlohmann::json& file);

/// model.type; "WordPiece" or "BPE" for old files that leave it out but have such a model's fields.
std::string modelType(const nlohmann::json& tokenizerJson);

/// The vocabulary of a WordPiece model.
WordPieceModel::Vocabulary vocabularyFromJson(const nlohmann::json& tokenizerJson, const std::string& where);

/// The id of a token. Throws Error{BadInput} when the value is none.
TokenId idFromJson(const nlohmann::json& value, const std::string& where);

/// The added tokens of tokenizer.json with those of the files beside it.
AddedVocabulary addedTokensFromJson(const TokenizerFolder& folder, const nlohmann::json& tokenizerJson,
                                    const NamedTokens& special, const AddedVocabulary::Lookup& inModel,
                                    std::size_t modelCount, const std::string& where);

}  // namespace wb
