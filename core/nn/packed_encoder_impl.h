// The network as it is trained and run fast: packed texts, a way back by hand, buffers that are used again. It works on
// the parameters of a Bert (bert_impl.h), which stays their owner and the oracle of the tests. Only nn and train
// include this file.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/data/network_settings.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_batch.h"
#include "core/nn/packed_layer_impl.h"
#include "core/nn/quantized_layer_impl.h"

namespace wb::nn {

/// How a PackedEncoder computes.
struct PackedOptions {
  Pooling pooling = Pooling::Cls;
  bool half = false;    ///< products in bf16 on copies of the weights, which refreshCopies() and the optimiser keep
  bool trains = false;  ///< backward() will be called: gradients are allocated
  /// Products of whole numbers, made from the weights once; never with the two others.
  std::optional<kernels::Width> quantized = std::nullopt;
};

/// What a forward pass is told.
struct PackedPass {
  Random* dropout = nullptr;   ///< gives the seeds of the masks, in the order of Bert's own pass; none with nullptr
  torch::Tensor shift;         ///< [tokens, embedding], where defined: added to the token vectors
  bool keep = false;           ///< backward() will be called
  std::function<void()> poll;  ///< called between layers; may throw to leave the pass
};

/// A parameter that is trained: the fp32 original, whose .grad() is filled, and the bf16 copy (else undefined).
struct TrainedParameter {
  torch::Tensor original;
  torch::Tensor copy;
};

class PackedEncoder {
 public:
  /// `network` is changed in where its values lie, not in what they are: query, key and value become one block.
  PackedEncoder(Bert network, const BertConfig& config, PackedOptions options);

  /// The vector of each text that is classified, [texts, hidden] fp32: the last layer's first token, or the mean over
  /// its tokens.
  torch::Tensor forward(const PackedBatch& batch, const PackedPass& asked = {});

  /// Adds the gradients of the last forward pass, which was kept, given that of its result. Only the passes through
  /// layers from number `lowest` on (1-based) are gone back; 0: all, and the embeddings.
  void backward(const torch::Tensor& gradient, std::size_t lowest = 0, const std::function<void()>& poll = {});
  /// The gradient of the last pass's token vectors [tokens, embedding]; undefined where it was not gone back to them.
  const torch::Tensor& tokenGradient() const { return m_tokenGradient; }

  /// All trained parameters except the token table.
  std::vector<TrainedParameter> trained() const;
  /// The next backward() begins sums anew.
  void clearGradients();
  /// Brings the bf16 copies up to date with originals that others changed.
  void refreshCopies();

 private:
  /// The type of the products.
  torch::ScalarType type() const { return m_options.half ? torch::kBFloat16 : torch::kFloat32; }
  void packLayers();
  void quantizeLayers();
  PackedDense packDense(const std::vector<Linear>& parts);
  PackedNorm packNorm(const LayerNorm& part);
  torch::Tensor gradientOf(const torch::Tensor& parameter);
  /// The kept values of a layer, made larger where they do not hold `tokens`.
  LayerTrace& roomFor(std::size_t layer, std::int64_t tokens);
  void reserveSpace(std::int64_t tokens, bool keep);
  LayerTrace traceFor(std::size_t layer, std::int64_t tokens, std::int64_t wanted);
  /// Leaves the first layer's input in `wide`, and its copy in the first trace.
  void embed(const PackedBatch& batch, const PackedPass& asked, const torch::Tensor& wide);
  /// The result of pass `pass`, given its input in fp32.
  torch::Tensor runLayer(std::size_t pass, const torch::Tensor& wide, const PackedPass& asked);
  void embedBackward(const torch::Tensor& gradient);
  torch::Tensor pool(const torch::Tensor& last) const;
  void poolBackward(const torch::Tensor& gradient, const torch::Tensor& last) const;
  bool firstOnly(std::size_t pass) const {
    return m_options.pooling == Pooling::Cls && pass + 1 == m_network->order.size();
  }

  Bert m_network;
  BertConfig m_config;
  PackedOptions m_options;
  std::vector<PackedLayerWeights> m_layers;
  std::vector<QuantizedLayerWeights> m_quantizedLayers;  ///< instead of them
  PackedDense m_projection;
  PackedNorm m_embeddingNorm;
  std::vector<TrainedParameter> m_trained;
  std::vector<torch::Tensor>
      m_sums;  ///< gradients that are only ever added to; the layers' matrices begin anew instead

  std::vector<LayerTrace> m_kept;  ///< of each pass through a layer; the first serves all where nothing is kept
  torch::Tensor m_wide[2];         ///< [tokens, hidden] fp32: a layer's input and its result; in fp32 the last one
  torch::Tensor m_tokenGradient;

  // Of the last pass.
  PackedBatch m_batch;
  LayerPass m_pass;
  QuantizedSpace m_quantizedSpace;
  std::vector<LayerTrace> m_traces;
  torch::Tensor m_embedded;  ///< [tokens, embedding] in the type of the products; kept for the projection
  torch::Tensor m_embeddingZ, m_embeddingMean, m_embeddingInverse;
  kernels::Dropout m_embeddingDropout;
};

}  // namespace wb::nn
