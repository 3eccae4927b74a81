#include <cstring>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "core/train/checkpoint_impl.h"
#include "core/train/trainer.h"

namespace wb::train {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* stateName = "state.json";
constexpr const char* weightPrefix = "weight.";
constexpr const char* optimizerPrefix = "optimizer.";

template <typename Progress, typename Visitor>
void visitProgress(Progress& progress, const Visitor& field) {
  field("epochs", progress.epochs);
  field("steps", progress.steps);
  field("dropout_state", progress.dropoutState);
  field("has_best", progress.hasBest);
  field("best_epoch", progress.bestEpoch);
  field("best_loss", progress.bestLoss);
  field("best_accuracy", progress.bestAccuracy);
  field("best_macro_f1", progress.bestMacroF1);
  field("evaluations_since_best", progress.evaluationsSinceBest);
  field("lowest_loss", progress.lowestLoss);
  field("lowest_loss_epoch", progress.lowestLossEpoch);
  field("evaluations", progress.evaluations);
  field("said_collapsed", progress.saidCollapsed);
  field("said_overfitting", progress.saidOverfitting);
  field("seconds", progress.seconds);
  field("step_seconds", progress.stepSeconds);
  field("step_texts", progress.stepTexts);
}

std::string weightsName(int epochs) { return "epoch-" + std::to_string(epochs) + ".safetensors"; }

TensorToWrite asWritten(const std::string& name, const torch::Tensor& tensor) {
  TORCH_CHECK(tensor.is_contiguous());
  TensorToWrite entry;
  entry.name = name;
  entry.type = tensor.scalar_type() == torch::kInt64 ? TensorType::Int64 : TensorType::Float32;
  entry.shape.assign(tensor.sizes().begin(), tensor.sizes().end());
  entry.bytes = {static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()};
  return entry;
}

torch::Tensor asTensor(const TensorEntry& entry) {
  const auto type = entry.type == TensorType::Int64 ? torch::kInt64 : torch::kFloat32;
  torch::Tensor tensor = torch::empty(entry.shape, type);
  std::memcpy(tensor.data_ptr(), entry.bytes.data(), entry.bytes.size());
  return tensor;
}

Error damaged(const fs::path& folder, const std::string& detail) {
  return {
      ErrorCode::Corrupt,
      say("The stored state of the training in %1 is damaged, so it cannot go on. Start a new run; the best epoch of "
          "this one is kept.",
          folder),
      detail};
}

void prune(const fs::path& folder, const std::string& keep) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("epoch-") && name != keep) fs::remove(entry.path());
  }
}

}  // namespace

void saveState(const fs::path& folder, const RunProgress& progress, const std::vector<NamedTensor>& weights,
               const std::vector<NamedTensor>& optimizer) {
  std::vector<TensorToWrite> tensors;
  tensors.reserve(weights.size() + optimizer.size());
  for (const auto& [name, tensor] : weights) tensors.push_back(asWritten(weightPrefix + name, tensor));
  for (const auto& [name, tensor] : optimizer) tensors.push_back(asWritten(optimizerPrefix + name, tensor));
  const std::string name = weightsName(progress.epochs);
  writeSafetensors(folder / name, tensors);
  Json json;
  visitProgress(progress, [&json](const char* key, const auto& value) { json[key] = value; });
  writeFileAtomically(folder / stateName, json.dump(2) + "\n");
  prune(folder, name);
}

std::optional<RunProgress> readProgress(const fs::path& folder) {
  if (!fs::exists(folder / stateName)) return std::nullopt;
  try {
    const Json json = Json::parse(readFile(folder / stateName));
    RunProgress progress;
    visitProgress(progress, [&json](const char* key, auto& value) { json.at(key).get_to(value); });
    return progress;
  } catch (const Json::exception& error) {
    throw damaged(folder, error.what());
  }
}

std::vector<NamedTensor> loadState(const fs::path& folder, const std::vector<NamedTensor>& weights) {
  const auto progress = readProgress(folder);
  if (!progress) {
    throw Error(ErrorCode::NotFound, say("This run has no finished epoch to go on from. Start a new run."));
  }
  const torch::NoGradGuard noGradient;
  const TensorFile file = openSafetensors(folder / weightsName(progress->epochs));
  std::vector<NamedTensor> optimizer;
  std::size_t found = 0;
  for (const TensorEntry& entry : file.tensors) {
    if (entry.name.starts_with(optimizerPrefix)) {
      optimizer.push_back({entry.name.substr(std::strlen(optimizerPrefix)), asTensor(entry)});
      continue;
    }
    for (const auto& [name, tensor] : weights) {
      if (entry.name != weightPrefix + name) continue;
      const torch::Tensor stored = asTensor(entry);
      if (stored.sizes() != tensor.sizes()) throw damaged(folder, entry.name + " has another shape");
      tensor.copy_(stored);
      ++found;
    }
  }
  if (found != weights.size()) throw damaged(folder, "weights are missing");
  return optimizer;
}

void removeState(const fs::path& folder) {
  if (!fs::exists(folder)) return;
  fs::remove(folder / stateName);
  prune(folder, "");
}

}  // namespace wb::train

namespace wb {

bool canResume(const std::filesystem::path& state) { return std::filesystem::exists(state / train::stateName); }

std::int64_t resumedSteps(const std::filesystem::path& state) {
  const auto progress = train::readProgress(state);
  return progress ? progress->steps : 0;
}

}  // namespace wb
