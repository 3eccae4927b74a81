// Asking a run about the texts of a scope that it has not answered yet.
#pragma once

#include <vector>

#include "core/store/prediction_store.h"
#include "core/workflow/predict.h"

namespace wb {

/// Predicts and stores in portions, so that a stop keeps what was done. Returns how many.
std::int64_t predictMissing(const Project& project, const RunClassifier& classifier, const PredictionScope& scope,
                            const ProgressSink& progress, const std::stop_token& stop);

/// The same for the labelled texts of `split`, or of every split for Split::None. Returns what forEachScored takes for
/// these texts.
std::vector<Split> predictLabelled(const Project& project, const RunClassifier& classifier, Split split,
                                   const ProgressSink& progress, const std::stop_token& stop);

}  // namespace wb
