#include <ATen/Parallel.h>

#include <algorithm>
#include <string>

#include "core/train/kept_weights_impl.h"

namespace wb::train {
namespace {

namespace fs = std::filesystem;

constexpr const char* nameBegin = "kept-";
constexpr std::int64_t grain = 32768;  // values a thread takes at once

std::string fileName(std::int64_t steps) { return nameBegin + std::to_string(steps) + ".safetensors"; }

/// target ← mean of `sources`, each value summed in double.
void meanOf(const torch::Tensor& target, const std::vector<torch::Tensor>& sources) {
  std::vector<const float*> from;
  from.reserve(sources.size());
  for (const torch::Tensor& source : sources) from.push_back(source.const_data_ptr<float>());
  auto* to = target.data_ptr<float>();
  const auto count = static_cast<double>(sources.size());
  at::parallel_for(0, target.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t i = begin; i < end; ++i) {
      double sum = 0;
      for (const float* values : from) sum += values[i];
      to[i] = static_cast<float>(sum / count);
    }
  });
}

}  // namespace

void keepWeights(const fs::path& folder, std::int64_t steps, const std::vector<NamedTensor>& weights) {
  writeTensors(folder / fileName(steps), weights);
}

void setToMean(const std::vector<NamedTensor>& weights, const fs::path& folder,
               std::span<const KeptEvaluation> evaluations) {
  const torch::NoGradGuard noGradient;
  std::vector<StoredTensors> kept;
  kept.reserve(evaluations.size());
  for (const KeptEvaluation& evaluation : evaluations) kept.push_back(readTensors(folder / fileName(evaluation.steps)));
  for (const auto& [name, tensor] : weights) {
    std::vector<torch::Tensor> sources;
    sources.reserve(kept.size());
    for (const StoredTensors& one : kept) sources.push_back(findStored(one.tensors, name, tensor.sizes()));
    meanOf(tensor, sources);
  }
}

void pruneKeptWeights(const fs::path& folder, std::span<const KeptEvaluation> evaluations) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool kept = std::any_of(evaluations.begin(), evaluations.end(), [&name](const KeptEvaluation& evaluation) {
      return name == fileName(evaluation.steps);
    });
    std::error_code harmless;
    if (name.starts_with(nameBegin) && !kept) fs::remove(entry.path(), harmless);
  }
}

}  // namespace wb::train
