// Folders that appear whole or not at all: filled beside their target, then renamed.
#pragma once

#include <filesystem>
#include <functional>

namespace wb {

/// Makes a folder beside `target`, lets `fill` write into it, and renames it to `target`; an older folder of
/// that name is replaced. When `fill` throws nothing is left behind. Throws Error (Io, DiskFull, ReadOnly).
void writeFolder(const std::filesystem::path& target, const std::function<void(const std::filesystem::path&)>& fill);

/// Copies one file and syncs it, following a symbolic link to what it names.
void copyFileWhole(const std::filesystem::path& source, const std::filesystem::path& target);

}  // namespace wb
