#include "core/workflow/calibrate.h"

#include "core/analyze/calibration.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/predict_missing.h"
#include "core/workflow/runs.h"
#include "core/workflow/scored_rows.h"

namespace wb {
namespace {

Calibration calibrate(const ScoredRows& validation, const ScoredRows& rows) {
  Calibration result;
  result.temperature = fitTemperature(logitsOf(validation.probabilities), validation.labels, validation.categories);
  result.validationTexts = static_cast<std::int64_t>(validation.labels.size());
  result.errorBefore = expectedCalibrationError(rows.probabilities, rows.labels, rows.categories);
  result.before = reliabilityBins(rows.probabilities, rows.labels, rows.categories);
  const auto calibrated = calibratedProbabilities(logitsOf(rows.probabilities), rows.categories, result.temperature);
  result.errorAfter = expectedCalibrationError(calibrated, rows.labels, rows.categories);
  result.after = reliabilityBins(calibrated, rows.labels, rows.categories);
  return result;
}

}  // namespace

Calibration calibrateRun(const Project& project, const RunClassifier& classifier, Split split,
                         const ProgressSink& progress, const std::stop_token& stop) {
  const RunRecord& run = classifier.run();
  const ScoredRows validation =
      readScoredRows(project, run, predictLabelled(project, classifier, Split::Validation, progress, stop));
  if (validation.labels.empty()) {
    throw Error(ErrorCode::BadInput,
                say("There are no labelled texts in the validation split, so the probabilities cannot be calibrated. "
                    "Label some, or split the corpus."));
  }
  const ScoredRows rows = readScoredRows(project, run, predictLabelled(project, classifier, split, progress, stop));
  if (rows.labels.empty()) {
    throw Error(ErrorCode::BadInput,
                say("There are no labelled texts whose category run %1 knows, so there is nothing to measure. Label "
                    "some, or split the corpus.",
                    run.id));
  }
  return calibrate(validation, rows);
}

std::optional<Calibration> storedCalibration(const Project& project, RunId run, const std::vector<Split>& splits) {
  if (hasSeveralLabels(project)) return std::nullopt;
  const RunRecord record = readRun(project, run);
  const ScoredRows validation = readScoredRows(project, record, {Split::Validation});
  const ScoredRows rows = readScoredRows(project, record, splits);
  if (validation.labels.empty() || rows.labels.empty()) return std::nullopt;
  return calibrate(validation, rows);
}

}  // namespace wb
