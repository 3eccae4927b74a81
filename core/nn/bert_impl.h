// BERT from its parts (Devlin et al. 2019, arXiv 1810.04805), with Hugging Face's parameter names.
// Only nn and train include this file.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/nn/bert_config.h"

namespace wb::nn {

/// What a forward pass is told and asked for besides its input.
struct Pass {
  Random* dropout = nullptr;             ///< dropout draws from here; none when nullptr
  std::function<void()> poll;            ///< called between layers; may throw to leave the pass
  bool keepAttention = false;            ///< fill `attention`
  bool keepHidden = false;               ///< fill `hidden`
  std::vector<torch::Tensor> attention;  ///< per layer [batch, heads, length, length], before dropout
  std::vector<torch::Tensor> hidden;     ///< layers + 1 of [batch, length, hidden]
};

/// y = xWᵀ + b in the type of x: the weights are cast where theirs is another, so that fp32 masters
/// can be trained while the products run in bf16.
struct LinearImpl : torch::nn::Module {
  LinearImpl(std::int64_t in, std::int64_t out);
  torch::Tensor forward(const torch::Tensor& x);
  torch::Tensor weight;  ///< [out, in]
  torch::Tensor bias;    ///< [out]
};
TORCH_MODULE(Linear);

/// Normalises the last dimension; computes in fp32 inside, returns the type of x.
struct LayerNormImpl : torch::nn::Module {
  LayerNormImpl(std::int64_t size, double smallest);
  torch::Tensor forward(const torch::Tensor& x);
  torch::Tensor weight;
  torch::Tensor bias;
  double epsilon;
};
TORCH_MODULE(LayerNorm);

/// A module without parameters of its own, for Hugging Face's nested names.
struct GroupImpl : torch::nn::Module {};
TORCH_MODULE(Group);

/// A table of vectors: `weight` [rows, hidden].
struct TableImpl : torch::nn::Module {
  TableImpl(std::int64_t rows, std::int64_t size);
  torch::Tensor weight;
};
TORCH_MODULE(Table);

/// LN(token + segment 0 + position), then dropout.
struct EmbeddingsImpl : torch::nn::Module {
  explicit EmbeddingsImpl(const BertConfig& config);
  /// Token vectors [batch, length, hidden] of `ids` [batch, length]. With `sparse` the gradient of the
  /// table is a sparse tensor of the rows the batch touched.
  torch::Tensor lookUp(const torch::Tensor& ids);
  /// From token vectors to the encoder's input, in `computeType`.
  torch::Tensor forward(const torch::Tensor& tokenVectors, Pass& pass);

  Table word_embeddings = nullptr;
  Table position_embeddings = nullptr;
  Table token_type_embeddings = nullptr;
  LayerNorm layerNorm = nullptr;
  std::int64_t padId;
  double dropout;
  bool sparse = false;
  torch::ScalarType computeType = torch::kFloat32;
};
TORCH_MODULE(Embeddings);

/// softmax(QKᵀ/√d)V per head. `bias` is [batch, 1, 1, length], 0 for tokens and −∞ for padding, or
/// undefined when nothing is padded.
struct SelfAttentionImpl : torch::nn::Module {
  explicit SelfAttentionImpl(const BertConfig& config);
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass);
  Linear query = nullptr;
  Linear key = nullptr;
  Linear value = nullptr;
  std::int64_t heads;
  double dropout;
};
TORCH_MODULE(SelfAttention);

/// LN(dropout(dense(y)) + residual): the end of both halves of a layer.
struct ResidualImpl : torch::nn::Module {
  ResidualImpl(std::int64_t in, const BertConfig& config);
  torch::Tensor forward(const torch::Tensor& y, const torch::Tensor& residual, Pass& pass);
  Linear dense = nullptr;
  LayerNorm layerNorm = nullptr;
  double dropout;
};
TORCH_MODULE(Residual);

struct LayerImpl : torch::nn::Module {
  explicit LayerImpl(const BertConfig& config);
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass);

  SelfAttention attention = nullptr;
  Residual attentionOutput = nullptr;
  Linear intermediate = nullptr;
  Residual output = nullptr;
  Activation activation;
};
TORCH_MODULE(Layer);

/// The network without a head.
struct BertImpl : torch::nn::Module {
  BertImpl(const BertConfig& config, bool withPooler);
  /// Last layer [batch, length, hidden] of `ids` [batch, length] (int32 or int64). `lengths` holds the
  /// number of tokens of each text on the CPU; the rest of a row is padding.
  torch::Tensor forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// The same from token vectors [batch, length, hidden], for gradients with respect to them.
  torch::Tensor forwardVectors(const torch::Tensor& tokenVectors, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// tanh(dense(h₀)) of the last layer.
  torch::Tensor pool(const torch::Tensor& lastLayer);

  Embeddings embeddings = nullptr;
  std::vector<Layer> layers;
  Linear pooler = nullptr;  ///< empty without one
};
TORCH_MODULE(Bert);

/// A classifier over the pooled [CLS] vector: dropout → classifier; or over the mean of all unpadded
/// tokens: LayerNorm → dropout → classifier.
struct ClassifierImpl : torch::nn::Module {
  /// `pooled` is Cls or Mean; `settings.classes` names the outputs.
  ClassifierImpl(const BertConfig& settings, Pooling pooled);
  /// Logits [batch, classes] in fp32.
  torch::Tensor forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass);
  torch::Tensor forwardVectors(const torch::Tensor& tokenVectors, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// Logits from the last layer.
  torch::Tensor head(const torch::Tensor& lastLayer, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// Parameters that are not part of the pretrained encoder: classifier, classifier_norm, and the
  /// pooler when it was made fresh (`freshPooler`).
  std::vector<torch::Tensor> headParameters() const;
  /// Type of the activations and products. bf16 works with fp32 parameters (cast on use) as well as
  /// with parameters that were converted by `convertProducts`.
  void setComputeType(torch::ScalarType type);
  /// Converts the weights of all dense layers for inference; LayerNorm and tables stay fp32.
  void convertProducts(torch::ScalarType type);

  BertConfig config;
  Pooling pooling;
  double dropout;
  Bert bert = nullptr;
  LayerNorm classifierNorm = nullptr;  ///< Mean only
  Linear classifier = nullptr;
  bool freshPooler = false;
};
TORCH_MODULE(Classifier);

/// Mean of the last layer over each text's tokens: [batch, hidden] in fp32.
torch::Tensor meanOverTokens(const torch::Tensor& lastLayer, const std::vector<std::int64_t>& lengths);

/// x with each element zeroed with probability p and the rest scaled by 1/(1 − p). The mask is a hash of
/// a number drawn from `random` and the element's index, computed again in the backward pass.
torch::Tensor hashedDropout(const torch::Tensor& x, double p, Random& random);

}  // namespace wb::nn
