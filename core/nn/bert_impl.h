// BERT and its relatives from their parts (Devlin et al. 2019, arXiv 1810.04805). What differs between them stands in
// architecture.h; every parameter has the name that transformers gives it. Only nn and train include this file.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
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

/// y = xWᵀ + b.
struct LinearImpl : torch::nn::Module {
  LinearImpl(std::int64_t in, std::int64_t out);
  torch::Tensor forward(const torch::Tensor& x) const;
  torch::Tensor weight;  ///< [out, in]
  torch::Tensor bias;    ///< [out]
};
TORCH_MODULE(Linear);

/// Normalises the last dimension.
struct LayerNormImpl : torch::nn::Module {
  LayerNormImpl(std::int64_t size, double smallest);
  torch::Tensor forward(const torch::Tensor& x) const;
  torch::Tensor weight;
  torch::Tensor bias;
  double epsilon;
};
TORCH_MODULE(LayerNorm);

/// A module without parameters of its own, for the groups in nested names.
struct GroupImpl : torch::nn::Module {};
TORCH_MODULE(Group);

/// Registers `part` under `root` at a dotted name such as "attention.output.dense", making the groups that miss.
void place(torch::nn::Module& root, std::string_view name, const std::shared_ptr<torch::nn::Module>& part);

/// A table of vectors: `weight` [rows, hidden].
struct TableImpl : torch::nn::Module {
  TableImpl(std::int64_t rows, std::int64_t size);
  torch::Tensor weight;
};
TORCH_MODULE(Table);

/// LN(token + segment 0 + task 0 + position), then dropout; the tables that the architecture has.
struct EmbeddingsImpl : torch::nn::Module {
  explicit EmbeddingsImpl(const BertConfig& config);
  /// Token vectors [batch, length, embedding] of `ids` [batch, length].
  torch::Tensor lookUp(const torch::Tensor& ids);
  /// From token vectors to the encoder's input.
  torch::Tensor forward(const torch::Tensor& tokenVectors, Pass& pass);

  Table word_embeddings = nullptr;
  Table position_embeddings = nullptr;
  Table token_type_embeddings = nullptr;  ///< empty without segments
  Table task_type_embeddings = nullptr;   ///< empty without task types
  LayerNorm layerNorm = nullptr;
  std::int64_t padId;
  std::int64_t firstPosition;
  double dropout;
};
TORCH_MODULE(Embeddings);

/// softmax(QKᵀ/√d)V per head. `bias` is [batch, 1, 1, length], 0 for tokens and −∞ for padding, or
/// undefined when nothing is padded.
struct SelfAttention {
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass) const;
  Linear query = nullptr;
  Linear key = nullptr;
  Linear value = nullptr;
  std::int64_t heads = 1;
  double dropout = 0;
};

/// LN(dropout(dense(y)) + residual): the end of both halves of a layer.
struct Residual {
  torch::Tensor forward(const torch::Tensor& y, const torch::Tensor& residual, Pass& pass) const;
  Linear dense = nullptr;
  LayerNorm layerNorm = nullptr;
  double dropout = 0;
};

struct LayerImpl : torch::nn::Module {
  explicit LayerImpl(const BertConfig& config);
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass);
  /// As config.json's hidden_dropout_prob and attention_probs_dropout_prob, where the architecture has dropout.
  void setDropout(double hidden, double attentionWeights);

  SelfAttention attention;
  Residual attentionOutput;
  Linear intermediate = nullptr;
  Residual output;
  Activation activation;
  const Architecture* architecture;
};
TORCH_MODULE(Layer);

/// The network without a head.
struct BertImpl : torch::nn::Module {
  /// `withPooler` is obeyed where the architecture has one.
  BertImpl(const BertConfig& config, bool withPooler);
  /// Last layer [batch, length, hidden] of `ids` [batch, length] (int32 or int64). `lengths` holds the
  /// number of tokens of each text on the CPU; the rest of a row is padding.
  torch::Tensor forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// The same from token vectors [batch, length, embedding], for gradients with respect to them.
  torch::Tensor forwardVectors(const torch::Tensor& tokenVectors, const std::vector<std::int64_t>& lengths, Pass& pass);

  Embeddings embeddings = nullptr;
  Linear projection = nullptr;     ///< from embedding to hidden size; empty where they are one
  std::vector<Layer> layers;       ///< those that have weights of their own
  std::vector<std::size_t> order;  ///< which of `layers` is run at each pass
  Linear pooler = nullptr;         ///< empty without one
};
TORCH_MODULE(Bert);

/// A classifier over the first token's vector: (dropout →) dense → activation → dropout → classifier, as the
/// architecture has it; or over the mean of all unpadded tokens: LayerNorm → dropout → classifier.
struct ClassifierImpl : torch::nn::Module {
  /// `pooled` is Cls or Mean; `settings.classes` names the outputs.
  ClassifierImpl(const BertConfig& settings, Pooling pooled);
  /// Logits [batch, classes] in fp32.
  torch::Tensor forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass);
  torch::Tensor forwardVectors(const torch::Tensor& tokenVectors, const std::vector<std::int64_t>& lengths, Pass& pass);
  /// Logits from the vectors [batch, hidden] that are classified: first tokens, or means over tokens.
  torch::Tensor head(const torch::Tensor& pooled, Pass& pass);
  /// Parameters that are not part of the pretrained encoder: classifier, classifier_norm, and the head's
  /// dense part when it was made fresh (`freshDense`).
  std::vector<torch::Tensor> headParameters() const;

  BertConfig config;
  Pooling pooling;
  double dropout;
  Bert bert = nullptr;                 ///< under the architecture's own name: bert, roberta, …
  Linear dense = nullptr;              ///< Cls only; the encoder's pooler where it has one
  LayerNorm classifierNorm = nullptr;  ///< Mean only
  Linear classifier = nullptr;
  bool freshDense = false;
};
TORCH_MODULE(Classifier);

torch::Tensor activate(const torch::Tensor& x, Activation activation);

/// Mean of the last layer over each text's tokens: [batch, hidden] in fp32.
torch::Tensor meanOverTokens(const torch::Tensor& lastLayer, const std::vector<std::int64_t>& lengths);

/// x with each element zeroed with probability p and the rest scaled by 1/(1 − p). The mask is a hash of
/// a number drawn from `random` and the element's index, computed again in the backward pass.
torch::Tensor hashedDropout(const torch::Tensor& x, double p, Random& random);

}  // namespace wb::nn
