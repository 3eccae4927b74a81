// What the kernels share: floats and bf16 as vectors of floats. Included anew for each kind of processor.
#if defined(WB_KERNELS_VECTORS_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef WB_KERNELS_VECTORS_INL_H
#undef WB_KERNELS_VECTORS_INL_H
#else
#define WB_KERNELS_VECTORS_INL_H
#endif

#include <hwy/highway.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/kernels/bf16.h"
#include "core/kernels/dropout.h"

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Floats = hn::ScalableTag<float>;
using Vector = hn::Vec<Floats>;
constexpr std::int64_t lanes = HWY_LANES(float);

HWY_INLINE Vector all(float value) { return hn::Set(Floats(), value); }

HWY_INLINE Vector load(const float* from) { return hn::LoadU(Floats(), from); }

HWY_INLINE Vector load(const Bf16* from) {
  const hn::Rebind<std::uint16_t, Floats> halves;
  const hn::Rebind<std::uint32_t, Floats> words;
  return hn::BitCast(Floats(), hn::ShiftLeft<16>(hn::PromoteTo(words, hn::LoadU(halves, from))));
}

HWY_INLINE void store(Vector value, float* to) { hn::StoreU(value, Floats(), to); }

/// Rounds to the nearest, ties to even.
HWY_INLINE void store(Vector value, Bf16* to) {
  const hn::Rebind<std::uint16_t, Floats> halves;
  const hn::Rebind<std::uint32_t, Floats> words;
  const hn::Rebind<std::int32_t, Floats> numbers;
  const auto bits = hn::BitCast(words, value);
  const auto even = hn::And(hn::ShiftRight<16>(bits), hn::Set(words, 1U));
  const auto rounded = hn::ShiftRight<16>(hn::Add(hn::Add(bits, hn::Set(words, 0x7FFFU)), even));
  hn::StoreU(hn::DemoteTo(halves, hn::BitCast(numbers, rounded)), halves, to);
}

/// The first `left` values; zeros beyond.
template <typename T>
HWY_INLINE Vector loadFirst(const T* from, std::int64_t left) {
  if (left >= lanes) return load(from);
  T values[lanes] = {};
  std::memcpy(values, from, static_cast<std::size_t>(left) * sizeof(T));
  return load(values);
}

template <typename T>
HWY_INLINE void storeFirst(Vector value, T* to, std::int64_t left) {
  if (left >= lanes) return store(value, to);
  T values[lanes];
  store(value, values);
  std::memcpy(to, values, static_cast<std::size_t>(left) * sizeof(T));
}

using FourFloats = hn::FixedTag<float, 4>;

HWY_INLINE hn::Vec<FourFloats> loadFour(const float* from) { return hn::LoadU(FourFloats(), from); }
HWY_INLINE hn::Vec<FourFloats> loadFour(const Bf16* from) {
  const hn::Rebind<std::uint16_t, FourFloats> halves;
  const hn::Rebind<std::uint32_t, FourFloats> words;
  return hn::BitCast(FourFloats(), hn::ShiftLeft<16>(hn::PromoteTo(words, hn::LoadU(halves, from))));
}

/// Four values of each of four rows, `stride` apart, to four rows that are `toStride` apart.
template <typename T>
HWY_INLINE void transposeFour(const T* from, std::int64_t stride, float* to, std::int64_t toStride) {
  const FourFloats four;
  const auto a = loadFour(from);
  const auto b = loadFour(from + stride);
  const auto c = loadFour(from + 2 * stride);
  const auto d = loadFour(from + 3 * stride);
  const auto acLow = hn::InterleaveLower(four, a, c);
  const auto acHigh = hn::InterleaveUpper(four, a, c);
  const auto bdLow = hn::InterleaveLower(four, b, d);
  const auto bdHigh = hn::InterleaveUpper(four, b, d);
  hn::StoreU(hn::InterleaveLower(four, acLow, bdLow), four, to);
  hn::StoreU(hn::InterleaveUpper(four, acLow, bdLow), four, to + toStride);
  hn::StoreU(hn::InterleaveLower(four, acHigh, bdHigh), four, to + 2 * toStride);
  hn::StoreU(hn::InterleaveUpper(four, acHigh, bdHigh), four, to + 3 * toStride);
}

HWY_INLINE float sumOf(Vector value) { return hn::GetLane(hn::SumOfLanes(Floats(), value)); }

/// `dropout.factor` of consecutive places from `place` on.
HWY_INLINE Vector factorsOf(const Dropout& dropout, std::uint32_t place) {
  const hn::Rebind<std::uint32_t, Floats> words;
  const hn::Rebind<std::int32_t, Floats> numbers;
  // Iota of a number known only here would go through memory, and wait for it.
  auto x = hn::Xor(hn::Add(hn::Set(words, place), hn::Iota(words, 0)), hn::Set(words, dropout.first()));
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  x = hn::Mul(x, hn::Set(words, Dropout::multiplier1));
  x = hn::Xor(x, hn::ShiftRight<15>(x));
  x = hn::Add(x, hn::Set(words, dropout.second()));
  x = hn::Mul(x, hn::Set(words, Dropout::multiplier2));
  x = hn::Xor(x, hn::ShiftRight<16>(x));
  const auto dropped = hn::Lt(hn::BitCast(numbers, hn::ShiftRight<1>(x)), hn::Set(numbers, dropout.threshold()));
  return hn::IfThenZeroElse(hn::RebindMask(Floats(), dropped), all(dropout.scale()));
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
