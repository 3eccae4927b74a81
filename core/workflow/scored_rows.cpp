#include "core/workflow/scored_rows.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/store/prediction_store.h"
#include "core/workflow/label_kind.h"

namespace wb {

ScoredRows readScoredRows(const Project& project, const RunRecord& run, const std::vector<Split>& splits) {
  if (hasSeveralLabels(project)) {
    throw Error(ErrorCode::Unsupported,
                say("Calibration is for projects in which each text has one category; this one gives several labels."));
  }
  ScoredRows rows;
  rows.categories = run.categories.size();
  forEachScored(project.database(), run.id, splits, [&](CategoryId label, const Prediction& prediction) {
    const auto known = std::find(run.categories.begin(), run.categories.end(), label);
    if (known == run.categories.end()) return;  // labelled after the training with a category it does not know
    if (prediction.probabilities.size() != rows.categories) {
      throw Error(ErrorCode::Corrupt,
                  say("What run %1 said of text %2 is for %3 categories, but the run has %4. Train again.", run.id,
                      prediction.sample, prediction.probabilities.size(), rows.categories));
    }
    rows.probabilities.insert(rows.probabilities.end(), prediction.probabilities.begin(),
                              prediction.probabilities.end());
    rows.labels.push_back(static_cast<int>(known - run.categories.begin()));
  });
  return rows;
}

}  // namespace wb
