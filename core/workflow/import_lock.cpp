#include "core/workflow/import_lock.h"

#include <chrono>
#include <thread>
#include <utility>

#include "core/base/progress.h"

namespace wb {

std::optional<FileLock> tryTakeImportLock(const std::filesystem::path& folder) {
  return FileLock::tryTake(folder / "import.lock");
}

FileLock takeImportLock(const std::filesystem::path& folder, const std::stop_token& stop) {
  while (true) {
    throwIfStopped(stop);
    if (std::optional<FileLock> lock = tryTakeImportLock(folder)) return std::move(*lock);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace wb
