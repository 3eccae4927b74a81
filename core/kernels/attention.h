// softmax(QKᵀ/√d)·V of one head of one text (Vaswani et al. 2017, arXiv 1706.03762), with dropout on the weights, and
// its way back. Rows of queries are taken a block at a time, so that memory grows with the length and not its square;
// the way back computes the weights again from the logarithm of each row's sum (Dao et al. 2022, arXiv 2205.14135).
#pragma once

#include <cstdint>
#include <vector>

#include "core/kernels/bf16.h"
#include "core/kernels/dropout.h"

namespace wb::kernels {

/// T is float or Bf16. Pointers stand at the head's first value of the text's first row.
template <typename T>
struct AttentionHead {
  std::int64_t queries;  ///< rows of q: the first ones of the text
  std::int64_t length;   ///< rows of k and v
  std::int64_t size;     ///< values of a head
  const T* q;
  const T* k;
  const T* v;
  std::int64_t queryStride;  ///< values from a row of q to the next
  std::int64_t keyStride;    ///< of k and v
  float* logSums;            ///< [queries], `logSumStride` apart: ln Σⱼ exp(qᵢ·kⱼ/√d)
  std::int64_t logSumStride;
  Dropout dropout;
  std::uint32_t place;  ///< number of the weight (0, 0) in the mask; rows are `length` long
};

/// Where the gradients are read and written; the strides of each are those of q, k and v.
template <typename T>
struct AttentionGradients {
  const T* out;  ///< of the result, read
  std::int64_t outStride;
  T* q;
  T* k;
  T* v;
};

/// Writes the head's part of the result [queries, size] to rows of `out`. `scratch` grows as needed.
void attend(const AttentionHead<float>& head, float* out, std::int64_t outStride, std::vector<float>& scratch);
void attend(const AttentionHead<Bf16>& head, Bf16* out, std::int64_t outStride, std::vector<float>& scratch);

void attendBackward(const AttentionHead<float>& head, const AttentionGradients<float>& gradients,
                    std::vector<float>& scratch);
void attendBackward(const AttentionHead<Bf16>& head, const AttentionGradients<Bf16>& gradients,
                    std::vector<float>& scratch);

}  // namespace wb::kernels
