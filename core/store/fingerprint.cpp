#include "core/store/fingerprint.h"

#include <cstring>

namespace wb {

namespace {

// Digits of pi, so that nobody need wonder where they come from; odd, so that products keep all bits.
constexpr std::uint64_t kLowKey = 0x243F6A8885A308D3ULL;
constexpr std::uint64_t kHighKey = 0x13198A2E03707345ULL;
constexpr std::uint64_t kStep = 0xA4093822299F31D1ULL;

/// Both halves of the 128-bit product: every input bit reaches every output bit.
std::uint64_t foldedProduct(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Takes in one word. The sum keeps what a product that happens to be 0 would lose.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word, std::uint64_t key) {
  return foldedProduct(state ^ word, key) + state + kStep;
}

}  // namespace

Fingerprint fingerprintOf(std::string_view text) {
  Fingerprint print{kLowKey ^ text.size(), kHighKey + text.size()};
  std::size_t position = 0;
  while (position < text.size()) {
    std::uint64_t word = 0;  // little-endian, the last one filled up with zeros: the size tells them apart
    const std::size_t size = text.size() - position < sizeof word ? text.size() - position : sizeof word;
    std::memcpy(&word, text.data() + position, size);
    print.low = mixed(print.low, word, kHighKey);
    print.high = mixed(print.high, word, kLowKey);
    position += size;
  }
  return {mixed(print.low, print.high, kStep), mixed(print.high, print.low, kStep)};
}

}  // namespace wb
