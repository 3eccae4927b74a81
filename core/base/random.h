// The program's one source of randomness: seeded, handed down, the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace wb {

/// SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators").
/// Its whole state is one number, so that a run can be stored and resumed.
class Random {
 public:
  explicit Random(std::uint64_t seed) : m_state(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// Uniform in [0, bound); bound > 0. The bias of the multiply-shift is below 2^-32 for our bounds.
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>((static_cast<Wide>(next()) * bound) >> 64); }
  /// Uniform in [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  template <typename T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

  std::uint64_t state() const { return m_state; }
  void setState(std::uint64_t state) { m_state = state; }

 private:
  __extension__ using Wide = unsigned __int128;

  std::uint64_t m_state;
};

/// The generator of epoch `epoch` (0-based) of what runs with `seed`: an epoch can be repeated without those before it.
inline Random epochRandom(std::uint64_t seed, int epoch) {
  Random seeds(seed);
  for (int i = 0; i < epoch; ++i) seeds.next();
  return Random(seeds.next());
}

}  // namespace wb
