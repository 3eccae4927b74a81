#include "ui/models/run_curves.h"

#include <cmath>

namespace wb::ui {

namespace {

// An exponential mean over about twenty steps, corrected for its start as Adam's moments are.
constexpr double kSmoothing = 0.95;

}  // namespace

void RunCurves::add(const TrainEvent& event) {
  if (const auto* planned = std::get_if<PlanEvent>(&event)) {
    plan = *planned;
  } else if (const auto* step = std::get_if<StepEvent>(&event)) {
    lastStep = *step;
    stepEpochs.push_back(step->epoch);
    losses.push_back(step->loss);
    rates.push_back(step->learningRate);
    m_average = kSmoothing * m_average + (1 - kSmoothing) * step->loss;
    const double weight = 1 - std::pow(kSmoothing, static_cast<double>(losses.size()));
    smoothedLosses.push_back(m_average / weight);
  } else if (const auto* evaluation = std::get_if<EvaluationEvent>(&event)) {
    evaluationEpochs.push_back(evaluation->epoch);
    validationLosses.push_back(evaluation->loss);
    accuracies.push_back(100 * evaluation->accuracy);
    macroF1s.push_back(100 * evaluation->macroF1);
    if (evaluation->best) best = *evaluation;
  } else if (const auto* notice = std::get_if<NoticeEvent>(&event)) {
    notices.push_back(*notice);
  } else if (const auto* end = std::get_if<FinishedEvent>(&event)) {
    finished = *end;
  }
}

RunCurves curvesOf(const std::vector<TrainEvent>& events) {
  RunCurves curves;
  for (const TrainEvent& event : events) curves.add(event);
  return curves;
}

}  // namespace wb::ui
