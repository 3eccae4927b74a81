// One layer's forward pass for prediction with products of bytes. Rows are taken a block at a time from the attention's
// result to the layer's, so that what lies between stays in the processor's cache. Attention, LayerNorm and the
// activation stay in fp32.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "core/kernels/int8_product.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_layer_impl.h"

namespace wb::nn {

/// A dense part whose weights are bytes.
struct Int8Dense {
  explicit Int8Dense(const std::vector<Linear>& parts);
  kernels::Int8Weights weights;
  torch::Tensor bias;  ///< [out] fp32
};

struct Int8LayerWeights {
  Int8LayerWeights(const Layer& layer, PackedNorm attention, PackedNorm output);
  Int8Dense queries;
  Int8Dense keysAndValues;
  Int8Dense attentionOutput;
  PackedNorm attentionNorm;
  Int8Dense intermediate;
  Int8Dense output;
  PackedNorm outputNorm;
};

/// Buffers that all layers share, as LayerTrace has them.
struct Int8Space {
  torch::Tensor mixed;    ///< [tokens, 3·hidden]
  torch::Tensor context;  ///< [tokens, hidden]
  torch::Tensor logSums;  ///< [tokens, heads]
};

/// As layerForward (packed_layer_impl.h), from `wide` [tokens, hidden] to `result`.
void int8LayerForward(const Int8LayerWeights& layer, const LayerPass& pass, const Int8Space& space,
                      const torch::Tensor& wide, bool firstOnly, const torch::Tensor& result);

}  // namespace wb::nn
