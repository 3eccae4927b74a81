#include "core/nn/bert_tensors.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace wb {
namespace {

void addDense(std::vector<ExpectedTensor>& out, const std::string& name, std::int64_t rows, std::int64_t columns) {
  out.push_back({name + ".weight", {rows, columns}});
  out.push_back({name + ".bias", {rows}});
}

void addNorm(std::vector<ExpectedTensor>& out, const std::string& name, std::int64_t size) {
  out.push_back({name + ".weight", {size}});
  out.push_back({name + ".bias", {size}});
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : "×") + std::to_string(size);
  return text;
}

}  // namespace

std::vector<ExpectedTensor> encoderTensors(const BertConfig& config) {
  const std::int64_t size = config.hiddenSize;
  std::vector<ExpectedTensor> tensors = {
      {"bert.embeddings.word_embeddings.weight", {config.vocabularySize, size}},
      {"bert.embeddings.position_embeddings.weight", {config.maxPositions, size}},
      {"bert.embeddings.token_type_embeddings.weight", {config.segments, size}},
  };
  addNorm(tensors, "bert.embeddings.LayerNorm", size);
  for (std::int64_t layer = 0; layer < config.layers; ++layer) {
    const std::string prefix = "bert.encoder.layer." + std::to_string(layer) + ".";
    for (const char* part :
         {"attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"}) {
      addDense(tensors, prefix + part, size, size);
    }
    addNorm(tensors, prefix + "attention.output.LayerNorm", size);
    addDense(tensors, prefix + "intermediate.dense", config.intermediateSize, size);
    addDense(tensors, prefix + "output.dense", size, config.intermediateSize);
    addNorm(tensors, prefix + "output.LayerNorm", size);
  }
  return tensors;
}

std::vector<ExpectedTensor> poolerTensors(const BertConfig& config) {
  std::vector<ExpectedTensor> tensors;
  addDense(tensors, "bert.pooler.dense", config.hiddenSize, config.hiddenSize);
  return tensors;
}

std::vector<ExpectedTensor> headTensors(const BertConfig& config, Pooling pooling) {
  std::vector<ExpectedTensor> tensors;
  if (pooling == Pooling::Mean) addNorm(tensors, "classifier_norm", config.hiddenSize);
  addDense(tensors, "classifier", static_cast<std::int64_t>(config.classes.size()), config.hiddenSize);
  return tensors;
}

const TensorEntry* findTensor(const WeightFiles& weights, const std::string& name) {
  constexpr std::string_view prefix = "bert.";
  std::vector<std::string> names = {name};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> old = {
      {{"LayerNorm.weight", "LayerNorm.gamma"}, {"LayerNorm.bias", "LayerNorm.beta"}}};
  for (const auto& [now, before] : old) {
    if (name.ends_with(now)) names.push_back(name.substr(0, name.size() - now.size()) + std::string(before));
  }
  for (const std::string& candidate : names) {
    if (const TensorEntry* found = weights.find(candidate)) return found;
    if (!candidate.starts_with(prefix)) continue;
    if (const TensorEntry* found = weights.find(candidate.substr(prefix.size()))) return found;
  }
  return nullptr;
}

const TensorEntry& requireTensor(const WeightFiles& weights, const std::string& name,
                                 const std::vector<std::int64_t>& shape, const std::filesystem::path& folder) {
  const TensorEntry* found = findTensor(weights, name);
  const auto fail = [&](const Message& what) {
    throw Error(ErrorCode::BadInput,
                say("The weights in %1 do not fit config.json: %2. Use the weights and the config.json of the same "
                    "encoder.",
                    folder, what));
  };
  if (found == nullptr) fail(say("the tensor %1 is missing", name));
  if (found->shape != shape) {
    fail(say("the tensor %1 is %2 instead of %3", name, shapeText(found->shape), shapeText(shape)));
  }
  const bool floating = found->type == TensorType::Float32 || found->type == TensorType::Float16 ||
                        found->type == TensorType::BFloat16 || found->type == TensorType::Float64;
  if (!floating) fail(say("the tensor %1 holds no floating-point numbers", name));
  return *found;
}

bool hasAll(const WeightFiles& weights, const std::vector<ExpectedTensor>& tensors) {
  return std::all_of(tensors.begin(), tensors.end(),
                     [&](const ExpectedTensor& tensor) { return findTensor(weights, tensor.name) != nullptr; });
}

Pooling choosePooling(Pooling asked, const BertConfig& config, const WeightFiles& weights) {
  if (asked != Pooling::Auto) return asked;
  if (config.pooling != Pooling::Auto) return config.pooling;
  return hasAll(weights, poolerTensors(config)) ? Pooling::Cls : Pooling::Mean;
}

}  // namespace wb
