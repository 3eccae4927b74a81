// The trainings of a run, one after the other: the one that is set, and where a second try is asked for, a slower one
// from the encoder again. Which of the two generalises better differs from corpus to corpus; validation tells.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/training.h"

namespace wb {

/// The settings of each attempt, at least one. The second reads the texts twice as often, at 0.6 times the learning
/// rate, with a layer decay three quarters as far from 1 (measured: docs/values.md). `maxSteps` holds for all together.
/// Without validation texts, which alone can choose between two, there is no second.
std::vector<TrainConfig> attemptsOf(const TrainConfig& config, std::int64_t stepsPerEpoch, bool validated);

}  // namespace wb
