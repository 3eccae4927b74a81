// Byte-level BPE tokenizers from files: RobertaTokenizer's vocab.json and merges.txt, and tokenizer.json.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "core/text/tokenizer_folder.h"

namespace wb {

/// Whether transformers reads a folder by its class RobertaTokenizer.
bool isRobertaFolder(const TokenizerFolder& folder);

/// As that class: of tokenizer.json only the vocabulary, the merges and the added tokens count, else vocab.json and
/// merges.txt. Throws Error{NotFound, BadInput, Corrupt, Unsupported} naming the file.
std::unique_ptr<Tokenizer> loadRobertaTokenizer(const TokenizerFolder& folder);

/// All that a tokenizer.json (`file`, named `where`) with a BPE model says, with the added tokens of the files beside
/// it. Throws Error{BadInput, Unsupported} that names the component.
std::unique_ptr<Tokenizer> loadBpeJson(const TokenizerFolder& folder, const nlohmann::json& file,
                                       const std::string& where);

}  // namespace wb
