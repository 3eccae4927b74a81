// The state of a run after its last finished epoch, on disk: from it a run goes on as if it had never
// stopped. `state.json` names the weights file that belongs to it and is written last, so that a killed
// program leaves either the old state or the new one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/train/adamw_impl.h"

namespace wb::train {

/// Everything of a run that is not a tensor.
struct RunProgress {
  int epochs = 0;  ///< finished
  std::int64_t steps = 0;
  std::uint64_t dropoutState = 0;
  bool hasBest = false;
  double bestEpoch = 0;
  double bestLoss = 0;
  double bestAccuracy = 0;
  double bestMacroF1 = 0;
  int evaluationsSinceBest = 0;
  double lowestLoss = 0;  ///< of all evaluations, with the epoch where it was
  double lowestLossEpoch = 0;
  int evaluations = 0;
  bool saidCollapsed = false;
  bool saidOverfitting = false;
  double seconds = 0;      ///< running, pauses not counted
  double stepSeconds = 0;  ///< in steps, without the first
  std::int64_t stepTexts = 0;
};

/// Writes the state of a finished epoch and removes the one before. Throws Error(DiskFull, ReadOnly, Io).
void saveState(const std::filesystem::path& folder, const RunProgress& progress,
               const std::vector<NamedTensor>& weights, const std::vector<NamedTensor>& optimizer);

/// The numbers alone; empty when no epoch was finished. Throws Error{Corrupt}.
std::optional<RunProgress> readProgress(const std::filesystem::path& folder);

/// Fills `weights` from the stored state and returns the optimiser's. Throws Error{Corrupt, NotFound}.
std::vector<NamedTensor> loadState(const std::filesystem::path& folder, const std::vector<NamedTensor>& weights);

/// Removes what saveState left; nothing where there is nothing.
void removeState(const std::filesystem::path& folder);

}  // namespace wb::train
