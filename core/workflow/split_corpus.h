// Dividing the labelled texts into train, validation and test.
#pragma once

#include "core/workflow/label_samples.h"

namespace wb {

struct SplitShares {
  double validation = 0.1;
  double test = 0.1;
  std::uint64_t seed = 0;
};

struct SplitSizes {
  std::int64_t train = 0;
  std::int64_t validation = 0;
  std::int64_t test = 0;
  std::int64_t none = 0;
};

/// Stratified by category over the labelled texts, iteratively where texts have several; unlabelled texts belong to no
/// split. A text already in test stays there. One undoable step. Throws Error(BadInput) for shares below 0 or above 1
/// together.
SplitSizes splitCorpus(const Project& project, const SplitShares& shares);

}  // namespace wb
