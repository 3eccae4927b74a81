#include "core/nn/model_folder.h"

#include "core/base/error.h"
#include "core/nn/bert_tensors.h"
#include "core/nn/folded_head.h"
#include "core/nn/onnx_network.h"
#include "core/nn/safetensors.h"

namespace wb {
namespace {

/// The configuration with its pooling decided; throws where the folder is no classifier.
BertConfig decidedConfig(const NetworkFiles& classifier) {
  BertConfig config = classifier.config;
  if (config.classes.empty()) {
    throw Error(ErrorCode::BadInput, say("The folder %1 holds an encoder without a classifier, so there is nothing to "
                                         "export. Train it first.",
                                         classifier.weights->folder()));
  }
  config.pooling = choosePooling(Pooling::Auto, config, *classifier.weights);
  return config;
}

void append(std::vector<ExpectedTensor>& all, const std::vector<ExpectedTensor>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// The tensors that an ordinary classifier and ours have in common.
std::vector<ExpectedTensor> plainTensors(const BertConfig& config) {
  std::vector<ExpectedTensor> tensors = encoderTensors(config);
  if (config.pooling == Pooling::Mean) return tensors;
  append(tensors, headDenseTensors(config));
  append(tensors, headTensors(config, config.pooling));
  return tensors;
}

}  // namespace

std::int64_t networkBytes(const NetworkFiles& classifier) {
  const BertConfig config = decidedConfig(classifier);
  std::vector<ExpectedTensor> tensors = plainTensors(config);
  if (config.pooling == Pooling::Mean) append(tensors, headTensors(config, Pooling::Mean));
  std::int64_t bytes = 0;
  for (const ExpectedTensor& tensor : tensors) {
    std::int64_t size = sizeof(float);
    for (const std::int64_t length : tensor.shape) size *= length;
    bytes += size;
  }
  return bytes;
}

void writeTransformersModel(const NetworkFiles& classifier, const std::filesystem::path& place,
                            const BytesWritten& written) {
  BertConfig config = decidedConfig(classifier);
  const WeightFiles& weights = *classifier.weights;
  const bool folds = config.pooling == Pooling::Mean;
  if (folds && !canFoldHead(config)) {
    throw Error(ErrorCode::Unsupported,
                say("This classifier averages over the tokens, which a network of the kind %1 cannot express for "
                    "transformers. Export it as ONNX, or train it with the first token.",
                    config.architecture->modelType));
  }
  std::deque<std::vector<float>> made;
  std::vector<TensorToWrite> tensors;
  for (const ExpectedTensor& expected : plainTensors(config)) {
    const TensorEntry& entry = requireTensor(weights, *config.architecture, expected);
    std::span<const std::byte> bytes = entry.bytes;
    if (entry.type != TensorType::Float32 || !entry.strides.empty()) {
      std::vector<float>& values = made.emplace_back(static_cast<std::size_t>(entry.elements()));
      copyAsFloat(entry, values);
      bytes = std::as_bytes(std::span(values));
    }
    tensors.push_back({expected.name, TensorType::Float32, expected.shape, bytes});
  }
  if (folds) addFoldedHead(config, weights, tensors, made);
  writeSafetensors(place / "model.safetensors", tensors, written);
  config.pooling = Pooling::Auto;
  writeFileAtomically(place / "config.json", bertConfigJson(folds ? foldedConfig(config) : config));
}

void writeOnnxModel(const NetworkFiles& classifier, const std::filesystem::path& place, const BytesWritten& written) {
  const BertConfig config = decidedConfig(classifier);
  onnx::writeModel(place / "model.onnx", onnxModel(config, *classifier.weights), written);
  writeFileAtomically(place / "config.json", bertConfigJson(config));
}

}  // namespace wb
