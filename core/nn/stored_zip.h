// Zip archives whose entries are stored as they are, as torch.save writes them (PKWARE's APPNOTE 6.3, with Zip64).
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>

namespace wb {

using ZipEntries = std::unordered_map<std::string, std::span<const std::byte>>;

bool looksLikeZip(std::span<const std::byte> bytes);

/// The entries by name, where they lie in `bytes`; `path` is for the words only. Compressed or encrypted entries are
/// refused, so nothing can grow. Throws Error{Corrupt, Unsupported} naming the file.
ZipEntries readStoredZip(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace wb
