#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/train/checkpoint_impl.h"
#include "core/train/kept_weights_impl.h"
#include "core/train/trainer.h"

namespace wb::train {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(KeptEvaluation, steps, score, loss)

namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* stateName = "state.json";
constexpr const char* tensorsKey = "tensors";
/// The state's tensors lie in one of them, and the next state's are written to the other.
constexpr const char* tensorFiles[] = {"tensors-a.safetensors", "tensors-b.safetensors"};

template <typename Progress, typename Visitor>
void visitProgress(Progress& progress, const Visitor& field) {
  field("attempt", progress.attempt);
  field("steps", progress.steps);
  field("steps_before", progress.stepsBefore);
  field("steps_per_epoch", progress.stepsPerEpoch);
  field("texts", progress.texts);
  field("events", progress.events);
  field("evaluated_steps", progress.evaluatedSteps);
  field("dropout_state", progress.dropoutState);
  field("has_best", progress.hasBest);
  field("best_epoch", progress.bestEpoch);
  field("best_score", progress.bestScore);
  field("best_loss", progress.bestLoss);
  field("best_accuracy", progress.bestAccuracy);
  field("best_macro_f1", progress.bestMacroF1);
  field("attempt_evaluations", progress.attemptEvaluations);
  field("evaluations_since_best", progress.evaluationsSinceBest);
  field("attempt_score", progress.attemptScore);
  field("attempt_loss", progress.attemptLoss);
  field("kept", progress.kept);
  field("lowest_loss", progress.lowestLoss);
  field("lowest_loss_epoch", progress.lowestLossEpoch);
  field("said_collapsed", progress.saidCollapsed);
  field("said_overfitting", progress.saidOverfitting);
  field("seconds", progress.seconds);
  field("step_seconds", progress.stepSeconds);
  field("step_texts", progress.stepTexts);
}

Error damaged(const fs::path& folder, const std::string& detail) {
  return {
      ErrorCode::Corrupt,
      say("The stored state of the training in %1 is damaged, so it cannot go on. Start a new run; the best epoch of "
          "this one is kept.",
          folder),
      detail};
}

/// What `state.json` holds; null where there is none.
Json readStored(const fs::path& folder) {
  if (!fs::exists(folder / stateName)) return nullptr;
  try {
    return Json::parse(readFile(folder / stateName));
  } catch (const Json::exception& error) {
    throw damaged(folder, error.what());
  }
}

RunProgress progressOf(const Json& stored, const fs::path& folder) {
  try {
    RunProgress progress;
    visitProgress(progress, [&stored](const char* key, auto& value) { stored.at(key).get_to(value); });
    return progress;
  } catch (const Json::exception& error) {
    throw damaged(folder, error.what());
  }
}

}  // namespace

void saveState(const fs::path& folder, const RunProgress& progress, const std::vector<NamedTensor>& tensors) {
  const Json before = readStored(folder);
  const bool second = !before.is_null() && before.value(tensorsKey, "") == tensorFiles[0];
  writeTensors(folder / tensorFiles[second ? 1 : 0], tensors);
  Json json;
  json[tensorsKey] = tensorFiles[second ? 1 : 0];
  visitProgress(progress, [&json](const char* key, const auto& value) { json[key] = value; });
  writeFileAtomically(folder / stateName, json.dump(2) + "\n");
  pruneKeptWeights(folder, progress.kept);
  std::error_code harmless;  // nothing names it any more
  fs::remove(folder / tensorFiles[second ? 0 : 1], harmless);
}

std::optional<RunProgress> readProgress(const fs::path& folder) {
  const Json stored = readStored(folder);
  if (stored.is_null()) return std::nullopt;
  return progressOf(stored, folder);
}

StoredState loadState(const fs::path& folder) {
  const Json stored = readStored(folder);
  if (stored.is_null()) {
    throw Error(ErrorCode::NotFound, say("This run has kept nothing yet to go on from. Start a new run."));
  }
  return {progressOf(stored, folder), readTensors(folder / stored.value(tensorsKey, ""))};
}

void removeState(const fs::path& folder) {
  if (!fs::exists(folder)) return;
  fs::remove(folder / stateName);
  pruneKeptWeights(folder, {});
  for (const char* name : tensorFiles) fs::remove(folder / name);
}

}  // namespace wb::train

namespace wb {

bool canResume(const std::filesystem::path& state) { return std::filesystem::exists(state / train::stateName); }

std::int64_t resumedSteps(const std::filesystem::path& state) {
  const auto progress = train::readProgress(state);
  return progress ? progress->steps : 0;
}

std::int64_t resumedEvents(const std::filesystem::path& state) {
  const auto progress = train::readProgress(state);
  return progress ? progress->events : 0;
}

}  // namespace wb
