// How far a run's fast answers agree with its exact ones on this project's texts. Predictions take int8 or int16 by
// themselves only where this was measured and suffices.
#pragma once

#include <optional>

#include "core/base/progress.h"
#include "core/data/prediction_precision.h"
#include "core/workflow/predict.h"

namespace wb {

/// Texts that are asked each way, at most.
inline constexpr std::size_t agreementTexts = 1000;

/// What was measured for the weights that the run holds now; nothing where it was not. Lies beside them.
std::optional<PrecisionAgreement> readAgreement(const Project& project, RunId run);

/// Asks the run about texts spread evenly over the corpus, in fp32 and in each fast precision, and keeps the result
/// beside its weights. Throws Error: NotFound where the project holds no texts, Cancelled.
PrecisionAgreement measureAgreement(const Project& project, const RunClassifier& classifier,
                                    const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
