// What the evaluations of a run say about it: which is the best, whether it overfits, when to give up.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/train/run_progress.h"

namespace wb::train {

/// The evaluation's value of `metric`, so that more is better.
double scoreOf(Metric metric, const EvaluationEvent& event);

/// Whether the weights that were measured are to be kept instead of those before.
bool isBest(const RunProgress& progress, Metric metric, const EvaluationEvent& event);

/// The best `count` of those kept so far and of `event`, the best first.
std::vector<KeptEvaluation> bestOf(std::vector<KeptEvaluation> kept, Metric metric, const EvaluationEvent& event,
                                   std::size_t count);

/// Takes the evaluation down.
void note(RunProgress& progress, Metric metric, const EvaluationEvent& event);

/// What the next attempt does not share with the one before: it is compared with itself in what says that it overfits
/// or that nothing gets better. The best of all stays the best.
void beginAttempt(RunProgress& progress);

/// Whether so many evaluations without a better one in this attempt are enough; `patience` 0 is endless.
inline bool givesUp(const RunProgress& progress, int patience) {
  return patience > 0 && progress.evaluationsSinceBest >= patience;
}

/// What there is to tell the person after noting `event`, each thing once a run; `triesAgain` where another attempt
/// follows.
std::vector<NoticeEvent> diagnose(RunProgress& progress, const EvaluationEvent& event, std::span<const int> labels,
                                  std::span<const int> predictions, const std::vector<std::string>& classes,
                                  bool triesAgain);

}  // namespace wb::train
