// One layer's forward pass for prediction with products of whole numbers (core/kernels/quantized_product.h). Rows are
// taken a block at a time from the attention's result to the layer's, so that what lies between stays in the
// processor's cache. Attention, LayerNorm and the activation stay in fp32.
#pragma once

#include <torch/torch.h>

#include <cstdint>

#include "core/kernels/quantized_product.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_layer_impl.h"

namespace wb::nn {

/// A dense part whose weights are whole numbers.
struct QuantizedDense {
  QuantizedDense(kernels::Width width, const Linear& part);
  kernels::QuantizedWeights weights;
  torch::Tensor bias;  ///< [out] fp32
};

/// Of `width`, but values are words always: they are a twelfth of the products, and most of what bytes would lose.
struct QuantizedLayerWeights {
  QuantizedLayerWeights(kernels::Width width, const Layer& layer, PackedNorm attention, PackedNorm output);
  QuantizedDense queries;
  QuantizedDense keys;
  QuantizedDense values;
  QuantizedDense attentionOutput;
  PackedNorm attentionNorm;
  QuantizedDense intermediate;
  QuantizedDense output;
  PackedNorm outputNorm;
};

/// Buffers that all layers share, as LayerTrace has them.
struct QuantizedSpace {
  torch::Tensor mixed;    ///< [tokens, 3·hidden]
  torch::Tensor context;  ///< [tokens, hidden]
  torch::Tensor logSums;  ///< [tokens, heads]
};

/// As layerForward (packed_layer_impl.h), from `wide` [tokens, hidden] to `result`.
void quantizedLayerForward(const QuantizedLayerWeights& layer, const LayerPass& pass, const QuantizedSpace& space,
                           const torch::Tensor& wide, bool firstOnly, const torch::Tensor& result);

}  // namespace wb::nn
