// The arithmetic of one AdamW step over a stretch of values, written so that compilers vectorise it.
#pragma once

#include <pmmintrin.h>
#include <xmmintrin.h>

#include <cmath>
#include <cstdint>

#include "core/kernels/bf16.h"

namespace wb::train {

inline constexpr double adamBeta1 = 0.9;
inline constexpr double adamBeta2 = 0.999;
inline constexpr float adamEpsilon = 1e-8F;

/// What a step multiplies with, the same for all values of a parameter.
struct StepFactors {
  float gradientScale = 1;  ///< clipping
  float keep = 1;           ///< 1 − rate·decay
  float rate = 0;           ///< rate / (1 − β₁ᵗ)
  float secondScale = 1;    ///< 1 / √(1 − β₂ᵗ)
};

/// A parameter's values, their moments, and the bf16 copy that the network computes with (or nullptr).
struct AdamValues {
  float* value;
  float* first;
  float* second;
  kernels::Bf16* half;

  AdamValues from(std::int64_t offset) const {
    return {value + offset, first + offset, second + offset, half == nullptr ? nullptr : half + offset};
  }
};

/// Second moments fade into denormal numbers, which cost these processors a multiple of the time.
class FlushDenormals {
 public:
  FlushDenormals() : m_before(_mm_getcsr()) {
    _MM_SET_FLUSH_ZERO_MODE(_MM_FLUSH_ZERO_ON);
    _MM_SET_DENORMALS_ZERO_MODE(_MM_DENORMALS_ZERO_ON);
  }
  ~FlushDenormals() { _mm_setcsr(m_before); }
  FlushDenormals(const FlushDenormals&) = delete;
  FlushDenormals& operator=(const FlushDenormals&) = delete;

 private:
  unsigned m_before;
};

inline void adamStep(const AdamValues& values, const float* __restrict gradient, std::int64_t count,
                     const StepFactors& factors) {
  constexpr auto beta1 = static_cast<float>(adamBeta1);
  constexpr auto beta2 = static_cast<float>(adamBeta2);
  float* __restrict value = values.value;
  float* __restrict first = values.first;
  float* __restrict second = values.second;
  for (std::int64_t i = 0; i < count; ++i) {
    const float g = gradient[i] * factors.gradientScale;
    const float m = beta1 * first[i] + (1 - beta1) * g;
    const float v = beta2 * second[i] + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    value[i] = value[i] * factors.keep - factors.rate * m / (std::sqrt(v) * factors.secondScale + adamEpsilon);
  }
  if (values.half == nullptr) return;
  kernels::Bf16* __restrict half = values.half;
  for (std::int64_t i = 0; i < count; ++i) half[i] = kernels::toBf16(value[i]);
}

}  // namespace wb::train
