#include "core/workflow/import_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "core/base/progress.h"

namespace wb {

ImportLock::ImportLock(ImportLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

ImportLock::~ImportLock() {
  if (m_descriptor >= 0) ::close(m_descriptor);
}

std::optional<ImportLock> ImportLock::tryTake(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "import.lock";
  const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  if (descriptor < 0) throw systemError("open " + file.string(), errno);
  ImportLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) throw systemError("lock " + file.string(), errno);
  return {};
}

ImportLock ImportLock::take(const std::filesystem::path& folder, const std::stop_token& stop) {
  while (true) {
    throwIfStopped(stop);
    if (std::optional<ImportLock> lock = tryTake(folder)) return std::move(*lock);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace wb
