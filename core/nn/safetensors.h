// The safetensors format: u64 little-endian header length, a JSON header, then the tensors' bytes.
// https://github.com/huggingface/safetensors#format
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/nn/tensor_file.h"

namespace wb {

/// Maps a file and checks it whole: header at most 100 MB, at most 100,000 tensors, no name twice, no overflow,
/// overlap, hole or rest. The tensors are in order of offset. Throws Error (NotFound, Io, Corrupt) naming the file.
TensorFile openSafetensors(const std::filesystem::path& path);

/// The same of bytes in memory; `path` is for the words only.
std::vector<TensorEntry> parseSafetensors(const std::filesystem::path& path, std::span<const std::byte> bytes);

/// A tensor to write; its bytes stay the caller's.
struct TensorToWrite {
  std::string name;
  TensorType type = TensorType::Float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// Writes the file atomically, with {"format":"pt"} as metadata.
/// `written` counts the tensors' bytes.
void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors,
                      const BytesWritten& written = {});

}  // namespace wb
