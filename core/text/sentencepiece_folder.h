// The tokenizer of a folder with a sentencepiece model, or with a tokenizer.json whose class builds its stages itself,
// put together as transformers does it for the classes of XLM-R, T5, XLNet and ALBERT.
#pragma once

#include <memory>

#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"

namespace wb {

/// Whether the folder's class is one of these ("XLMRobertaTokenizer"), or it holds nothing but a sentencepiece model.
bool isSentencePieceFolder(const TokenizerFolder& folder);

/// Throws Error{NotFound, BadInput, Corrupt, Unsupported} naming the file and what is wrong with it.
std::unique_ptr<Tokenizer> sentencePieceTokenizer(const TokenizerFolder& folder);

}  // namespace wb
