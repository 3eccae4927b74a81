#include "core/workflow/calibrate.h"

#include "core/analyze/calibration.h"
#include "core/workflow/predict_missing.h"
#include "core/workflow/scored_rows.h"

namespace wb {
namespace {

ScoredRows predictedRows(const Project& project, const RunClassifier& classifier, Split split,
                         const ProgressSink& progress, const std::stop_token& stop) {
  const std::vector<Split> splits = predictLabelled(project, classifier, split, progress, stop);
  return readScoredRows(project, classifier.run(), splits);
}

}  // namespace

Calibration calibrateRun(const Project& project, const RunClassifier& classifier, Split split,
                         const ProgressSink& progress, const std::stop_token& stop) {
  const ScoredRows validation = predictedRows(project, classifier, Split::Validation, progress, stop);
  if (validation.labels.empty()) {
    throw Error(ErrorCode::BadInput,
                say("There are no labelled texts in the validation split, so the probabilities cannot be calibrated. "
                    "Label some, or split the corpus."));
  }
  const ScoredRows rows = predictedRows(project, classifier, split, progress, stop);
  if (rows.labels.empty()) {
    throw Error(ErrorCode::BadInput,
                say("There are no labelled texts whose category run %1 knows, so there is nothing to measure. Label "
                    "some, or split the corpus.",
                    classifier.run().id));
  }
  Calibration result;
  result.temperature = fitTemperature(logitsOf(validation.probabilities), validation.labels, validation.categories);
  result.validationTexts = static_cast<std::int64_t>(validation.labels.size());
  result.errorBefore = expectedCalibrationError(rows.probabilities, rows.labels, rows.categories);
  const auto calibrated = calibratedProbabilities(logitsOf(rows.probabilities), rows.categories, result.temperature);
  result.errorAfter = expectedCalibrationError(calibrated, rows.labels, rows.categories);
  return result;
}

}  // namespace wb
