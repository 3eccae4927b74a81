// Sweeps and their trials; what a trial came to is read from its run.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/data/sweep.h"
#include "core/store/database.h"

namespace wb {

/// Inside a write transaction: stores a sweep that starts now, with its trials; returns its number.
SweepId insertSweep(Database& database, const SweepRecord& sweep);
void setSweepState(Database& database, SweepId sweep, RunState state);
/// Stores a trial's outcome and run.
void updateTrial(Database& database, SweepId sweep, const Trial& trial);
std::optional<SweepRecord> findSweep(Database& database, SweepId sweep);
std::vector<SweepRecord> readSweeps(Database& database);  ///< newest first
/// The sweep of each run that is a trial.
std::map<RunId, SweepId> readSweepsOfRuns(Database& database);
/// Forgets the sweep and its trials; their runs stay.
void removeSweep(Database& database, SweepId sweep);

}  // namespace wb
