// BERT's own tokenizer from the files of a folder: vocab.txt or the vocabulary in tokenizer.json, and
// tokenizer_config.json for everything else.
#pragma once

#include <memory>

#include "core/text/tokenizer_folder.h"

namespace wb {

/// As transformers' BertTokenizer: of tokenizer.json only the vocabulary and the added tokens count.
/// Throws Error{NotFound, BadInput, Corrupt} naming the file.
std::unique_ptr<Tokenizer> loadBertTokenizer(const TokenizerFolder& folder);

}  // namespace wb
