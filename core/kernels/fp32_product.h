// Products of fp32 matrices, in one source for AVX2 and AVX-512.
#pragma once

#include <cstdint>
#include <vector>

namespace wb::kernels {

/// A matrix of floats in memory.
struct FloatMatrix {
  const float* data;
  std::int64_t stride;      ///< elements from a row in memory to the next
  bool transposed = false;  ///< memory holds the transposed matrix
};

/// C[m, n] = A[m, k]·B[k, n] (+ bias over the columns) (+ C).
struct FloatProduct {
  std::int64_t m, n, k;
  FloatMatrix a;
  FloatMatrix b;
  float* c;
  std::int64_t stride;  ///< of C
  const float* bias = nullptr;
  bool accumulate = false;
};

/// Columns, and rows, that are computed together: a share of the work begins best at a multiple of them.
inline constexpr std::int64_t floatProductPanel = 64;
inline constexpr std::int64_t floatProductRows = 6;

/// Computes rows [rowBegin, rowEnd) and columns [columnBegin, columnEnd) of C on the calling thread. An element's sum
/// is the same whatever part it is computed in. `scratch` grows to what is needed and can be used again.
void multiplyFloat(const FloatProduct& product, std::int64_t rowBegin, std::int64_t rowEnd, std::int64_t columnBegin,
                   std::int64_t columnEnd, std::vector<float>& scratch);

}  // namespace wb::kernels
