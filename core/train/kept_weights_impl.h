// The weights of a run's best evaluations, in files until its end: their mean may be better than each of them
// (Izmailov et al. 2018, arXiv 1803.05407; Wortsman et al. 2022, arXiv 2203.05482).
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "core/train/named_tensor_impl.h"
#include "core/train/run_progress.h"

namespace wb::train {

/// Writes the weights that were measured after `steps` steps. Throws Error(DiskFull, ReadOnly, Io).
void keepWeights(const std::filesystem::path& folder, std::int64_t steps, const std::vector<NamedTensor>& weights);

/// Fills `weights` with the mean of what was kept for `evaluations`, at least one. Throws Error(NotFound, Corrupt).
void setToMean(const std::vector<NamedTensor>& weights, const std::filesystem::path& folder,
               std::span<const KeptEvaluation> evaluations);

/// Removes the weights of all other evaluations.
void pruneKeptWeights(const std::filesystem::path& folder, std::span<const KeptEvaluation> evaluations);

}  // namespace wb::train
