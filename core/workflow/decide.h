// From the probabilities of a run to what it says of a text.
#pragma once

#include <vector>

#include "core/workflow/predict.h"

namespace wb {

/// The most probable category; of a run that gives several labels those whose thresholds are reached, which may be
/// none.
Prediction decide(const RunClassifier& classifier, SampleId sample, std::vector<float> probabilities);

}  // namespace wb
