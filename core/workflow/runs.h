// The list of runs and what is stored of each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

/// Newest first. Runs that a killed program left "running" are shown as Interrupted.
std::vector<RunRecord> listRuns(const Project& project);
/// Throws Error(NotFound).
RunRecord readRun(const Project& project, RunId run);
/// The newest run with weights; throws Error(NotFound) with what to do when there is none.
RunRecord newestUsableRun(const Project& project);
/// All stored events of a run, to be drawn as a live run's are.
std::vector<TrainEvent> readEvents(const Project& project, RunId run);
void writeRunNote(const Project& project, RunId run, const std::string& note);
/// The run that the person wants to be asked first when a text is tried; 0 where none was chosen or it is gone.
RunId starredRun(const Project& project);
/// One at most; 0 takes the star away. Throws Error(NotFound).
void starRun(const Project& project, RunId run);
/// Removes its weights, events and predictions.
void deleteRun(const Project& project, RunId run);

}  // namespace wb
