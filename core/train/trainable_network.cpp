#include <algorithm>

#include "core/nn/text_classifier.h"
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

bool contains(const std::vector<torch::Tensor>& tensors, const torch::Tensor& wanted) {
  return std::any_of(tensors.begin(), tensors.end(), [&](const auto& tensor) { return tensor.is_same(wanted); });
}

/// The layer that a parameter belongs to, as layer_rates.h counts; of a layer that is run many times, the last pass.
int layerNumber(const TrainableNetwork& network, const torch::Tensor& parameter) {
  const nn::Bert& bert = network.classifier->bert;
  int number = 0;
  for (std::size_t pass = 0; pass < bert->order.size(); ++pass) {
    if (contains(bert->layers[bert->order[pass]]->parameters(), parameter)) number = static_cast<int>(pass) + 1;
  }
  if (number > 0) return number;
  const bool below = contains(bert->embeddings->parameters(), parameter) ||
                     (bert->projection && contains(bert->projection->parameters(), parameter));
  return below ? 0 : layersOf(network) + 1;
}

}  // namespace

std::vector<NamedTensor> TrainableNetwork::trained() const {
  std::vector<NamedTensor> result;
  const torch::Tensor table = classifier->bert->embeddings->word_embeddings->weight;
  for (const auto& parameter : classifier->named_parameters()) {
    if (tableFrozen && parameter.value().is_same(table)) continue;
    result.push_back({parameter.key(), parameter.value()});
  }
  return result;
}

void TrainableNetwork::clearGradients() {
  encoder->clearGradients();
  for (torch::Tensor& parameter : classifier->parameters()) {
    if (parameter.requires_grad()) parameter.mutable_grad().reset();
  }
}

bool computesInBf16(const TrainConfig& config) {
  return config.precision == Precision::Bf16 || (config.precision == Precision::Auto && processorHasBf16());
}

TrainableNetwork makeTrainable(const nn::Classifier& classifier, const TrainConfig& config, bool bf16) {
  TrainableNetwork network;
  network.classifier = classifier;
  network.tableFrozen = config.freezeEmbeddings;
  network.adversarialRadius = config.adversarialRadius;
  network.labelSmoothing = config.labelSmoothing;
  network.focalGamma = config.focalGamma;
  network.rDrop = config.rDrop;
  setDropout(network.classifier, config.dropout);
  for (torch::Tensor& parameter : network.classifier->parameters()) parameter.requires_grad_(false);
  // The head alone goes through autograd.
  for (nn::Linear part : {network.classifier->dense, network.classifier->classifier}) {
    for (torch::Tensor& parameter : part ? part->parameters() : std::vector<torch::Tensor>())
      parameter.requires_grad_(true);
  }
  if (network.classifier->classifierNorm) {
    network.classifier->classifierNorm->weight.requires_grad_(true);
    network.classifier->classifierNorm->bias.requires_grad_(true);
  }
  network.encoder = std::make_unique<nn::PackedEncoder>(classifier->bert, classifier->config,
                                                        nn::PackedOptions{classifier->pooling, bf16, /*trains=*/true});
  return network;
}

int layersOf(const TrainableNetwork& network) { return static_cast<int>(network.classifier->bert->order.size()); }

void registerParameters(AdamW& optimizer, const TrainableNetwork& network, const TrainConfig& config) {
  const std::vector<torch::Tensor> head = network.classifier->headParameters();
  const std::vector<nn::TrainedParameter> packed = network.encoder->trained();
  const torch::Tensor table = network.classifier->bert->embeddings->word_embeddings->weight;
  for (const auto& [name, parameter] : network.trained()) {
    const UpdateRule rule{contains(head, parameter) ? config.headFactor : 1.0,
                          parameter.dim() > 1 ? config.weightDecay : 0.0, layerNumber(network, parameter)};
    if (parameter.is_same(table)) {
      optimizer.addTable(name, parameter, rule);
      continue;
    }
    const auto place = std::find_if(packed.begin(), packed.end(), [&](const nn::TrainedParameter& other) {
      return other.original.is_same(parameter);
    });
    optimizer.add(name, parameter, place != packed.end() ? place->copy : torch::Tensor(), rule);
  }
}

}  // namespace wb::train
