// What tokenizer.json says about a unigram tokenizer. What is not supported is refused by name. `where` names the file
// in errors.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/text/tokenizer_folder.h"
#include "core/text/unigram_model.h"

namespace wb {

/// The Rust library that reads a whole tokenizer.json divides a number's digits by a power of ten, and so may miss the
/// nearest double by a bit, which decides ties. Where transformers hands it the vocabulary, Python has read the
/// numbers.
enum class ScoreReading { Exact, Rust };

/// A number as the Rust library reads its shortest decimal form.
double asRustReads(double value);

/// The pieces of the model. Throws Error{BadInput}.
UnigramPieces piecesFromJson(const nlohmann::json& file, ScoreReading reading, const std::string& where);

/// The character map of the first Precompiled normaliser; empty without one. Throws Error{BadInput}.
std::string characterMapFromJson(const nlohmann::json& file, const std::string& where);

/// The tokenizer of a folder with normaliser, pre-tokeniser, model and post-processor as its tokenizer.json (`file`)
/// has them. Throws Error{BadInput, Corrupt, Unsupported}.
std::unique_ptr<Tokenizer> loadUnigramJson(const TokenizerFolder& folder, const nlohmann::json& file,
                                           const std::string& where);

}  // namespace wb
