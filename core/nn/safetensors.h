// The safetensors format: u64 little-endian header length, a JSON header, then the tensors' bytes.
// https://github.com/huggingface/safetensors#format
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace wb {

enum class TensorType { Float32, Float16, BFloat16, Float64, Int64, Int32, Int16, Int8, UInt8, Bool };

struct TensorEntry {
  std::string name;
  TensorType type = TensorType::Float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;  ///< into the mapped file

  std::int64_t elements() const;
};

/// One file, mapped into memory and checked whole at opening: header at most 100 MB, no key twice, no
/// overflow, overlap, hole or rest. Throws Error (NotFound, Io, Corrupt) naming the file.
class SafetensorsFile {
 public:
  explicit SafetensorsFile(const std::filesystem::path& path);
  ~SafetensorsFile();
  SafetensorsFile(const SafetensorsFile&) = delete;
  SafetensorsFile& operator=(const SafetensorsFile&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  const std::vector<TensorEntry>& tensors() const { return m_tensors; }  ///< in order of offset

 private:
  void map();
  void readHeader();

  std::filesystem::path m_path;
  const std::byte* m_data = nullptr;
  std::size_t m_size = 0;
  std::vector<TensorEntry> m_tensors;
};

/// All weights of a folder: model.safetensors, or the parts that model.safetensors.index.json names.
class WeightFiles {
 public:
  explicit WeightFiles(const std::filesystem::path& folder);

  /// nullptr when there is no tensor of that name.
  const TensorEntry* find(const std::string& name) const;
  const std::vector<const TensorEntry*>& tensors() const { return m_tensors; }

 private:
  std::vector<std::unique_ptr<SafetensorsFile>> m_files;
  std::vector<const TensorEntry*> m_tensors;
};

/// Converts a float tensor's elements to fp32. `out` holds entry.elements() values.
/// Throws Error{Unsupported} for other types.
void copyAsFloat(const TensorEntry& entry, std::span<float> out);

/// A tensor to write; its bytes stay the caller's.
struct TensorToWrite {
  std::string name;
  TensorType type = TensorType::Float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// Writes the file atomically, with {"format":"pt"} as metadata.
void writeSafetensors(const std::filesystem::path& path, std::span<const TensorToWrite> tensors);

}  // namespace wb
