// The network as it is trained and run fast: packed texts, a way back by hand, buffers that are used again. It works on
// the parameters of a Bert (bert_impl.h), which stays their owner and the oracle of the tests. Only nn and train include
// this file.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "core/data/training.h"
#include "core/nn/bert_impl.h"
#include "core/nn/packed_batch.h"
#include "core/nn/packed_layer_impl.h"

namespace wb::nn {

/// How a PackedEncoder computes.
struct PackedOptions {
  Pooling pooling = Pooling::Cls;
  bool half = false;    ///< products in bf16 on copies of the weights, which refreshCopies() and the optimiser keep
  bool trains = false;  ///< backward() will be called: gradients are allocated
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

  /// The vector of each text that is classified, [texts, hidden] fp32: the last layer's first token, or the mean over its
  /// tokens. `dropout` gives the seeds of this pass's masks, none with nullptr; the order is that of Bert's own pass.
  /// `shift` [tokens, embedding], where defined, is added to the token vectors. `poll` is called between layers.
  torch::Tensor forward(const PackedBatch& batch, Random* dropout, const torch::Tensor& shift = {},
                        const std::function<void()>& poll = {});

  /// Adds the gradients of the last forward pass, given that of its result.
  void backward(const torch::Tensor& gradient, const std::function<void()>& poll = {});
  /// The gradient of the last pass's token vectors [tokens, embedding].
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
  PackedDense packDense(const std::vector<Linear>& parts);
  PackedNorm packNorm(const LayerNorm& part);
  torch::Tensor gradientOf(const torch::Tensor& parameter);
  void reserve(std::int64_t tokens);
  LayerTrace traceFor(std::size_t pass, std::int64_t tokens, std::int64_t rows) const;
  void embed(const PackedBatch& batch, Random* dropout, const torch::Tensor& shift);
  void embedBackward(const torch::Tensor& gradient);
  torch::Tensor pool(const torch::Tensor& last) const;
  void poolBackward(const torch::Tensor& gradient, const torch::Tensor& last) const;
  bool firstOnly(std::size_t pass) const { return m_options.pooling == Pooling::Cls && pass + 1 == m_network->order.size(); }

  Bert m_network;
  BertConfig m_config;
  PackedOptions m_options;
  std::vector<PackedLayerWeights> m_layers;
  PackedDense m_projection;
  PackedNorm m_embeddingNorm;
  std::vector<TrainedParameter> m_trained;
  std::vector<torch::Tensor> m_sums;  ///< gradients that are only ever added to; the layers' matrices begin anew instead

  std::int64_t m_capacity = 0;  ///< tokens that the buffers hold
  std::vector<LayerTrace> m_kept;
  torch::Tensor m_wide[2];  ///< [tokens, hidden] fp32: a layer's input and its result
  torch::Tensor m_tokenGradient;

  // Of the last pass.
  PackedBatch m_batch;
  LayerPass m_pass;
  std::vector<LayerTrace> m_traces;
  torch::Tensor m_embedded;  ///< [tokens, embedding] in the type of the products; kept for the projection
  torch::Tensor m_embeddingZ, m_embeddingMean, m_embeddingInverse;
  kernels::Dropout m_embeddingDropout;
};

}  // namespace wb::nn
