// The state of a run on disk: from it a run goes on as if it had never stopped. `state.json` names the file of tensors
// that belongs to it and is written last, so that a killed program leaves either the old state or the new one.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/train/named_tensor_impl.h"
#include "core/train/run_progress.h"

namespace wb::train {

/// Writes the state and removes the one before, with kept weights that the new one does not name. Throws
/// Error(DiskFull, ReadOnly, Io), which leaves the one before.
void saveState(const std::filesystem::path& folder, const RunProgress& progress,
               const std::vector<NamedTensor>& tensors);

/// The numbers alone; empty when there is no state. Throws Error{Corrupt}.
std::optional<RunProgress> readProgress(const std::filesystem::path& folder);

struct StoredState {
  RunProgress progress;
  StoredTensors tensors;
};
/// Throws Error{Corrupt, NotFound}.
StoredState loadState(const std::filesystem::path& folder);

/// Removes what saveState left; nothing where there is nothing.
void removeState(const std::filesystem::path& folder);

}  // namespace wb::train
