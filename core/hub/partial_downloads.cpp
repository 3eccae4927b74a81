#include "core/hub/partial_downloads.h"

#include <functional>
#include <string>

#include "core/base/error.h"
#include "core/base/file_lock.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

/// Calls `found` for each partial file that nobody is writing, while its lock is held; the sum of their bytes.
std::int64_t forEachPartial(const fs::path& cacheFolder, const std::function<void(const fs::path& file)>& found) {
  std::int64_t bytes = 0;
  std::error_code unreadable;
  for (const auto& repository : fs::directory_iterator(cacheFolder, unreadable)) {
    const std::string name = repository.path().filename().string();
    if (!name.starts_with("models--")) continue;
    for (const auto& blob : fs::directory_iterator(repository.path() / "blobs", unreadable)) {
      const fs::path& file = blob.path();
      if (file.extension() != ".incomplete" || blob.is_symlink() || !blob.is_regular_file(unreadable)) continue;
      const fs::path lockFile = cacheFolder / ".locks" / name / (file.stem().string() + ".lock");
      const bool locks = fs::exists(lockFile, unreadable);
      const auto lock = locks ? FileLock::tryTake(lockFile) : std::nullopt;
      if (locks && !lock) continue;
      const auto size = blob.file_size(unreadable);
      if (!unreadable) bytes += static_cast<std::int64_t>(size);
      found(file);
    }
  }
  return bytes;
}

}  // namespace

std::int64_t partialDownloadBytes(const fs::path& cacheFolder) {
  return forEachPartial(cacheFolder, [](const fs::path&) {});
}

std::int64_t removePartialDownloads(const fs::path& cacheFolder) {
  return forEachPartial(cacheFolder, [](const fs::path& file) {
    std::error_code cause;
    fs::remove(file, cause);
    if (cause) throw systemError(say("remove the file %1", file), cause.value());
  });
}

}  // namespace wb
