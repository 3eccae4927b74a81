// An encoder's folder in Hugging Face's layout, seen without loading its weights.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "core/data/encoder.h"
#include "core/data/network_settings.h"

namespace wb {

/// Reads config.json, what the weight files say of themselves and the names of the tokenizer's files, and
/// checks that every tensor the network needs is there with the right shape. Throws Error (NotFound,
/// Corrupt, BadInput, Unsupported) that names the file and what is wrong with it.
EncoderInfo checkEncoder(const std::filesystem::path& folder);

/// As checkEncoder, and reads the tokenizer's files too (up to half a second): they must be whole and fit the network.
EncoderInfo checkEncoderAndTokenizer(const std::filesystem::path& folder);

/// As checkEncoder, but an encoder that cannot be used is returned with `problem` set.
EncoderInfo describeEncoder(const std::filesystem::path& folder);

/// Makes `folder` an encoder of random values with a character vocabulary made from `texts`: an
/// ordinary folder, written whole or not at all. Throws Error{BadInput} for sizes that cannot be.
void createEncoder(const std::filesystem::path& folder, const NewEncoder& sizes, std::span<const std::string> texts,
                   std::uint64_t seed);

/// Copies an encoder (its configuration, weights, tokenizer and licence, nothing else) to `target`, which must not
/// exist; a whole copy or none. Weights of torch.save become model.safetensors, every tensor with its own bits. Throws
/// Error as checkEncoder, and Io, DiskFull.
void copyEncoder(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace wb
