// What the evaluations of a run say about it: which is the best, whether it overfits, when to give up.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/train/run_progress.h"

namespace wb::train {

/// Whether the weights that were measured are to be kept instead of those before.
bool isBest(const RunProgress& progress, const EvaluationEvent& event);

/// Takes the evaluation down.
void note(RunProgress& progress, const EvaluationEvent& event);

/// Whether so many evaluations without a better one are enough; `patience` 0 is endless.
inline bool givesUp(const RunProgress& progress, int patience) {
  return patience > 0 && progress.evaluationsSinceBest >= patience;
}

/// What there is to tell the person after noting `event`, each thing once a run.
std::vector<NoticeEvent> diagnose(RunProgress& progress, const EvaluationEvent& event, std::span<const int> labels,
                                  std::span<const int> predictions, const std::vector<std::string>& classes);

}  // namespace wb::train
