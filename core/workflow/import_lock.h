// One import at a time in a project, also between programs; the lock goes with the program that held it.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "core/base/file_lock.h"

namespace wb {

/// Waits until no other import into the project folder is running. Throws Error(Cancelled, ReadOnly, Io).
FileLock takeImportLock(const std::filesystem::path& folder, const std::stop_token& stop);
/// Nothing when an import is running.
std::optional<FileLock> tryTakeImportLock(const std::filesystem::path& folder);

}  // namespace wb
