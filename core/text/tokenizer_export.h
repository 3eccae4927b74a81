// A tokenizer's files for other programs.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace wb {

/// Copies the tokenizer's files from `source` to `target` so that transformers' AutoTokenizer cuts texts at
/// `maxLength` tokens and answers `inputs` ("input_ids", …). A sentencepiece model in XLM-R's numbering gets a
/// tokenizer.json beside it, so that it can be read without the sentencepiece library.
/// Throws Error as the readers of these files, and Io, DiskFull.
void writeTokenizerFiles(const std::filesystem::path& source, const std::filesystem::path& target,
                         std::size_t maxLength, const std::vector<std::string>& inputs);

}  // namespace wb
