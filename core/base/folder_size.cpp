#include "core/base/folder_size.h"

namespace fs = std::filesystem;

namespace wb {

std::int64_t bytesInFolder(const fs::path& folder) {
  std::error_code unreadable;
  std::int64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder, unreadable)) {
    const auto size = entry.is_regular_file(unreadable) ? entry.file_size(unreadable) : 0;
    if (!unreadable) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

}  // namespace wb
