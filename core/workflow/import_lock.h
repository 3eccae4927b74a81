// One import at a time in a project, also between programs; the lock goes with the program that held it.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

namespace wb {

/// Holds project folder's import.lock (flock), which the system frees when the program dies.
class ImportLock {
 public:
  /// Waits until the other import is done. Throws Error(Cancelled, ReadOnly, Io).
  static ImportLock take(const std::filesystem::path& folder, const std::stop_token& stop);
  /// Nothing when an import is running.
  static std::optional<ImportLock> tryTake(const std::filesystem::path& folder);

  ImportLock(ImportLock&& other) noexcept;
  ImportLock& operator=(ImportLock&&) = delete;
  ~ImportLock();

 private:
  explicit ImportLock(int descriptor) : m_descriptor(descriptor) {}

  int m_descriptor = -1;
};

}  // namespace wb
