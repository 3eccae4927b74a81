// A lock between threads and programs that the system frees when its holder dies.
#pragma once

#include <filesystem>
#include <optional>

namespace wb {

/// Holds flock on a file, made when it does not exist.
class FileLock {
 public:
  /// Nothing when somebody else holds it. Throws Error(ReadOnly, Io).
  static std::optional<FileLock> tryTake(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

  int m_descriptor = -1;
};

}  // namespace wb
