// Products of bf16 matrices with sums in fp32, for processors that multiply bf16 themselves (AVX-512 bf16).
#pragma once

#include <cstdint>
#include <vector>

#include "core/kernels/bf16.h"

namespace wb::kernels {

/// A matrix of bf16 in memory.
struct Bf16Matrix {
  const Bf16* data;
  std::int64_t stride;      ///< elements from a row in memory to the next
  bool transposed = false;  ///< memory holds the transposed matrix
};

/// C[m, n] = A[m, k]·B[k, n] (+ bias over the columns) (+ C). Exactly one of `wide` and `half` receives it.
/// k is even unless A is transposed.
struct Bf16Product {
  std::int64_t m, n, k;
  Bf16Matrix a;
  Bf16Matrix b;
  float* wide = nullptr;
  Bf16* half = nullptr;
  std::int64_t stride;  ///< of C
  const float* bias = nullptr;
  bool accumulate = false;  ///< adds to `wide`
};

/// True where this processor can run multiplyBf16.
bool canMultiplyBf16();

/// Columns that are computed together: a share of the work begins at a multiple of it.
inline constexpr std::int64_t productPanel = 64;
/// Likewise rows, where A is transposed.
inline constexpr std::int64_t productRows = 96;

/// Computes rows [rowBegin, rowEnd) and columns [columnBegin, columnEnd) of C on the calling thread.
/// `scratch` grows to what is needed and can be used again.
void multiplyBf16(const Bf16Product& product, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t columnBegin,
                  std::int64_t columnEnd, std::vector<std::uint32_t>& scratch);

}  // namespace wb::kernels
