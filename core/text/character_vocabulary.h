// A character vocabulary made from a corpus, for a network that starts from nothing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace wb {

/// The lines of a vocab.txt: [PAD] [UNK] [CLS] [SEP] [MASK], ASCII letters, digits and marks with
/// their "##" pieces, then the characters that occur at least twice in `texts`, most frequent first
/// (ties by code point), `limit` lines in all. Characters are counted as the WordPiece tokenizer
/// normalises them (lower-cased, accents stripped).
std::vector<std::string> characterVocabulary(std::span<const std::string> texts, std::size_t limit = 21128);

/// Writes vocab.txt and tokenizer_config.json into `folder`, each atomically.
void writeWordPieceFiles(const std::filesystem::path& folder, const std::vector<std::string>& vocabulary,
                         std::size_t maxLength);

}  // namespace wb
