#include "core/nn/weight_report.h"

#include <algorithm>
#include <set>

namespace wb {
namespace {

/// True for the names of pretraining's heads, also where the architecture's prefix was left out.
bool isPretrainingHead(const Architecture& architecture, const std::string& name) {
  return std::any_of(
      architecture.pretrainingHeads.begin(), architecture.pretrainingHeads.end(), [&](std::string_view head) {
        if (head.empty()) return false;
        if (head.starts_with(architecture.prefix) && name.starts_with(head.substr(architecture.prefix.size()))) {
          return true;
        }
        return name.starts_with(head);
      });
}

/// A head that guesses tokens has a number for each; its matrix may be the table of tokens itself.
bool hasTiedDecoder(const BertConfig& config, const WeightFiles& weights, const std::vector<std::string>& kept) {
  const std::vector<std::int64_t> matrix = {config.vocabularySize, config.embeddingSize};
  const TensorEntry* table = findTensor(weights, *config.architecture, encoderTensors(config).front().name);
  bool guessesTokens = false;
  for (const std::string& name : kept) {
    const TensorEntry& tensor = *weights.find(name);
    guessesTokens = guessesTokens || tensor.shape == std::vector<std::int64_t>{config.vocabularySize};
    if (tensor.shape == matrix && (table == nullptr || tensor.bytes.data() != table->bytes.data())) return false;
  }
  return guessesTokens;
}

}  // namespace

WeightReport reportWeights(const BertConfig& config, const WeightFiles& weights,
                           const std::vector<std::string>& classes, Pooling asked) {
  const Architecture& architecture = *config.architecture;
  const Pooling pooling = choosePooling(asked, config, weights);
  WeightReport report;
  std::set<const TensorEntry*> used;
  const auto add = [&](const std::vector<ExpectedTensor>& tensors, bool fresh) {
    for (const ExpectedTensor& tensor : tensors) {
      const TensorEntry* found = fresh ? nullptr : findTensor(weights, architecture, tensor.name);
      (found != nullptr ? report.loaded : report.fresh).push_back(tensor.name);
      used.insert(found);
    }
  };
  const bool sameHead = config.classes == classes && choosePooling(Pooling::Auto, config, weights) == pooling &&
                        hasAll(weights, architecture, headTensors(config, pooling));
  add(encoderTensors(config), false);
  if (pooling == Pooling::Cls) {
    add(headDenseTensors(config), !hasAll(weights, architecture, headDenseTensors(config)));
  }
  add(headTensors(config, pooling), !sameHead);
  for (const TensorEntry* tensor : weights.tensors()) {
    if (used.contains(tensor)) continue;
    (isPretrainingHead(architecture, tensor->name) ? report.kept : report.ignored).push_back(tensor->name);
  }
  report.tiedDecoder = hasTiedDecoder(config, weights, report.kept);
  return report;
}

}  // namespace wb
