#include "core/workflow/sweeps.h"

#include "core/base/file_lock.h"
#include "core/store/sweep_store.h"
#include "core/workflow/runs.h"

namespace wb {
namespace {

SweepRecord withFiles(const Project& project, SweepRecord sweep) {
  const std::filesystem::path lock = sweepLock(project, sweep.id);
  const bool working = std::filesystem::exists(lock) && !FileLock::tryTake(lock);
  if (sweep.state == RunState::Running && !working) sweep.state = RunState::Interrupted;
  for (Trial& trial : sweep.trials) {
    if (trial.run != 0) trial.state = readRun(project, trial.run).state;
  }
  return sweep;
}

}  // namespace

std::filesystem::path sweepLock(const Project& project, SweepId id) {
  return project.folder() / "sweeps" / (std::to_string(id) + ".lock");
}

std::vector<SweepRecord> listSweeps(const Project& project) {
  std::vector<SweepRecord> sweeps = readSweeps(project.database());
  for (SweepRecord& sweep : sweeps) sweep = withFiles(project, std::move(sweep));
  return sweeps;
}

SweepRecord readSweep(const Project& project, SweepId id) {
  std::optional<SweepRecord> sweep = findSweep(project.database(), id);
  if (!sweep) throw Error(ErrorCode::NotFound, say("There is no sweep %1 in this project.", id));
  return withFiles(project, std::move(*sweep));
}

std::map<RunId, SweepId> sweepsOfRuns(const Project& project) { return readSweepsOfRuns(project.database()); }

void deleteSweep(const Project& project, SweepId id) {
  if (readSweep(project, id).state == RunState::Running) {
    throw Error(ErrorCode::Busy, say("Sweep %1 is at work. Stop it before deleting it.", id));
  }
  removeSweep(project.database(), id);
  std::filesystem::remove(sweepLock(project, id));
}

}  // namespace wb
