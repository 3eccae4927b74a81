#include <torch/torch.h>

#include <cmath>
#include <stdexcept>

#include "core/nn/bert_impl.h"

namespace wb::nn {
namespace {

torch::Tensor dropoutIn(Pass& pass, const torch::Tensor& x, double p) {
  return pass.dropout != nullptr ? hashedDropout(x, p, *pass.dropout) : x;
}

void poll(Pass& pass) {
  if (pass.poll) pass.poll();
}

Linear placed(torch::nn::Module& root, std::string_view name, std::int64_t in, std::int64_t out) {
  Linear part(in, out);
  place(root, name, part.ptr());
  return part;
}

LayerNorm placedNorm(torch::nn::Module& root, std::string_view name, const BertConfig& config) {
  LayerNorm part(config.hiddenSize, config.layerNormEpsilon);
  place(root, name, part.ptr());
  return part;
}

}  // namespace

torch::Tensor activate(const torch::Tensor& x, Activation activation) {
  switch (activation) {
    case Activation::Gelu: return torch::gelu(x);
    case Activation::GeluTanh: return torch::gelu(x, "tanh");
    case Activation::QuickGelu: return x * torch::sigmoid(1.702 * x);
    case Activation::Relu: return torch::relu(x);
    case Activation::Relu6: return torch::relu6(x);
    case Activation::Silu: return torch::silu(x);
    case Activation::Mish: return torch::mish(x);
    case Activation::Hardswish: return torch::hardswish(x);
    case Activation::Tanh: return torch::tanh(x);
    case Activation::Sigmoid: return torch::sigmoid(x);
    case Activation::Linear: return x;
  }
  throw std::logic_error("an activation without a formula");
}

void place(torch::nn::Module& root, std::string_view name, const std::shared_ptr<torch::nn::Module>& part) {
  const std::size_t dot = name.find('.');
  const std::string first(name.substr(0, dot));
  if (dot == std::string_view::npos) {
    root.register_module(first, part);
    return;
  }
  const auto children = root.named_children();
  const std::shared_ptr<torch::nn::Module>* existing = children.find(first);
  const auto group = existing != nullptr ? *existing : root.register_module<torch::nn::Module>(first, Group().ptr());
  place(*group, name.substr(dot + 1), part);
}

LinearImpl::LinearImpl(std::int64_t in, std::int64_t out)
    : weight(register_parameter("weight", torch::empty({out, in}))),
      bias(register_parameter("bias", torch::empty({out}))) {}

torch::Tensor LinearImpl::forward(const torch::Tensor& x) const { return torch::linear(x, weight, bias); }

LayerNormImpl::LayerNormImpl(std::int64_t size, double smallest)
    : weight(register_parameter("weight", torch::ones({size}))),
      bias(register_parameter("bias", torch::zeros({size}))),
      epsilon(smallest) {}

torch::Tensor LayerNormImpl::forward(const torch::Tensor& x) const {
  return torch::layer_norm(x, weight.sizes(), weight, bias, epsilon);
}

TableImpl::TableImpl(std::int64_t rows, std::int64_t size)
    : weight(register_parameter("weight", torch::empty({rows, size}))) {}

EmbeddingsImpl::EmbeddingsImpl(const BertConfig& config)
    : word_embeddings(register_module("word_embeddings", Table(config.vocabularySize, config.embeddingSize))),
      position_embeddings(register_module("position_embeddings", Table(config.maxPositions, config.embeddingSize))),
      layerNorm(config.embeddingSize, config.layerNormEpsilon),
      padId(config.padId),
      firstPosition(config.firstPosition()),
      dropout(config.hiddenDropout) {
  if (config.architecture->hasSegments) {
    token_type_embeddings = register_module("token_type_embeddings", Table(config.segments, config.embeddingSize));
  }
  if (config.taskTypes > 0) {
    task_type_embeddings = register_module("task_type_embeddings", Table(config.taskTypes, config.embeddingSize));
  }
  register_module("LayerNorm", layerNorm);
}

torch::Tensor EmbeddingsImpl::lookUp(const torch::Tensor& ids) {
  return torch::embedding(word_embeddings->weight, ids, padId);
}

torch::Tensor EmbeddingsImpl::forward(const torch::Tensor& tokenVectors, Pass& pass) {
  const auto length = tokenVectors.size(1);
  torch::Tensor places = position_embeddings->weight.narrow(0, firstPosition, length);
  if (token_type_embeddings) places = places + token_type_embeddings->weight[0];
  if (task_type_embeddings) places = places + task_type_embeddings->weight[0];
  return dropoutIn(pass, layerNorm->forward(tokenVectors + places), dropout);
}

torch::Tensor SelfAttention::forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass) const {
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

torch::Tensor Residual::forward(const torch::Tensor& y, const torch::Tensor& residual, Pass& pass) const {
  return layerNorm->forward(dropoutIn(pass, dense->forward(y), dropout) + residual);
}

LayerImpl::LayerImpl(const BertConfig& config) : activation(config.activation), architecture(config.architecture) {
  const LayerNames& names = architecture->names;
  const std::int64_t size = config.hiddenSize;
  attention.query = placed(*this, names.query, size, size);
  attention.key = placed(*this, names.key, size, size);
  attention.value = placed(*this, names.value, size, size);
  attention.heads = config.heads;
  attentionOutput.dense = placed(*this, names.attentionDense, size, size);
  attentionOutput.layerNorm = placedNorm(*this, names.attentionNorm, config);
  intermediate = placed(*this, names.intermediate, size, config.intermediateSize);
  output.dense = placed(*this, names.outputDense, config.intermediateSize, size);
  output.layerNorm = placedNorm(*this, names.outputNorm, config);
  setDropout(config.hiddenDropout, config.attentionDropout);
}

void LayerImpl::setDropout(double hidden, double attentionWeights) {
  attention.dropout = attentionWeights;
  attentionOutput.dropout = architecture->dropsAttentionOutput ? hidden : 0;
  output.dropout = architecture->dropsLayerOutput ? hidden : 0;
}

torch::Tensor LayerImpl::forward(const torch::Tensor& x, const torch::Tensor& bias, Pass& pass) {
  poll(pass);
  const torch::Tensor attended = attentionOutput.forward(attention.forward(x, bias, pass), x, pass);
  poll(pass);
  const torch::Tensor inner = activate(intermediate->forward(attended), activation);
  poll(pass);
  return output.forward(inner, attended, pass);
}

}  // namespace wb::nn
