// How much a folder takes.
#pragma once

#include <cstdint>
#include <filesystem>

namespace wb {

/// Bytes of all files in it and below; 0 where there is none. What cannot be read counts nothing.
std::int64_t bytesInFolder(const std::filesystem::path& folder);

}  // namespace wb
