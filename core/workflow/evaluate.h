// How good a run is on a split, and which texts stand behind each number.
#pragma once

#include "core/base/progress.h"
#include "core/data/metrics.h"
#include "core/workflow/predict.h"

namespace wb {

/// In a project with several labels a text the scores are of sets: `accuracy` is the share of exactly right ones,
/// `sets` is filled, and `confusion`, `matthews`, ROC AUC, calibration error and intervals are left out. This holds for
/// all three functions.
///
/// Predicts (what is not stored yet) and scores the labelled texts of `split`, or of every split for
/// Split::None. Throws Error(BadInput) when there is no labelled text there.
Metrics evaluateRun(const Project& project, const RunClassifier& classifier, Split split,
                    const ProgressSink& progress = {}, const std::stop_token& stop = {});

/// The same from the predictions already stored, at once; labels are those of now. `n` is 0 when there
/// are none, and ROC AUC, calibration error and intervals are left out. `categories` and `confusion` follow the
/// project's categories.
Metrics storedMetrics(const Project& project, RunId run, const std::vector<Split>& splits);

/// All scores from the predictions already stored; `n` is 0 when there are none. Takes a second or so where there are
/// many texts. Throws Error(Cancelled).
Metrics storedScores(const Project& project, RunId run, const std::vector<Split>& splits,
                     const std::stop_token& stop = {});

}  // namespace wb
