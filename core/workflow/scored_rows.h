// The stored probabilities of a run beside the labels of now.
#pragma once

#include <cstddef>
#include <vector>

#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

struct ScoredRows {
  std::size_t categories = 0;        ///< of the run
  std::vector<float> probabilities;  ///< [texts, categories]
  std::vector<int> labels;           ///< index into the run's categories
};

/// Throws Error(Unsupported) in a project with several labels a text, whose probabilities are not those of one label.
/// Of the labelled texts in `splits` (all when empty) that `run` has predicted and whose category it knows. Throws
/// Error(Corrupt) where a prediction is for another number of categories.
ScoredRows readScoredRows(const Project& project, const RunRecord& run, const std::vector<Split>& splits);

}  // namespace wb
