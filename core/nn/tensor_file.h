// Tensors as weight files hold them: described, and read where they lie in the mapped file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace wb {

enum class TensorType { Float32, Float16, BFloat16, Float64, Int64, Int32, Int16, Int8, UInt8, Bool };

std::size_t bytesOf(TensorType type);
bool isFloating(TensorType type);

struct TensorEntry {
  std::string name;
  TensorType type = TensorType::Float32;
  std::vector<std::int64_t> shape;
  std::vector<std::int64_t> strides;  ///< in elements; empty where the elements lie one after the other
  std::span<const std::byte> bytes;   ///< from the first element on; no element lies outside

  std::int64_t elements() const;
  /// True where the strides read a stored element more than once, so that the tensor is larger than its storage.
  bool repeats() const;
};

/// Converts a float tensor's elements to fp32, in the order of its indices. `out` holds entry.elements() values.
/// Throws Error{Unsupported} for other types.
void copyAsFloat(const TensorEntry& entry, std::span<float> out);

/// The elements one after the other, in the type they have.
std::vector<std::byte> packedBytes(const TensorEntry& entry);

/// A file mapped into memory, privately: a tensor may be used in place, and writing to it changes memory only.
class MappedFile {
 public:
  /// Throws Error (NotFound, Io), and Corrupt for what is no file.
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(MappedFile&&) = delete;

  std::span<const std::byte> bytes() const { return m_bytes; }

 private:
  std::span<std::byte> m_bytes;
};

/// Gives the memory behind whole pages of `bytes`, a part of a MappedFile that was only read, back to the system.
void forget(std::span<const std::byte> bytes);

/// One file of tensors, which live as long as it does.
struct TensorFile {
  std::filesystem::path path;
  MappedFile file;
  std::vector<TensorEntry> tensors;
};

}  // namespace wb
