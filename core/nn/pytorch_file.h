// Weights as torch.save writes them since PyTorch 1.6 (pytorch_model.bin): a zip of stored entries, NAME/data.pkl that
// describes the tensors and NAME/data/KEY that hold their storages.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/nn/tensor_file.h"

namespace wb {

/// Maps a file and reads what it describes; nothing of it is run, and nothing is copied. Throws Error: NotFound, Io,
/// Corrupt; BadInput where it asks for what no tensor needs; Unsupported for files of other kinds, older ones too.
TensorFile openPytorchFile(const std::filesystem::path& path);

/// The same of bytes in memory; `path` is for the words only.
std::vector<TensorEntry> parsePytorchFile(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace wb
