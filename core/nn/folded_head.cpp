#include "core/nn/folded_head.h"

#include <algorithm>
#include <utility>

#include "core/nn/bert_tensors.h"

namespace wb {
namespace {

// Powers of two: multiplying by them rounds nothing, so that unfolding gives back the very bits.

/// What the mean is multiplied with before the residual is added: that vanishes in rounding.
constexpr float meanScale = 0x1p24F;
/// Weight of the layer's first LayerNorm: the epsilon of the second one vanishes beside it.
constexpr float normScale = 0x1p10F;
/// What enters the head's activation is this small: tanh(x) is x there and gelu(x) is x/2, to the last bit.
constexpr float headScale = 0x1p-40F;

/// A tensor of the folded form that the trained head has no part in: zero but for `value`, which stands on the
/// diagonal of a matrix and at every place of a vector.
struct FixedTensor {
  ExpectedTensor tensor;
  float value = 0;
};

std::string lastLayer(const BertConfig& folded) {
  const Architecture& architecture = *folded.architecture;
  return std::string(architecture.prefix) + architecture.layerName(folded.layers - 1, 0) + ".";
}

std::vector<FixedTensor> fixedTensors(const BertConfig& folded) {
  const LayerNames& names = folded.architecture->names;
  const std::int64_t size = folded.hiddenSize;
  std::vector<FixedTensor> tensors;
  const auto addDense = [&](const std::string& name, std::int64_t out, std::int64_t in, float diagonal) {
    tensors.push_back({{name + ".weight", {out, in}}, diagonal});
    tensors.push_back({{name + ".bias", {out}}, 0});
  };
  const std::string layer = lastLayer(folded);
  const auto named = [&](std::string_view part) { return layer + std::string(part); };
  addDense(named(names.query), size, size, 0);
  addDense(named(names.key), size, size, 0);
  addDense(named(names.value), size, size, 1);
  addDense(named(names.attentionDense), size, size, meanScale);
  tensors.push_back({{named(names.attentionNorm) + ".weight", {size}}, normScale});
  tensors.push_back({{named(names.attentionNorm) + ".bias", {size}}, 0});
  addDense(named(names.intermediate), folded.intermediateSize, size, 0);
  addDense(named(names.outputDense), size, folded.intermediateSize, 0);
  addDense(folded.architecture->headDense(), size, size, headScale);
  return tensors;
}

/// What the activation makes of headScale · x, divided by x.
float headGain(const BertConfig& config) {
  return config.architecture->head.activation == Activation::Tanh ? headScale : headScale / 2;
}

float expectedValue(const FixedTensor& fixed, std::size_t place) {
  if (fixed.tensor.shape.size() == 1) return fixed.value;
  const auto columns = static_cast<std::size_t>(fixed.tensor.shape.back());
  return place / columns == place % columns ? fixed.value : 0;
}

std::vector<float> valuesOf(const TensorEntry& entry) {
  std::vector<float> values(static_cast<std::size_t>(entry.elements()));
  copyAsFloat(entry, values);
  return values;
}

bool isUnchanged(const WeightFiles& weights, const Architecture& architecture, const FixedTensor& fixed) {
  const TensorEntry* entry = findTensor(weights, architecture, fixed.tensor.name);
  if (entry == nullptr || entry->shape != fixed.tensor.shape) return false;
  if (!isFloating(entry->type) || entry->repeats()) return false;
  const std::vector<float> values = valuesOf(*entry);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != expectedValue(fixed, i)) return false;
  }
  return true;
}

/// {trained head's name, folded form's name, factor on the way there}
struct MovedTensor {
  std::string mean;
  std::string folded;
  std::vector<std::int64_t> shape;
  float factor = 1;
};

std::vector<MovedTensor> movedTensors(const BertConfig& folded) {
  const std::string norm(meanHead.norm);
  const std::string foldedNorm = lastLayer(folded) + std::string(folded.architecture->names.outputNorm);
  const std::string output(meanHead.output);
  const std::string foldedOutput(folded.architecture->head.output);
  const auto classes = static_cast<std::int64_t>(folded.classes.size());
  return {{norm + ".weight", foldedNorm + ".weight", {folded.hiddenSize}},
          {norm + ".bias", foldedNorm + ".bias", {folded.hiddenSize}},
          {output + ".weight", foldedOutput + ".weight", {classes, folded.hiddenSize}, 1 / headGain(folded)},
          {output + ".bias", foldedOutput + ".bias", {classes}}};
}

std::vector<float> scaled(const TensorEntry& entry, float factor) {
  std::vector<float> values = valuesOf(entry);
  for (float& value : values) value *= factor;
  return values;
}

}  // namespace

bool canFoldHead(const BertConfig& config) {
  const Activation activation = config.architecture->head.activation;
  return !config.architecture->sharesLayers && (activation == Activation::Tanh || activation == Activation::Gelu);
}

BertConfig foldedConfig(const BertConfig& config) {
  BertConfig folded = config;
  ++folded.layers;
  folded.pooling = Pooling::Auto;
  folded.foldedHead = true;
  return folded;
}

void addFoldedHead(const BertConfig& config, const WeightFiles& weights, std::vector<TensorToWrite>& tensors,
                   std::deque<std::vector<float>>& made) {
  const BertConfig folded = foldedConfig(config);
  const auto add = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
    tensors.push_back({name, TensorType::Float32, shape, std::as_bytes(std::span(made.back()))});
  };
  for (const FixedTensor& fixed : fixedTensors(folded)) {
    std::int64_t elements = 1;
    for (const std::int64_t size : fixed.tensor.shape) elements *= size;
    std::vector<float>& values = made.emplace_back(static_cast<std::size_t>(elements));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = expectedValue(fixed, i);
    add(fixed.tensor.name, fixed.tensor.shape);
  }
  for (const MovedTensor& moved : movedTensors(folded)) {
    made.push_back(scaled(requireTensor(weights, *config.architecture, {moved.mean, moved.shape}), moved.factor));
    add(moved.folded, moved.shape);
  }
}

void unfoldHead(BertConfig& config, WeightFiles& weights) {
  const bool marked = std::exchange(config.foldedHead, false);
  if (!marked || config.layers < 2 || config.classes.empty() || !canFoldHead(config)) return;
  const std::vector<FixedTensor> fixed = fixedTensors(config);
  const bool whole = std::all_of(fixed.begin(), fixed.end(), [&](const FixedTensor& tensor) {
    return isUnchanged(weights, *config.architecture, tensor);
  });
  if (!whole) return;
  std::vector<std::pair<MovedTensor, std::vector<float>>> head;
  for (MovedTensor& moved : movedTensors(config)) {
    const TensorEntry& entry = requireTensor(weights, *config.architecture, {moved.folded, moved.shape});
    head.emplace_back(std::move(moved), scaled(entry, 1 / moved.factor));
  }
  const auto remove = [&](const std::string& name) {
    weights.remove(*findTensor(weights, *config.architecture, name));
  };
  for (const FixedTensor& tensor : fixed) remove(tensor.tensor.name);
  for (const auto& [moved, values] : head) remove(moved.folded);
  for (auto& [moved, values] : head) weights.add(moved.mean, moved.shape, std::move(values));
  --config.layers;
  config.pooling = Pooling::Mean;
}

}  // namespace wb
