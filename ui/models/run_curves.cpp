#include "ui/models/run_curves.h"

#include <algorithm>

namespace wb::ui {

namespace {

// An exponential mean over a fiftieth of the run, so that it neither trembles nor lags behind a short one.
double smoothing(const std::optional<PlanEvent>& plan) {
  const double steps = plan ? std::clamp(static_cast<double>(plan->totalSteps) / 50, 3.0, 20.0) : 20;
  return 1 - 1 / steps;
}

}  // namespace

void RunCurves::add(const TrainEvent& event) {
  if (const auto* planned = std::get_if<PlanEvent>(&event)) {
    plan = *planned;
  } else if (const auto* step = std::get_if<StepEvent>(&event)) {
    lastStep = *step;
    stepEpochs.push_back(step->epoch);
    losses.push_back(step->loss);
    rates.push_back(step->learningRate);
    const double kept = smoothing(plan);
    m_average = kept * m_average + (1 - kept) * step->loss;
    m_weight = kept * m_weight + (1 - kept);  // corrects for the start, as of Adam's moments
    smoothedLosses.push_back(m_average / m_weight);
  } else if (const auto* evaluation = std::get_if<EvaluationEvent>(&event)) {
    evaluationEpochs.push_back(evaluation->epoch);
    validationLosses.push_back(evaluation->loss);
    accuracies.push_back(100 * evaluation->accuracy);
    macroF1s.push_back(100 * evaluation->macroF1);
    if (evaluation->best) best = *evaluation;
  } else if (const auto* notice = std::get_if<NoticeEvent>(&event)) {
    notices.push_back(*notice);
    if (notice->kind == NoticeKind::SecondTry) beginAnew(notice->epoch);
  } else if (const auto* end = std::get_if<FinishedEvent>(&event)) {
    finished = *end;
  }
}

void RunCurves::beginAnew(double epoch) {
  breaks.push_back(epoch);
  m_average = 0;
  m_weight = 0;
}

RunCurves curvesOf(const std::vector<TrainEvent>& events) {
  RunCurves curves;
  for (const TrainEvent& event : events) curves.add(event);
  return curves;
}

}  // namespace wb::ui
