// Folders that appear and go whole or not at all: filled beside their target, then renamed; and the other way round.
#pragma once

#include <filesystem>
#include <functional>

namespace wb {

/// Makes a folder beside `target`, lets `fill` write into it, and renames it to `target`; an older folder of
/// that name is replaced. When `fill` throws nothing is left behind. Throws Error (Io, DiskFull, ReadOnly).
void writeFolder(const std::filesystem::path& target, const std::function<void(const std::filesystem::path&)>& fill);

/// Takes the folder out of sight in one step, then removes what was in it; what a crash leaves of it is removed at the
/// next opening (core/base/abandoned_writes.h). Throws Error(Io, ReadOnly).
void removeFolder(const std::filesystem::path& folder);

/// Copies one file and syncs it, following a symbolic link to what it names.
void copyFileWhole(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace wb
