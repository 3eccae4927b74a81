#include "core/nn/encoder_folder.h"

#include <torch/torch.h>

#include <algorithm>
#include <deque>
#include <set>

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/nn/bert_config.h"
#include "core/nn/bert_tensors.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/network_files.h"
#include "core/nn/safetensors.h"
#include "core/nn/token_input_impl.h"
#include "core/nn/torch_errors_impl.h"
#include "core/nn/weight_report.h"
#include "core/text/character_vocabulary.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

void checkTensors(const WeightFiles& weights, const Architecture& architecture,
                  const std::vector<ExpectedTensor>& tensors) {
  for (const ExpectedTensor& tensor : tensors) requireTensor(weights, architecture, tensor);
}

std::int64_t countParameters(const WeightFiles& weights, const Architecture& architecture,
                             const std::vector<std::string>& names) {
  std::int64_t count = 0;
  for (const std::string& name : names) count += findTensor(weights, architecture, name)->elements();
  return count;
}

/// Writes all tensors of `weights` into one safetensors file, in the types they have. A tensor that is another one
/// again, such as a tied decoder, is left out, as in the files of other programs.
void writeAsSafetensors(const WeightFiles& weights, const fs::path& path) {
  std::set<const std::byte*> written;
  std::deque<std::vector<std::byte>> packed;
  std::vector<TensorToWrite> tensors;
  for (const TensorEntry* tensor : weights.tensors()) {
    if (tensor->repeats() || (!tensor->bytes.empty() && !written.insert(tensor->bytes.data()).second)) continue;
    const bool inPlace = tensor->strides.empty();
    if (!inPlace) packed.push_back(packedBytes(*tensor));
    tensors.push_back({tensor->name, tensor->type, tensor->shape, inPlace ? tensor->bytes : packed.back()});
  }
  writeSafetensors(path, tensors);
}

EncoderInfo infoOf(const fs::path& folder, const BertConfig& config) {
  EncoderInfo info;
  info.name = folder.filename().empty() ? folder.parent_path().filename().string() : folder.filename().string();
  info.folder = folder.string();
  info.architecture = config.architecture->modelType;
  info.layers = static_cast<int>(config.passes());
  info.heads = static_cast<int>(config.heads);
  info.hiddenSize = static_cast<int>(config.hiddenSize);
  info.vocabularySize = static_cast<int>(config.vocabularySize);
  info.maxLength = static_cast<int>(config.maxLength());
  info.license = config.license;
  return info;
}

}  // namespace

EncoderInfo checkEncoder(const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    throw Error(ErrorCode::NotFound, say("There is no folder %1. Choose an encoder's folder.", folder));
  }
  const auto [config, files] = openNetworkFiles(folder);
  const WeightFiles& weights = *files;
  EncoderInfo info = infoOf(folder, config);
  info.tokenizer = tokenizerKind(folder);
  const Architecture& architecture = *config.architecture;
  checkTensors(weights, architecture, encoderTensors(config));
  const bool hasDense = hasAll(weights, architecture, headDenseTensors(config));
  if (hasDense) checkTensors(weights, architecture, headDenseTensors(config));
  info.hasPooler = hasDense && !architecture.pooler.empty();
  info.guessesTokens = hasAll(weights, architecture, maskedHeadTensors(config));
  const Pooling pooling = choosePooling(Pooling::Auto, config, weights);
  if (!config.classes.empty() && hasAll(weights, architecture, headTensors(config, pooling))) {
    checkTensors(weights, architecture, headTensors(config, pooling));
    info.classes = config.classes;
  }
  info.weights = reportWeights(config, weights, config.classes, Pooling::Auto);
  info.parameters = countParameters(weights, architecture, info.weights.loaded);
  return info;
}

EncoderInfo checkEncoderAndTokenizer(const fs::path& folder) {
  EncoderInfo info = checkEncoder(folder);
  nn::loadMatchingTokenizer(folder, info.vocabularySize);
  return info;
}

EncoderInfo describeEncoder(const fs::path& folder) {
  try {
    return checkEncoder(folder);
  } catch (const Error& error) {
    EncoderInfo info = infoOf(folder, BertConfig{});
    info.layers = info.heads = info.hiddenSize = info.vocabularySize = info.maxLength = 0;
    info.architecture.clear();
    info.problem = error.message();
    return info;
  }
}

void createEncoder(const fs::path& folder, const NewEncoder& sizes, std::span<const std::string> texts,
                   std::uint64_t seed) {
  const std::vector<std::string> vocabulary = characterVocabulary(texts);
  const BertConfig config = newBertConfig(sizes, static_cast<std::int64_t>(vocabulary.size()));
  nn::withTorchErrors(say("make a new network"), [&] {
    Random random(seed);
    nn::Bert network(config, true);
    nn::initialize(*network, config, random);
    writeFolder(folder, [&](const fs::path& place) {
      writeWordPieceFiles(place, vocabulary, static_cast<std::size_t>(config.maxPositions));
      nn::saveParameters(*network, "bert.", place / "model.safetensors");
      writeFileAtomically(place / "config.json", bertConfigJson(config));
    });
  });
}

void copyEncoder(const fs::path& source, const fs::path& target) {
  checkEncoderAndTokenizer(source);
  if (fs::exists(target)) {
    throw Error(ErrorCode::BadInput, say("There is an encoder at %1 already. Choose another name.", target));
  }
  std::vector<std::string> files = tokenizerFiles(source);
  files.emplace_back("config.json");
  const WeightFiles weights(source);
  if (!weights.fromPytorch()) {
    const std::vector<std::string> names = weightFileNames(source);
    files.insert(files.end(), names.begin(), names.end());
  }
  for (const auto& entry : fs::directory_iterator(source)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("LICENSE")) files.push_back(name);
  }
  writeFolder(target, [&](const fs::path& place) {
    for (const std::string& name : files) copyFileWhole(fileInside(source, name), place / name);
    if (weights.fromPytorch()) writeAsSafetensors(weights, place / "model.safetensors");
  });
}

}  // namespace wb
