// Fine-tuning one run: from the project's labelled texts to a stored classifier.
#pragma once

#include <stop_token>
#include <string>

#include "core/base/message.h"
#include "core/data/training.h"
#include "core/data/training_estimate.h"
#include "core/train/train_control.h"
#include "core/workflow/project.h"

namespace wb {

/// Trains on the train split (every labelled text that is in no other split when no split was made),
/// validates on the validation split. Events are stored and given to `sink`; what is older than about a minute
/// survives a kill. Returns the run's record. Throws Error(Training, …) with what to do: fewer than two
/// categories, no texts, loss not a number, not enough memory.
RunRecord trainRun(const Project& project, const TrainConfig& config, const TrainSink& sink,
                   const TrainControl& control);

/// Goes on from the state of a stopped, killed or failed run, with its own settings; one that was killed before it had
/// a state begins anew. The events kept from before, its plan first, go to `before`.
RunRecord resumeRun(const Project& project, RunId id, const TrainSink& sink, const TrainControl& control,
                    const TrainSink& before = {});

/// Time and memory before the start; measures a few steps in a second or so. Where memory does not suffice, the
/// estimate says what would.
RunEstimate estimateRun(const Project& project, const TrainConfig& config, const std::stop_token& stop = {});

/// What an estimate that does not fit says, and its advice.
Message memoryWarning(const RunEstimate& estimate);

/// The same before a start, without measuring a step; empty where memory suffices. Throws as trainRun().
Message memoryCaution(const Project& project, const TrainConfig& config, const std::stop_token& stop = {});

/// One line for the person on what training would refuse or warn of now; empty when all is well.
Message trainingObstacle(const Project& project, const TrainConfig& config);

}  // namespace wb
