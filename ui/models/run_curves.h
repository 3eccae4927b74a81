// One run's events gathered into what the plots and the numbers beside them show. A live run and a
// stored one are read by the same add().
#pragma once

#include <optional>
#include <vector>

#include "core/data/training.h"

namespace wb::ui {

struct RunCurves {
  std::optional<PlanEvent> plan;
  std::optional<StepEvent> lastStep;
  std::optional<FinishedEvent> finished;
  std::vector<NoticeEvent> notices;

  std::vector<double> stepEpochs;
  std::vector<double> losses;
  std::vector<double> smoothedLosses;
  std::vector<double> rates;

  std::vector<double> evaluationEpochs;
  std::vector<double> validationLosses;
  std::vector<double> accuracies;  ///< percent
  std::vector<double> macroF1s;    ///< percent
  std::optional<EvaluationEvent> best;
  std::vector<double> breaks;  ///< epochs behind which a second try begins

  void add(const TrainEvent& event);

 private:
  void beginAnew(double epoch);

  double m_average = 0;  ///< of the losses, exponential, before its correction
  double m_weight = 0;
};

RunCurves curvesOf(const std::vector<TrainEvent>& events);

}  // namespace wb::ui
