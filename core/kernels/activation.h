// The functions between the two dense parts of a layer, and their slopes. One thread; callers divide the rows.
#pragma once

#include <cstdint>

#include "core/kernels/bf16.h"

namespace wb {

/// As config.json's hidden_act names them. Gelu is the exact one, x·Φ(x) (Hendrycks, Gimpel 2016, arXiv 1606.08415);
/// GeluTanh its usual approximation by tanh, QuickGelu that by a sigmoid of 1.702·x.
enum class Activation { Gelu, GeluTanh, QuickGelu, Relu, Relu6, Silu, Mish, Hardswish, Tanh, Sigmoid, Linear };

namespace kernels {

/// out[i] = f(in[i]).
void activate(Activation activation, const float* in, float* out, std::int64_t count);
void activate(Activation activation, const Bf16* in, Bf16* out, std::int64_t count);

/// gradient[i] ← gradient[i]·f′(in[i]) over [rows, size], whose column sums are added to `sums` [size].
void activateBackward(Activation activation, const float* in, float* gradient, std::int64_t rows, std::int64_t size,
                      float* sums);
void activateBackward(Activation activation, const Bf16* in, Bf16* gradient, std::int64_t rows, std::int64_t size,
                      float* sums);

}  // namespace kernels
}  // namespace wb
