// The runs of a project: their settings, what became of them, and the events they emitted.
// RunRecord's hasWeights and resumable are not stored: they say what lies in the run's folder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/store/database.h"

namespace wb {

/// Stores a run that starts now and returns its number; numbers are never given twice.
RunId insertRun(Database& database, const RunRecord& run);
/// Stores what a run's progress changes: state, best epoch, scores, seconds, steps.
void updateRun(Database& database, const RunRecord& run);
std::optional<RunRecord> findRun(Database& database, RunId run);
std::vector<RunRecord> readRuns(Database& database);  ///< newest first
void setRunNote(Database& database, RunId run, const std::string& note);
/// Removes the run, its events and its predictions.
void removeRun(Database& database, RunId run);

/// 0 where none is, or it is gone.
RunId readStarredRun(Database& database);
/// 0: none.
void writeStarredRun(Database& database, RunId run);

/// Adds events behind those already stored, all or none.
void addRunEvents(Database& database, RunId run, std::span<const TrainEvent> events);
std::vector<TrainEvent> readRunEvents(Database& database, RunId run);
/// Stores `events` in the place of all that were there, all or none.
void replaceRunEvents(Database& database, RunId run, std::span<const TrainEvent> events);

}  // namespace wb
