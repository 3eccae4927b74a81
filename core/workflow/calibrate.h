// How far a run's probabilities can be trusted, and the temperature that mends them.
#pragma once

#include <optional>
#include <vector>

#include "core/base/progress.h"
#include "core/data/metrics.h"
#include "core/workflow/predict.h"

namespace wb {

/// Predicts the labelled validation texts and those of `split` (every split for Split::None) as far as that is not
/// stored yet, finds the temperature on the former and measures its effect on the latter. Throws Error(BadInput) when
/// either has no labelled text of a category that the run knows.
Calibration calibrateRun(const Project& project, const RunClassifier& classifier, Split split,
                         const ProgressSink& progress = {}, const std::stop_token& stop = {});

/// The same from what is stored, for the texts of `splits` (all when empty). Empty where the run has not been asked
/// about labelled texts there or in the validation split, and where texts have several labels.
std::optional<Calibration> storedCalibration(const Project& project, RunId run, const std::vector<Split>& splits);

}  // namespace wb
