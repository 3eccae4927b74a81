// A sweep over settings: trains with one combination after the other and gives up the poor ones early.
#pragma once

#include "core/data/sweep.h"
#include "core/train/train_control.h"
#include "core/workflow/project.h"

namespace wb {

/// Every trial is an ordinary run, marked with its sweep and scored by its best macro-F1 on the validation split. A
/// trial that breaks down counts as failed and the sweep goes on. Of the networks only the best trial's is kept, unless
/// the plan says otherwise. Returns the record, its state Stopped where that was asked. Throws Error(BadInput,
/// Training, …) with what to do.
SweepRecord sweepSettings(const Project& project, const SweepPlan& plan, const SweepSink& sink,
                          const TrainControl& control);

/// Goes on with the trials that are not done; one that was interrupted goes on from its last finished epoch.
SweepRecord resumeSweep(const Project& project, SweepId id, const SweepSink& sink, const TrainControl& control);

}  // namespace wb
