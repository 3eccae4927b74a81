#include "core/workflow/runs.h"

#include "core/base/file_lock.h"
#include "core/store/run_store.h"
#include "core/workflow/run_files.h"

namespace wb {
namespace {

bool beingTrained(const RunFiles& files) {
  return std::filesystem::exists(files.lock) && !FileLock::tryTake(files.lock);
}

/// Adds what the run's folder and its lock say to what the store says.
RunRecord withFiles(const Project& project, RunRecord run) {
  const RunFiles files(project, run.id);
  const bool open = run.state == RunState::Running || run.state == RunState::Paused;
  const bool live = open && beingTrained(files);
  if (open && !live) run.state = RunState::Interrupted;
  run.hasWeights = files.hasWeights();
  run.resumable = !live && run.state != RunState::Finished && std::filesystem::exists(files.state);
  return run;
}

}  // namespace

std::vector<RunRecord> listRuns(const Project& project) {
  std::vector<RunRecord> runs = readRuns(project.database());
  for (RunRecord& run : runs) run = withFiles(project, std::move(run));
  return runs;
}

RunRecord readRun(const Project& project, RunId run) {
  std::optional<RunRecord> record = findRun(project.database(), run);
  if (!record) {
    throw Error(ErrorCode::NotFound,
                say("There is no run %1 in this project. The list of runs shows their numbers.", run));
  }
  return withFiles(project, std::move(*record));
}

RunRecord newestUsableRun(const Project& project) {
  for (RunRecord& run : listRuns(project)) {
    if (run.hasWeights) return std::move(run);
  }
  throw Error(
      ErrorCode::NotFound,
      say("No run of this project has finished an epoch yet, so nothing can predict. Train a classifier first."));
}

std::vector<TrainEvent> readEvents(const Project& project, RunId run) { return readRunEvents(project.database(), run); }

void writeRunNote(const Project& project, RunId run, const std::string& note) {
  setRunNote(project.database(), readRun(project, run).id, note);
}

RunId starredRun(const Project& project) { return readStarredRun(project.database()); }

void starRun(const Project& project, RunId run) {
  writeStarredRun(project.database(), run == 0 ? 0 : readRun(project, run).id);
}

void deleteRun(const Project& project, RunId run) {
  const RunRecord record = readRun(project, run);
  if (record.state == RunState::Running || record.state == RunState::Paused) {
    throw Error(ErrorCode::Busy, say("Run %1 is being trained. Stop it before deleting it.", run));
  }
  removeRun(project.database(), run);
  const RunFiles files(project, run);
  std::error_code cause;
  for (const auto& folder : {files.weights, files.state}) {
    std::filesystem::remove_all(folder, cause);
    if (cause) throw systemError(say("remove the folder %1", folder), cause.value());
  }
}

}  // namespace wb
