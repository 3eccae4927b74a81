// Which of two runs is better on the same texts, and whether that can be chance.
#pragma once

#include "core/base/progress.h"
#include "core/data/metrics.h"
#include "core/workflow/predict.h"

namespace wb {

/// Predicts (what is not stored yet) the labelled texts of `split` with both runs (every split for Split::None) and
/// compares their answers. Throws Error(BadInput) when there is no labelled text there.
RunComparison compareOnSplit(const Project& project, RunId first, RunId second, Split split,
                             const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
