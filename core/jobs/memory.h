// How much memory this program and this machine have (Linux, /proc).
#pragma once

#include <cstdint>

namespace wb {

/// Bytes of this program that lie in memory now; 0 where the system does not say.
std::int64_t residentMemoryBytes();
/// Bytes of memory in the machine.
std::int64_t machineMemoryBytes();

}  // namespace wb
