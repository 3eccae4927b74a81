#include <algorithm>

#include "core/train/trainable_network_impl.h"

namespace wb::train {
namespace {

void setDropout(nn::Classifier network, double dropout) {
  network->dropout = dropout;
  network->bert->embeddings->dropout = dropout;
  for (nn::Layer& layer : network->bert->layers) {
    layer->setDropout(dropout, dropout);
  }
}

/// The dense weights of the encoder: where a step's time goes, and so what is worth a copy in bf16.
std::vector<torch::Tensor> denseWeights(const nn::Classifier& network) {
  std::vector<torch::Tensor> weights;
  for (const auto& module : network->bert->modules(/*include_self=*/false)) {
    if (const auto* linear = module->as<nn::LinearImpl>()) {
      weights.push_back(linear->weight);
      weights.push_back(linear->bias);
    }
  }
  return weights;
}

nn::Classifier copyForBf16(const nn::Classifier& master) {
  nn::Classifier working(master->config, master->pooling);
  working->freshDense = master->freshDense;
  auto parameters = working->parameters();
  const auto originals = master->parameters();
  for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i].set_data(originals[i].detach());
  for (torch::Tensor& weight : denseWeights(working)) weight.set_data(weight.detach().to(torch::kBFloat16));
  working->setComputeType(torch::kBFloat16);
  return working;
}

bool contains(const std::vector<torch::Tensor>& tensors, const torch::Tensor& wanted) {
  return std::any_of(tensors.begin(), tensors.end(), [&](const auto& tensor) { return tensor.is_same(wanted); });
}

}  // namespace

std::vector<NamedTensor> TrainableNetwork::trained() const {
  std::vector<NamedTensor> result;
  const torch::Tensor table = master->bert->embeddings->word_embeddings->weight;
  for (const auto& parameter : master->named_parameters()) {
    if (tableFrozen && parameter.value().is_same(table)) continue;
    result.push_back({parameter.key(), parameter.value()});
  }
  return result;
}

TrainableNetwork makeTrainable(const nn::Classifier& master, const TrainConfig& config, bool bf16) {
  TrainableNetwork network;
  network.master = master;
  network.working = bf16 ? copyForBf16(master) : master;
  network.tableFrozen = config.freezeEmbeddings;
  network.adversarialRadius = config.adversarialRadius;
  setDropout(network.working, config.dropout);
  for (torch::Tensor& parameter : network.master->parameters()) parameter.requires_grad_(false);
  for (torch::Tensor& parameter : network.working->parameters()) parameter.requires_grad_(true);
  nn::Embeddings embeddings = network.working->bert->embeddings;
  embeddings->word_embeddings->weight.requires_grad_(!config.freezeEmbeddings);
  embeddings->sparse = !config.freezeEmbeddings;
  return network;
}

void registerParameters(AdamW& optimizer, const TrainableNetwork& network, const TrainConfig& config) {
  const auto masters = network.master->named_parameters();
  const auto workers = network.working->named_parameters();
  const std::vector<torch::Tensor> head = network.working->headParameters();
  const torch::Tensor table = network.working->bert->embeddings->word_embeddings->weight;
  for (const auto& entry : workers) {
    const torch::Tensor& parameter = entry.value();
    if (!parameter.requires_grad()) continue;
    const UpdateRule rule{contains(head, parameter) ? config.headFactor : 1.0,
                          parameter.dim() > 1 ? config.weightDecay : 0.0};
    if (parameter.is_same(table)) {
      optimizer.addTable(entry.key(), parameter, rule);
    } else {
      optimizer.add(entry.key(), masters[entry.key()], parameter, rule);
    }
  }
}

void refreshCopies(const TrainableNetwork& network) {
  const torch::NoGradGuard noGradient;
  const auto originals = denseWeights(network.master);
  const auto copies = denseWeights(network.working);
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (!copies[i].is_same(originals[i])) copies[i].copy_(originals[i]);
  }
}

}  // namespace wb::train
