#include "core/workflow/models.h"

#include <algorithm>

#include "core/base/atomic_folder.h"
#include "core/base/folder_size.h"
#include "core/workflow/encoders.h"
#include "core/workflow/precision_agreement.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

/// The runs of `encoder` with a score, the best one first.
std::vector<RunRecord> scoredRuns(const std::vector<RunRecord>& all, const std::string& encoder) {
  std::vector<RunRecord> runs;
  std::copy_if(all.begin(), all.end(), std::back_inserter(runs), [&](const RunRecord& run) {
    return run.macroF1.has_value() && fs::path(run.encoder).filename() == encoder;
  });
  std::stable_sort(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
    return a.macroF1.value_or(0) > b.macroF1.value_or(0);
  });
  return runs;
}

}  // namespace

ModelList listModels(const Project& project) {
  ModelList list;
  const std::vector<RunRecord> runs = listRuns(project);
  for (EncoderInfo& info : listEncoders(project)) {
    EncoderEntry entry;
    entry.bytes = bytesInFolder(info.folder);
    entry.inProject = fs::path(info.folder).parent_path() == project.encodersFolder();
    entry.runs = scoredRuns(runs, info.name);
    entry.info = std::move(info);
    list.encoders.push_back(std::move(entry));
  }
  const RunId starred = starredRun(project);
  for (const RunRecord& run : runs) {
    if (!run.hasWeights) continue;
    list.classifiers.push_back(
        {run, bytesInFolder(RunFiles(project, run.id).weights), run.id == starred, readAgreement(project, run.id)});
  }
  return list;
}

void removeEncoder(const Project& project, const std::string& name) {
  const fs::path folder = project.encodersFolder() / name;
  if (name.empty() || folder.parent_path() != project.encodersFolder() || !fs::is_directory(folder)) {
    const std::string installed = findEncoder(project, name).folder;
    throw Error(ErrorCode::BadInput,
                say("The encoder %1 is installed for all projects and stays. It lies in %2.", name, installed));
  }
  removeFolder(folder);
}

}  // namespace wb
