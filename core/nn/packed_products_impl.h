// The matrix products of a dense layer and of its way back over packed tokens, by the kernels in core/kernels, shared
// among the threads. Matrices are row-major; their rows may stand apart.
#pragma once

#include <torch/torch.h>

namespace wb::nn {

/// y = x·wᵀ + bias. x [rows, in] and w [out, in] of one type, bf16 or fp32; bias [out] fp32; y fp32 or of their type.
void denseForward(const torch::Tensor& x, const torch::Tensor& w, const torch::Tensor& bias, const torch::Tensor& y);

/// xGradient (+)= yGradient·w. Adding needs xGradient in fp32.
void denseBackward(const torch::Tensor& yGradient, const torch::Tensor& w, const torch::Tensor& xGradient,
                   bool add = false);

/// wGradient (+)= yGradientᵀ·x; wGradient [out, in] in fp32.
void denseWeightGradient(const torch::Tensor& yGradient, const torch::Tensor& x, const torch::Tensor& wGradient,
                         bool add);

}  // namespace wb::nn
