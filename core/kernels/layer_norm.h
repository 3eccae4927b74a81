// The end of both halves of a layer, and of the embeddings: dropout, residual, LayerNorm (Ba, Kiros, Hinton 2016,
// arXiv 1607.06450) in one pass over each row, and its way back. One thread; callers divide the rows.
#pragma once

#include <cstdint>

#include "core/kernels/bf16.h"
#include "core/kernels/dropout.h"

namespace wb::kernels {

/// z = before(y) + residual;  out = after((z − mean)/√(variance + epsilon)·weight + bias).
/// Matrices are [rows, size] without gaps.
struct NormForward {
  std::int64_t size;
  const float* y;
  const float* residual = nullptr;  ///< may be missing
  const float* weight;
  const float* bias;
  float epsilon;
  Dropout before;
  Dropout after;
  /// Number of each row in the masks; its own where this is nullptr.
  const std::int32_t* maskRows = nullptr;
  float* z = nullptr;                 ///< kept for the way back, as the next two; all may be missing
  float* mean = nullptr;              ///< [rows]
  float* inverseDeviation = nullptr;  ///< [rows] 1/√(variance + epsilon)
  float* out;
  Bf16* half = nullptr;  ///< a rounded copy of `out`; may be missing
};

void normForward(const NormForward& norm, std::int64_t beginRow, std::int64_t endRow);

/// From the gradient of `out` to those of z (and so of the residual), of y, and of the parameters.
struct NormBackward {
  std::int64_t size;
  const float* gradient;
  const float* z;
  const float* mean;
  const float* inverseDeviation;
  const float* weight;
  Dropout before;
  Dropout after;
  const std::int32_t* maskRows = nullptr;
  float* zGradient;            ///< may be `gradient`
  float* yGradient = nullptr;  ///< with the mask before; either of these two may be missing
  Bf16* yHalf = nullptr;
};

/// Sums over rows, to which the rows are added; each [size].
struct NormSums {
  float* weight;
  float* bias;
  float* y;  ///< of y's gradient: the bias of the dense part before
};

void normBackward(const NormBackward& norm, std::int64_t beginRow, std::int64_t endRow, const NormSums& sums);

}  // namespace wb::kernels
