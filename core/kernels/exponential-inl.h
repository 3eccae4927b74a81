// e to a power, in fewer steps than a library that must bear every input. Included anew for each kind of processor.
#if defined(WB_KERNELS_EXPONENTIAL_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef WB_KERNELS_EXPONENTIAL_INL_H
#undef WB_KERNELS_EXPONENTIAL_INL_H
#else
#define WB_KERNELS_EXPONENTIAL_INL_H
#endif

#include "core/kernels/vectors-inl.h"

HWY_BEFORE_NAMESPACE();
namespace wb::kernels::HWY_NAMESPACE {

constexpr float largestExponent = 87;  // e to it, and to its negative, is still an ordinary float

/// eˣ for |x| ≤ largestExponent: 2ⁿ·2^f with x·log₂e = n + f, |f| ≤ 1/2, and a polynomial for 2^f whose relative error
/// is at most 1e-7. Together at most 1.5e-6 of the value, 3e-7 where |x| ≤ 8.
HWY_INLINE Vector exponential(Vector x) {
  const hn::Rebind<std::uint32_t, Floats> words;
  const Vector logarithm = all(1.44269504F);     // log₂e
  const Vector wholeNumbers = all(12582912.0F);  // 1.5·2²³: sums with it are rounded to whole numbers, and n lies in
  const Vector shifted = hn::MulAdd(x, logarithm, wholeNumbers);  // the lowest bits
  const Vector n = hn::Sub(shifted, wholeNumbers);
  const Vector f = hn::MulSub(x, logarithm, n);
  Vector power = hn::MulAdd(f, all(0.00132647273F), all(0.00967151299F));
  power = hn::MulAdd(f, power, all(0.0555073358F));
  power = hn::MulAdd(f, power, all(0.240222424F));
  power = hn::MulAdd(f, power, all(0.693147004F));
  power = hn::MulAdd(f, power, all(1));
  const auto exponent = hn::ShiftLeft<23>(hn::BitCast(words, shifted));
  return hn::BitCast(Floats(), hn::Add(hn::BitCast(words, power), exponent));
}

}  // namespace wb::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
