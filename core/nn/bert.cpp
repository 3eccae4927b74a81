#include <torch/torch.h>

#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/nn/bert_impl.h"
#include "core/nn/bert_tensors.h"

namespace wb::nn {
namespace {

/// [batch, length] with `token` where a token stands and `padding` elsewhere, in fp32.
torch::Tensor overTokens(const std::vector<std::int64_t>& lengths, std::int64_t length, bool divide, float padding) {
  torch::Tensor values = torch::full({static_cast<std::int64_t>(lengths.size()), length}, padding);
  float* row = values.data_ptr<float>();
  for (const std::int64_t tokens : lengths) {
    std::fill(row, row + tokens, divide ? 1.0F / static_cast<float>(tokens) : 0.0F);
    row += length;
  }
  return values;
}

torch::Tensor attentionBias(const std::vector<std::int64_t>& lengths, std::int64_t length, torch::ScalarType type) {
  if (std::all_of(lengths.begin(), lengths.end(), [&](std::int64_t n) { return n == length; })) return {};
  return overTokens(lengths, length, false, -std::numeric_limits<float>::infinity()).to(type).unsqueeze(1).unsqueeze(1);
}

/// Lets a stop reach into the backward pass: called when the gradient of `x` is known.
void pollInBackward(const torch::Tensor& x, const Pass& pass) {
  if (pass.poll && x.requires_grad()) {
    x.register_hook([poll = pass.poll](const torch::Tensor& gradient) {
      poll();
      return gradient;
    });
  }
}

}  // namespace

BertImpl::BertImpl(const BertConfig& config, bool withPooler)
    : embeddings(register_module("embeddings", Embeddings(config))) {
  const Architecture& architecture = *config.architecture;
  if (config.hasProjection()) {
    projection = Linear(config.embeddingSize, config.hiddenSize);
    place(*this, architecture.projection, projection.ptr());
  }
  for (std::int64_t i = 0; i < config.distinctLayers(); ++i) {
    layers.emplace_back(config);
    place(*this, architecture.layerName(i / config.innerLayers, i % config.innerLayers), layers.back().ptr());
  }
  order = layerOrder(config);
  if (withPooler && !architecture.pooler.empty()) {
    pooler = Linear(config.hiddenSize, config.hiddenSize);
    place(*this, architecture.pooler, pooler.ptr());
  }
}

torch::Tensor BertImpl::forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass) {
  return forwardVectors(embeddings->lookUp(ids), lengths, pass);
}

torch::Tensor BertImpl::forwardVectors(const torch::Tensor& tokenVectors, const std::vector<std::int64_t>& lengths,
                                       Pass& pass) {
  const auto length = tokenVectors.size(1);
  if (length > embeddings->position_embeddings->weight.size(0) - embeddings->firstPosition) {
    throw Error(ErrorCode::BadInput,
                say("A text has %1 tokens, more than the network can read. Choose a smaller longest length.", length));
  }
  torch::Tensor x = embeddings->forward(tokenVectors, pass);
  if (projection) x = projection->forward(x);
  const torch::Tensor bias = attentionBias(lengths, length, x.scalar_type());
  if (pass.keepHidden) pass.hidden.push_back(x);
  for (const std::size_t index : order) {
    x = layers[index]->forward(x, bias, pass);
    pollInBackward(x, pass);
    if (pass.keepHidden) pass.hidden.push_back(x);
  }
  return x;
}

torch::Tensor meanOverTokens(const torch::Tensor& lastLayer, const std::vector<std::int64_t>& lengths) {
  const torch::Tensor shares = overTokens(lengths, lastLayer.size(1), true, 0.0F);
  return torch::bmm(shares.unsqueeze(1), lastLayer.to(torch::kFloat32)).squeeze(1);
}

ClassifierImpl::ClassifierImpl(const BertConfig& settings, Pooling pooled)
    : config(settings),
      pooling(pooled),
      dropout(settings.classifierDropout < 0 ? settings.hiddenDropout : settings.classifierDropout),
      bert(settings, pooled == Pooling::Cls),
      classifier(settings.hiddenSize, static_cast<std::int64_t>(settings.classes.size())) {
  const Architecture& architecture = *config.architecture;
  register_module(std::string(architecture.prefix.substr(0, architecture.prefix.size() - 1)), bert);
  if (pooled == Pooling::Mean) {
    classifierNorm = register_module(std::string(meanHead.norm), LayerNorm(settings.hiddenSize, meanHead.epsilon));
    place(*this, meanHead.output, classifier.ptr());
    return;
  }
  dense = bert->pooler;
  if (!dense) {
    dense = Linear(settings.hiddenSize, settings.hiddenSize);
    place(*this, architecture.head.dense, dense.ptr());
  }
  place(*this, architecture.head.output, classifier.ptr());
}

torch::Tensor ClassifierImpl::forward(const torch::Tensor& ids, const std::vector<std::int64_t>& lengths, Pass& pass) {
  return forwardVectors(bert->embeddings->lookUp(ids), lengths, pass);
}

torch::Tensor ClassifierImpl::forwardVectors(const torch::Tensor& tokenVectors,
                                             const std::vector<std::int64_t>& lengths, Pass& pass) {
  const torch::Tensor last = bert->forwardVectors(tokenVectors, lengths, pass);
  return head(pooling == Pooling::Mean ? meanOverTokens(last, lengths) : last.select(1, 0).to(torch::kFloat32), pass);
}

torch::Tensor ClassifierImpl::head(const torch::Tensor& pooled, Pass& pass) {
  const auto drop = [&](const torch::Tensor& x) {
    return pass.dropout != nullptr ? hashedDropout(x, dropout, *pass.dropout) : x;
  };
  if (pooling == Pooling::Mean) return classifier->forward(drop(classifierNorm->forward(pooled)));
  const FirstTokenHead& parts = config.architecture->head;
  const torch::Tensor first = parts.dropsInput ? drop(pooled) : pooled;
  return classifier->forward(drop(activate(dense->forward(first), parts.activation)));
}

std::vector<torch::Tensor> ClassifierImpl::headParameters() const {
  std::vector<torch::Tensor> found = classifier->parameters();
  if (classifierNorm) found.insert(found.end(), {classifierNorm->weight, classifierNorm->bias});
  if (freshDense) found.insert(found.end(), {dense->weight, dense->bias});
  return found;
}

}  // namespace wb::nn
