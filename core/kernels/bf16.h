// The 16-bit format that the products are computed in: the upper half of a float's bits.
#pragma once

#include <bit>
#include <cstdint>

namespace wb::kernels {

using Bf16 = std::uint16_t;

inline float toFloat(float value) { return value; }
inline float toFloat(Bf16 half) { return std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16); }

/// Rounds to the nearest, ties to even. Not for NaN.
inline Bf16 toBf16(float value) {
  const auto bits = std::bit_cast<std::uint32_t>(value);
  return static_cast<Bf16>((bits + 0x7FFFU + ((bits >> 16) & 1U)) >> 16);
}

}  // namespace wb::kernels
