// Brings one file of the hub into the cache: goes on where an earlier attempt ended, and believes only its hash.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

#include "core/hub/hub_cache.h"
#include "core/hub/hub_client.h"

namespace wb {

/// A file of one commit as the hub's headers describe it.
struct HubFile {
  std::string name;
  std::string path;  ///< at the endpoint
  std::string hash;  ///< isBlobHash
  std::int64_t size = 0;
};

/// Called with how many bytes of the file are here.
using BytesSink = std::function<void(std::int64_t bytes)>;

/// Fetches `file` into `cache` unless it is there. What has arrived stays for the next time when the connection ends
/// for good, the disk is full or the person stops; what has the wrong hash is removed.
/// Throws Error(Cancelled, DiskFull, ReadOnly, Io, NotFound, Busy, BadInput, Corrupt).
void downloadBlob(HubClient& client, const HubCache& cache, const HubName& name, const HubFile& file,
                  const BytesSink& progress, const std::stop_token& stop);

}  // namespace wb
