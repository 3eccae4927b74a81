// Dropout whose mask is never stored: each element's fate is a hash of its place, found again in the backward pass.
#pragma once

#include <cstdint>

#include "core/base/random.h"

namespace wb::kernels {

/// One place in the network in one step. Elements are numbered there from 0.
class Dropout {
 public:
  /// Keeps everything.
  Dropout() = default;
  /// Drops with probability `p` in [0, 1).
  Dropout(double p, std::uint64_t seed) {
    if (p <= 0) return;
    Random random(seed);
    m_first = static_cast<std::uint32_t>(random.next());
    m_second = static_cast<std::uint32_t>(random.next());
    m_threshold = static_cast<std::int32_t>(p * 2147483648.0);
    m_scale = static_cast<float>(1 / (1 - p));
  }

  bool active() const { return m_threshold > 0; }
  /// What element `place` is multiplied with: 0, or 1/(1 − p). A mixing of 32 bits after Chris Wellons' lowbias32, with
  /// a second key between its rounds.
  float factor(std::uint32_t place) const {
    std::uint32_t x = place ^ m_first;
    x ^= x >> 16U;
    x *= multiplier1;
    x ^= x >> 15U;
    x += m_second;
    x *= multiplier2;
    x ^= x >> 16U;
    return static_cast<std::int32_t>(x >> 1U) >= m_threshold ? m_scale : 0.0F;
  }

  static constexpr std::uint32_t multiplier1 = 0x7feb352dU;
  static constexpr std::uint32_t multiplier2 = 0x846ca68bU;
  std::uint32_t first() const { return m_first; }
  std::uint32_t second() const { return m_second; }
  std::int32_t threshold() const { return m_threshold; }
  float scale() const { return m_scale; }

 private:
  std::uint32_t m_first = 0;
  std::uint32_t m_second = 0;
  std::int32_t m_threshold = 0;  ///< of 31 bits; 0: nothing is dropped
  float m_scale = 1;
};

}  // namespace wb::kernels
