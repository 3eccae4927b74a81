// How much memory this program and this machine have (Linux, /proc).
#pragma once

#include <cstdint>
#include <filesystem>

namespace wb {

/// Bytes of this program that lie in memory now; 0 where the system does not say.
std::int64_t residentMemoryBytes();
/// Bytes of memory in the machine.
std::int64_t machineMemoryBytes();
/// Bytes that this program can still get: what the system says is available (caches can make way), and no more than
/// what its control group allows.
std::int64_t availableMemoryBytes();

/// The part of availableMemoryBytes() that reads files, which lie in `proc` (/proc) and `group` (the folder of a
/// control group, version 2; empty where there is none).
std::int64_t availableMemoryIn(const std::filesystem::path& proc, const std::filesystem::path& group);

}  // namespace wb
