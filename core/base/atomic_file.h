// Files that appear whole or not at all: written beside their target, synced, then renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace wb {

/// Called with the number of bytes that were just written; may throw to leave the work.
using BytesWritten = std::function<void(std::size_t)>;

/// Writes `path` under a temporary name; only commit() makes it visible. Without commit() the
/// temporary file is removed. Throws Error (DiskFull, ReadOnly, Io).
class AtomicFile {
 public:
  explicit AtomicFile(std::filesystem::path path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);
  void write(const void* data, std::size_t size);
  /// The same a few megabytes at a time, telling `written` after each.
  void write(std::span<const std::byte> bytes, const BytesWritten& written);
  /// Flushes, syncs the file and its folder, and renames it into place.
  void commit();

 private:
  void flush();

  std::filesystem::path m_path;
  std::filesystem::path m_temporary;
  std::string m_buffer;
  int m_descriptor = -1;
};

void writeFileAtomically(const std::filesystem::path& path, std::string_view content);

/// Syncs a folder, so that renames and removals inside it survive a power cut.
void syncFolder(const std::filesystem::path& folder);

/// The whole file; throws Error(NotFound, Io) or BadInput when it is larger than `limit` bytes.
std::string readFile(const std::filesystem::path& path, std::size_t limit = std::size_t{1} << 31);

}  // namespace wb
