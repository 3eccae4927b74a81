#include <torch/torch.h>

#include <cmath>

#include "core/nn/bert_impl.h"

namespace wb::nn {
namespace {

torch::Tensor dropoutIn(Pass& pass, const torch::Tensor& x, double p) {
  return pass.dropout != nullptr ? hashedDropout(x, p, *pass.dropout) : x;
}

void poll(Pass& pass) {
  if (pass.poll) pass.poll();
}

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
  switch (activation) {
    case Activation::GeluTanh: return torch::gelu(x, "tanh");
    case Activation::Relu: return torch::relu(x);
    default: return torch::gelu(x);
  }
}

}  // namespace

LinearImpl::LinearImpl(std::int64_t in, std::int64_t out)
    : weight(register_parameter("weight", torch::empty({out, in}))),
      bias(register_parameter("bias", torch::empty({out}))) {}

torch::Tensor LinearImpl::forward(const torch::Tensor& x) {
  return torch::linear(x, weight.to(x.scalar_type()), bias.to(x.scalar_type()));
}

LayerNormImpl::LayerNormImpl(std::int64_t size, double smallest)
    : weight(register_parameter("weight", torch::ones({size}))),
      bias(register_parameter("bias", torch::zeros({size}))),
      epsilon(smallest) {}

torch::Tensor LayerNormImpl::forward(const torch::Tensor& x) {
  return torch::layer_norm(x, weight.sizes(), weight, bias, epsilon);
}

TableImpl::TableImpl(std::int64_t rows, std::int64_t size)
    : weight(register_parameter("weight", torch::empty({rows, size}))) {}

EmbeddingsImpl::EmbeddingsImpl(const BertConfig& config)
    : word_embeddings(register_module("word_embeddings", Table(config.vocabularySize, config.hiddenSize))),
      position_embeddings(register_module("position_embeddings", Table(config.maxPositions, config.hiddenSize))),
      token_type_embeddings(register_module("token_type_embeddings", Table(config.segments, config.hiddenSize))),
      layerNorm(register_module("LayerNorm", LayerNorm(config.hiddenSize, config.layerNormEpsilon))),
      padId(config.padId),
      dropout(config.hiddenDropout) {}

torch::Tensor EmbeddingsImpl::lookUp(const torch::Tensor& ids) {
  return torch::embedding(word_embeddings->weight, ids, padId, false, sparse);
}

torch::Tensor EmbeddingsImpl::forward(const torch::Tensor& tokenVectors, Pass& pass) {
  const auto length = tokenVectors.size(1);
  const torch::Tensor places = position_embeddings->weight.narrow(0, 0, length) + token_type_embeddings->weight[0];
  return dropoutIn(pass, layerNorm->forward(tokenVectors + places), dropout).to(computeType);
}

SelfAttentionImpl::SelfAttentionImpl(const BertConfig& config)
    : query(register_module("query", Linear(config.hiddenSize, config.hiddenSize))),
      key(register_module("key", Linear(config.hiddenSize, config.hiddenSize))),
      value(register_module("value", Linear(config.hiddenSize, config.hiddenSize))),
      heads(config.heads),
      dropout(config.attentionDropout) {}

torch::Tensor SelfAttentionImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass) {
  const auto batch = x.size(0);
  const auto length = x.size(1);
  const auto size = x.size(2);
  const auto split = [&](const torch::Tensor& y) {
    return y.view({batch, length, heads, size / heads}).transpose(1, 2);
  };
  const torch::Tensor q = split(query->forward(x));
  const torch::Tensor k = split(key->forward(x));
  const torch::Tensor v = split(value->forward(x));
  torch::Tensor mixed;
  if (pass.keepAttention || pass.dropout != nullptr || torch::GradMode::is_enabled()) {
    torch::Tensor scores =
        torch::matmul(q, k.transpose(2, 3)) / std::sqrt(static_cast<double>(size) / static_cast<double>(heads));
    if (bias.defined()) scores = scores + bias;
    const torch::Tensor weights = torch::softmax(scores, -1);
    if (pass.keepAttention) pass.attention.push_back(weights);
    mixed = torch::matmul(dropoutIn(pass, weights, dropout), v);
  } else {
    mixed =
        at::scaled_dot_product_attention(q, k, v, bias.defined() ? std::optional<torch::Tensor>(bias) : std::nullopt);
  }
  return mixed.transpose(1, 2).reshape({batch, length, size});
}

ResidualImpl::ResidualImpl(std::int64_t in, const BertConfig& config)
    : dense(register_module("dense", Linear(in, config.hiddenSize))),
      layerNorm(register_module("LayerNorm", LayerNorm(config.hiddenSize, config.layerNormEpsilon))),
      dropout(config.hiddenDropout) {}

torch::Tensor ResidualImpl::forward(const torch::Tensor& y, const torch::Tensor& residual, Pass& pass) {
  return layerNorm->forward(dropoutIn(pass, dense->forward(y), dropout) + residual);
}

LayerImpl::LayerImpl(const BertConfig& config)
    : attention(config),
      attentionOutput(config.hiddenSize, config),
      intermediate(config.hiddenSize, config.intermediateSize),
      output(config.intermediateSize, config),
      activation(config.activation) {
  Group attentionGroup = register_module("attention", Group());
  attentionGroup->register_module("self", attention);
  attentionGroup->register_module("output", attentionOutput);
  register_module("intermediate", Group())->register_module("dense", intermediate);
  register_module("output", output);
}

torch::Tensor LayerImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass) {
  poll(pass);
  const torch::Tensor attended = attentionOutput->forward(attention->forward(x, bias, pass), x, pass);
  poll(pass);
  const torch::Tensor inner = activate(intermediate->forward(attended), activation);
  poll(pass);
  return output->forward(inner, attended, pass);
}

}  // namespace wb::nn
