// What has arrived of files that nobody fetches any more, in the cache that all tools of the hub share.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/hub/hub_settings.h"

namespace wb {

/// The bytes on the disk of all blobs that are not whole, less those that some program is fetching now.
std::int64_t partialDownloadBytes(const std::filesystem::path& cacheFolder);

/// Removes them; the next download of such a file begins anew. Returns the bytes. Throws Error(Io, ReadOnly).
std::int64_t removePartialDownloads(const std::filesystem::path& cacheFolder);

}  // namespace wb
