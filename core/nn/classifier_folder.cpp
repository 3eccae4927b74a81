#include <torch/torch.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numbers>
#include <set>

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/network_files.h"
#include "core/nn/safetensors.h"
#include "core/nn/weight_report.h"

namespace fs = std::filesystem;

namespace wb::nn {
namespace {

using Weights = std::shared_ptr<const WeightFiles>;

/// The tensor's values; fp32 is used where it lies in the mapped file, which the tensor then keeps open.
torch::Tensor toTensor(const Weights& weights, const TensorEntry& entry) {
  const bool aligned = std::bit_cast<std::uintptr_t>(entry.bytes.data()) % alignof(float) == 0;
  if (entry.type == TensorType::Float32 && aligned && entry.strides.empty()) {
    auto* data = const_cast<std::byte*>(entry.bytes.data());  // a private mapping: writes stay in memory
    return torch::from_blob(
        data, entry.shape, [weights](void*) {}, torch::kFloat32);
  }
  torch::Tensor values = torch::empty(entry.shape);
  copyAsFloat(entry, {values.data_ptr<float>(), static_cast<std::size_t>(values.numel())});
  forget(entry.bytes);
  return values;
}

float normal(Random& random) {  // Box and Muller 1958
  const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
  return static_cast<float>(radius * std::cos(2 * std::numbers::pi * random.uniform()));
}

void fillNormal(const torch::Tensor& tensor, double deviation, Random& random) {
  auto* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); ++i) values[i] = static_cast<float>(deviation) * normal(random);
}

void initializeParameter(const std::string& name, torch::Tensor& tensor, const BertConfig& config, Random& random) {
  const torch::NoGradGuard noGradient;
  const bool norm = tensor.dim() == 1 && name.ends_with("weight");
  if (tensor.dim() > 1) {
    fillNormal(tensor, config.initializerRange, random);
  } else {
    tensor.fill_(norm ? 1 : 0);
  }
  if (name.ends_with("word_embeddings.weight")) tensor[config.padId].zero_();
}

/// Fills the parameters of `network`, whose names begin with `prefix` in the folder; those that `isFresh` names are
/// drawn from `random`.
template <typename IsFresh>
void fillParameters(torch::nn::Module& network, const std::string& prefix, const BertConfig& config,
                    const Weights& weights, const IsFresh& isFresh, Random& random) {
  for (auto& parameter : network.named_parameters()) {
    const std::string name = prefix + parameter.key();
    torch::Tensor& tensor = parameter.value();
    if (isFresh(name)) {
      initializeParameter(name, tensor, config, random);
    } else {
      tensor.set_data(readTensor(weights, *config.architecture, {name, tensor.sizes().vec()}));
    }
  }
}

/// As fillParameters, with every parameter from the folder.
void loadParameters(torch::nn::Module& network, const std::string& prefix, const BertConfig& config,
                    const Weights& weights) {
  Random unused(0);
  fillParameters(
      network, prefix, config, weights, [](const std::string&) { return false; }, unused);
}

}  // namespace

Batch makeBatch(const std::vector<const std::vector<TokenId>*>& texts, TokenId padId) {
  std::size_t longest = 0;
  for (const auto* text : texts) longest = std::max(longest, text->size());
  Batch batch;
  batch.ids = torch::full({static_cast<std::int64_t>(texts.size()), static_cast<std::int64_t>(longest)},
                          static_cast<std::int64_t>(padId), torch::kInt64);
  auto* row = batch.ids.data_ptr<std::int64_t>();
  for (const auto* text : texts) {
    std::copy(text->begin(), text->end(), row);
    row += longest;
    batch.lengths.push_back(static_cast<std::int64_t>(text->size()));
  }
  return batch;
}

torch::Tensor readTensor(const Weights& weights, const Architecture& architecture, const ExpectedTensor& expected) {
  return toTensor(weights, requireTensor(*weights, architecture, expected));
}

void initialize(torch::nn::Module& network, const BertConfig& config, Random& random) {
  for (auto& parameter : network.named_parameters()) {
    initializeParameter(parameter.key(), parameter.value(), config, random);
  }
}

LoadedClassifier loadForTraining(const fs::path& folder, const std::vector<std::string>& classes, Pooling asked,
                                 Random& random) {
  checkEncoder(folder);
  auto [config, weights] = openNetworkFiles(folder);
  LoadedClassifier loaded;
  loaded.weights = reportWeights(config, *weights, classes, asked);
  const Pooling pooling = choosePooling(asked, config, *weights);
  config.classes = classes;
  config.pooling = pooling;
  const std::set<std::string> fresh(loaded.weights.fresh.begin(), loaded.weights.fresh.end());
  const auto isFresh = [&](const std::string& name) { return fresh.contains(name); };
  loaded.network = Classifier(config, pooling);
  loaded.freshHead = isFresh(headTensors(config, pooling).front().name);
  loaded.network->freshDense = pooling == Pooling::Cls && isFresh(headDenseTensors(config).front().name);
  fillParameters(*loaded.network, "", config, weights, isFresh, random);
  return loaded;
}

Classifier loadClassifier(const fs::path& folder) {
  if (checkEncoder(folder).classes.empty()) {
    throw Error(ErrorCode::BadInput,
                say("The folder %1 holds an encoder without a classifier. Train it first, or choose a folder with "
                    "id2label in config.json and a classifier among its weights.",
                    folder));
  }
  auto [config, weights] = openNetworkFiles(folder);
  if (!config.problemType.empty() && config.problemType != "single_label_classification" && !config.severalLabels()) {
    throw Error(ErrorCode::Unsupported, say("The classifier in %1 answers another question (problem_type = %2); this "
                                            "program reads single_label_classification and multi_label_classification.",
                                            folder, config.problemType));
  }
  config.pooling = choosePooling(Pooling::Auto, config, *weights);
  Classifier network(config, config.pooling);
  loadParameters(*network, "", config, weights);
  return network;
}

Bert loadEncoder(const fs::path& folder) {
  checkEncoder(folder);
  const auto [config, weights] = openNetworkFiles(folder);
  Bert network(config, false);
  loadParameters(*network, std::string(config.architecture->prefix), config, weights);
  return network;
}

void saveParameters(const torch::nn::Module& network, const std::string& prefix, const fs::path& path) {
  std::vector<torch::Tensor> kept;
  std::vector<TensorToWrite> entries;
  for (const auto& parameter : network.named_parameters()) {
    kept.push_back(parameter.value().detach().to(torch::kFloat32).contiguous());
    const torch::Tensor& tensor = kept.back();
    entries.push_back({prefix + parameter.key(),
                       TensorType::Float32,
                       tensor.sizes().vec(),
                       {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()}});
  }
  writeSafetensors(path, entries);
}

void saveClassifier(const Classifier& network, const fs::path& tokenizerFolder, const fs::path& target) {
  writeFolder(target, [&](const fs::path& place) {
    for (const std::string& name : tokenizerFiles(tokenizerFolder)) {
      copyFileWhole(tokenizerFolder / name, place / name);
    }
    saveParameters(*network, "", place / "model.safetensors");
    writeFileAtomically(place / "config.json", bertConfigJson(network->config));
  });
}

}  // namespace wb::nn
