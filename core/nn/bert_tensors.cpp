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

void addLayer(std::vector<ExpectedTensor>& out, const std::string& prefix, const BertConfig& config) {
  const LayerNames& names = config.architecture->names;
  const std::int64_t size = config.hiddenSize;
  for (const std::string_view name : {names.query, names.key, names.value, names.attentionDense}) {
    addDense(out, prefix + std::string(name), size, size);
  }
  addNorm(out, prefix + std::string(names.attentionNorm), size);
  addDense(out, prefix + std::string(names.intermediate), config.intermediateSize, size);
  addDense(out, prefix + std::string(names.outputDense), size, config.intermediateSize);
  addNorm(out, prefix + std::string(names.outputNorm), size);
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
  std::string text;
  for (const std::int64_t size : shape) text += (text.empty() ? "" : "×") + std::to_string(size);
  return text;
}

}  // namespace

std::vector<ExpectedTensor> encoderTensors(const BertConfig& config) {
  const Architecture& architecture = *config.architecture;
  const std::string prefix(architecture.prefix);
  std::vector<ExpectedTensor> tensors;
  const auto addTable = [&](const char* name, std::int64_t rows) {
    if (rows > 0) tensors.push_back({prefix + "embeddings." + name + ".weight", {rows, config.embeddingSize}});
  };
  addTable("word_embeddings", config.vocabularySize);
  addTable("position_embeddings", config.maxPositions);
  addTable("token_type_embeddings", architecture.hasSegments ? config.segments : 0);
  addTable("task_type_embeddings", config.taskTypes);
  addNorm(tensors, prefix + "embeddings.LayerNorm", config.embeddingSize);
  if (config.hasProjection()) {
    addDense(tensors, prefix + std::string(architecture.projection), config.hiddenSize, config.embeddingSize);
  }
  for (std::int64_t layer = 0; layer < config.distinctLayers(); ++layer) {
    addLayer(tensors, prefix + architecture.layerName(layer / config.innerLayers, layer % config.innerLayers) + ".",
             config);
  }
  return tensors;
}

std::vector<ExpectedTensor> headDenseTensors(const BertConfig& config) {
  std::vector<ExpectedTensor> tensors;
  addDense(tensors, config.architecture->headDense(), config.hiddenSize, config.hiddenSize);
  return tensors;
}

std::vector<ExpectedTensor> headTensors(const BertConfig& config, Pooling pooling) {
  std::vector<ExpectedTensor> tensors;
  const auto classes = static_cast<std::int64_t>(config.classes.size());
  if (pooling == Pooling::Mean) {
    addNorm(tensors, std::string(meanHead.norm), config.hiddenSize);
    addDense(tensors, std::string(meanHead.output), classes, config.hiddenSize);
  } else {
    addDense(tensors, std::string(config.architecture->head.output), classes, config.hiddenSize);
  }
  return tensors;
}

std::vector<ExpectedTensor> maskedHeadTensors(const BertConfig& config) {
  const MaskedHeadNames& names = config.architecture->maskedHead;
  std::vector<ExpectedTensor> tensors;
  addDense(tensors, std::string(names.dense), config.embeddingSize, config.hiddenSize);
  addNorm(tensors, std::string(names.norm), config.embeddingSize);
  tensors.push_back({std::string(names.bias), {config.vocabularySize}});
  return tensors;
}

const TensorEntry* findTensor(const WeightFiles& weights, const Architecture& architecture, const std::string& name) {
  std::vector<std::string> names = {name};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> old = {
      {{"LayerNorm.weight", "LayerNorm.gamma"}, {"LayerNorm.bias", "LayerNorm.beta"}}};
  for (const auto& [now, before] : old) {
    if (name.ends_with(now)) names.push_back(name.substr(0, name.size() - now.size()) + std::string(before));
  }
  for (const std::string& candidate : names) {
    if (const TensorEntry* found = weights.find(candidate)) return found;
    if (!candidate.starts_with(architecture.prefix)) continue;
    if (const TensorEntry* found = weights.find(candidate.substr(architecture.prefix.size()))) return found;
  }
  return nullptr;
}

const TensorEntry& requireTensor(const WeightFiles& weights, const Architecture& architecture,
                                 const ExpectedTensor& expected) {
  const auto& [name, shape] = expected;
  const TensorEntry* found = findTensor(weights, architecture, name);
  const auto fail = [&](const Message& what) {
    throw Error(ErrorCode::BadInput,
                say("The weights in %1 do not fit config.json: %2. Use the weights and the config.json of the same "
                    "encoder.",
                    weights.folder(), what));
  };
  if (found == nullptr) fail(say("the tensor %1 is missing", name));
  if (found->shape != shape) {
    fail(say("the tensor %1 is %2 instead of %3", name, shapeText(found->shape), shapeText(shape)));
  }
  const bool floating = found->type == TensorType::Float32 || found->type == TensorType::Float16 ||
                        found->type == TensorType::BFloat16 || found->type == TensorType::Float64;
  if (!floating) fail(say("the tensor %1 holds no floating-point numbers", name));
  if (found->repeats()) fail(say("the tensor %1 has more elements than its storage", name));
  return *found;
}

bool hasAll(const WeightFiles& weights, const Architecture& architecture, const std::vector<ExpectedTensor>& tensors) {
  return std::all_of(tensors.begin(), tensors.end(), [&](const ExpectedTensor& tensor) {
    return findTensor(weights, architecture, tensor.name) != nullptr;
  });
}

Pooling choosePooling(Pooling asked, const BertConfig& config, const WeightFiles& weights) {
  if (asked != Pooling::Auto) return asked;
  if (config.pooling != Pooling::Auto) return config.pooling;
  return hasAll(weights, *config.architecture, headDenseTensors(config)) ? Pooling::Cls : Pooling::Mean;
}

}  // namespace wb
