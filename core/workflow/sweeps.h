// The sweeps of a project.
#pragma once

#include <filesystem>
#include <map>
#include <vector>

#include "core/data/sweep.h"
#include "core/workflow/project.h"

namespace wb {

/// Newest first. Those that a killed program left "running" are shown as Interrupted, their trials too.
std::vector<SweepRecord> listSweeps(const Project& project);
/// Throws Error(NotFound).
SweepRecord readSweep(const Project& project, SweepId id);
/// The sweep of each run that is a trial of one.
std::map<RunId, SweepId> sweepsOfRuns(const Project& project);
/// Forgets a sweep; the runs of its trials stay. Throws Error(Busy) while it works.
void deleteSweep(const Project& project, SweepId id);

/// Held by the program that works on it.
std::filesystem::path sweepLock(const Project& project, SweepId id);

}  // namespace wb
