#include "core/workflow/disk_space.h"

#include <algorithm>

#include "core/base/atomic_folder.h"
#include "core/base/folder_size.h"
#include "core/hub/partial_downloads.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

bool isWorking(const RunRecord& run) { return run.state == RunState::Running || run.state == RunState::Paused; }

/// The runs whose weights stay: the newest that can predict, the one with the best score, the starred one.
std::vector<RunId> keptRuns(const Project& project, const std::vector<RunRecord>& runs) {
  std::vector<RunId> kept{starredRun(project)};
  const RunRecord* best = nullptr;
  for (const RunRecord& run : runs) {
    if (!run.hasWeights) continue;
    if (best == nullptr) kept.push_back(run.id);  // the list begins with the newest
    if (best == nullptr || run.macroF1.value_or(-1) > best->macroF1.value_or(-1)) best = &run;
  }
  if (best != nullptr) kept.push_back(best->id);
  return kept;
}

/// The folders of `kind` that may go, with the run that each belongs to.
std::vector<std::pair<RunId, fs::path>> spareFolders(const Project& project, Spare kind) {
  const std::vector<RunRecord> runs = listRuns(project);
  const std::vector<RunId> kept = keptRuns(project, runs);
  std::vector<std::pair<RunId, fs::path>> folders;
  for (const RunRecord& run : runs) {
    const RunFiles files(project, run.id);
    const bool keeps = std::find(kept.begin(), kept.end(), run.id) != kept.end();
    if (isWorking(run)) continue;
    if (kind == Spare::ResumeStates && fs::exists(files.state)) folders.emplace_back(run.id, files.state);
    if (kind == Spare::OldWeights && run.hasWeights && !keeps) folders.emplace_back(run.id, files.weights);
  }
  return folders;
}

}  // namespace

std::vector<SpareSpace> findSpareSpace(const Project& project) {
  std::vector<SpareSpace> found;
  if (const std::int64_t bytes = partialDownloadBytes(readHubSettings().cacheFolder); bytes > 0) {
    found.push_back({Spare::Downloads, bytes, {}});
  }
  for (const Spare kind : {Spare::ResumeStates, Spare::OldWeights}) {
    SpareSpace space{kind, 0, {}};
    for (const auto& [run, folder] : spareFolders(project, kind)) {
      space.bytes += bytesInFolder(folder);
      space.runs.push_back(run);
    }
    if (space.bytes > 0) found.push_back(std::move(space));
  }
  return found;
}

std::int64_t freeSpace(const Project& project, const SpareSpace& found) {
  if (found.kind == Spare::Downloads) return removePartialDownloads(readHubSettings().cacheFolder);
  std::int64_t freed = 0;
  for (const auto& [run, folder] : spareFolders(project, found.kind)) {
    if (std::find(found.runs.begin(), found.runs.end(), run) == found.runs.end()) continue;
    const std::int64_t bytes = bytesInFolder(folder);
    removeFolder(folder);
    freed += bytes;
  }
  return freed;
}

}  // namespace wb
