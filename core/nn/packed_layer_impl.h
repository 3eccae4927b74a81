// One layer over packed tokens, forward and backward by hand over buffers that are used again; the kernels are in
// core/kernels. Gradients equal those of autograd over bert_impl.h's layer, which is the oracle of the tests.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <vector>

#include "core/kernels/dropout.h"
#include "core/kernels/layer_norm.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_batch.h"

namespace wb::nn {

/// A dense part as the products read it.
struct PackedDense {
  torch::Tensor weight;          ///< [out, in] in the type of the products: a copy in bf16, or the parameter itself
  torch::Tensor bias;            ///< [out] fp32, the parameter itself
  torch::Tensor weightGradient;  ///< fp32; undefined where nothing is trained
  torch::Tensor biasGradient;
};

struct PackedNorm {
  torch::Tensor weight;
  torch::Tensor bias;
  torch::Tensor weightGradient;
  torch::Tensor biasGradient;
  double epsilon = 0;
};

/// The parameters of one layer.
struct PackedLayerWeights {
  /// Query, key and value: one matrix [3·hidden, hidden], or where the weights are to stay where they lie, three.
  std::vector<PackedDense> mixed;
  PackedDense attentionOutput;
  PackedNorm attentionNorm;
  PackedDense intermediate;
  PackedDense output;
  PackedNorm outputNorm;
  bool hasGradient = false;  ///< false: the next way back overwrites the weights' gradients
};

/// The masks of one pass through a layer.
struct LayerDropout {
  kernels::Dropout attention;
  kernels::Dropout attentionOutput;
  kernels::Dropout output;
};

/// What a pass through a layer leaves for its way back. Rows are tokens; `rows` of them go on to the next layer.
struct LayerTrace {
  torch::Tensor x;        ///< [tokens, hidden] the layer's input, in the type of the products
  torch::Tensor chosen;   ///< [rows, hidden] those of its rows whose result is wanted; x itself if all
  torch::Tensor queries;  ///< [rows, hidden]
  torch::Tensor mixed;    ///< [tokens, 3·hidden] queries, keys, values (queries unused where rows are chosen)
  torch::Tensor logSums;  ///< [rows, heads]
  torch::Tensor context;  ///< [rows, hidden]
  torch::Tensor z1, mean1, inverse1;
  torch::Tensor attended;  ///< [rows, hidden]
  torch::Tensor inner;     ///< [rows, intermediate] before the activation
  torch::Tensor active;    ///< after it
  torch::Tensor z2, mean2, inverse2;
  LayerDropout dropout;
};

/// Buffers that all layers share.
struct LayerSpace {
  torch::Tensor attended;       ///< [tokens, hidden] fp32, where the products are in bf16
  torch::Tensor yGradient;      ///< [tokens, hidden] in the type of the products
  torch::Tensor flat;           ///< tokens · max(intermediate, hidden) values
  torch::Tensor mixedGradient;  ///< [tokens, 3·hidden]
};

/// What is the same for all layers of a pass.
struct LayerPass {
  const PackedBatch* batch = nullptr;
  std::int64_t heads = 1;
  Activation activation = Activation::Gelu;
  std::vector<std::uint32_t> maskPlaces;  ///< of each text: the attention weights of the texts before it
  LayerSpace space;
};

/// From `wide` [tokens, hidden] fp32 and trace.x, its rounded copy (in fp32: itself), to the layer's result: `result`
/// fp32 and `resultHalf`, its copy for the next layer (undefined in fp32). `result` may be `wide`. With `firstOnly`
/// only the first token of each text goes on: [texts, hidden].
void layerForward(const PackedLayerWeights& layer, LayerPass& pass, LayerTrace& trace, const torch::Tensor& wide,
                  bool firstOnly, const torch::Tensor& result, const torch::Tensor& resultHalf);

/// `gradient` holds that of the result on its first rows, and afterwards that of the input on all.
void layerBackward(PackedLayerWeights& layer, LayerPass& pass, const LayerTrace& trace, bool firstOnly,
                   const torch::Tensor& gradient);

/// Attention of all heads of all texts, from trace.queries and trace.mixed to trace.context.
void attendAll(const LayerPass& pass, const LayerTrace& trace, bool firstOnly);

/// The rows of the texts' first tokens.
torch::Tensor firstTokens(const PackedBatch& batch);

/// Runs `work(begin, end)` over rows on all threads.
void overRows(std::int64_t rows, const std::function<void(std::int64_t, std::int64_t)>& work);

/// The way back of a LayerNorm, whose parameters' gradients, and the bias gradient of the dense part before, are added.
void normBackward(const kernels::NormBackward& norm, std::int64_t rows, const PackedNorm& parameters,
                  const torch::Tensor& denseBiasGradient);

}  // namespace wb::nn
