#include "core/workflow/label_kind.h"

#include "core/store/label_sets.h"
#include "core/store/operation_log.h"
#include "core/workflow/import_lock.h"

namespace wb {

namespace {

/// As long as it is held, no import writes labels of the other kind.
FileLock takeLockOf(const Project& project) {
  std::optional<FileLock> lock = tryTakeImportLock(project.folder());
  if (!lock) {
    throw Error(ErrorCode::Busy, say("Texts are being imported into this project. Try again when that is done."));
  }
  return std::move(*lock);
}

}  // namespace

bool hasSeveralLabels(const Project& project) { return hasSeveralLabels(project.database()); }

ChangeSummary allowSeveralLabels(const Project& project) {
  Database& database = project.database();
  const ChangeSummary summary{"several-labels", {}, {}, {}, true};
  if (hasSeveralLabels(database)) return summary;
  const FileLock lock = takeLockOf(project);
  if (!hasUndo(database) && !hasRedo(database)) {
    setSeveralLabels(database);
    return summary;
  }
  Operation operation(database, summary.kind);
  operation.allowSeveralLabels();
  operation.commit();
  return summary;
}

}  // namespace wb
