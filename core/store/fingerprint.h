// 128 bits that stand for a text: two texts of one fingerprint are taken as the same text.
#pragma once

#include <cstdint>
#include <string_view>

namespace wb {

/// Two independent 64-bit hashes. Among a billion texts the chance that any two differing ones share a
/// fingerprint is below 1e-20, so that texts need not be compared. The values are stored: they never change.
struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprintOf(std::string_view text);

}  // namespace wb
