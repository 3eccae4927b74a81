#include "core/base/abandoned_writes.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <vector>

namespace wb {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMark = ".tmp-";
constexpr std::size_t kRandomLetters = 6;

bool isTemporaryName(const std::string& name) {
  const std::size_t tail = kMark.size() + kRandomLetters;
  return name.size() > tail && name.compare(name.size() - tail, kMark.size(), kMark) == 0;
}

/// The lock of a dead writer is free.
bool isAbandoned(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (descriptor < 0) return false;
  const bool free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return free;
}

}  // namespace

std::string temporaryPattern(const fs::path& target) {
  const fs::path hidden = "." + target.filename().string() + std::string(kMark) + std::string(kRandomLetters, 'X');
  return (target.parent_path() / hidden).string();
}

void markAsWriting(int descriptor) {
  // File systems without locks lose the mark only: their abandoned files are as unread as the others.
  static_cast<void>(::flock(descriptor, LOCK_EX | LOCK_NB));
}

void removeAbandonedWrites(const fs::path& folder) {
  std::error_code ignored;
  std::vector<fs::path> found;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ignored);
  for (; !ignored && entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
    if (!isTemporaryName(entry->path().filename().string())) continue;
    found.push_back(entry->path());
    entry.disable_recursion_pending();
  }
  for (const fs::path& path : found) {
    if (isAbandoned(path)) fs::remove_all(path, ignored);
  }
}

}  // namespace wb
