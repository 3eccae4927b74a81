#include "core/train/evaluations.h"

#include <utility>

#include "core/train/diagnosis.h"

namespace wb::train {

bool isBest(const RunProgress& progress, const EvaluationEvent& event) {
  if (!progress.hasBest || event.macroF1 > progress.bestMacroF1) return true;
  return event.macroF1 == progress.bestMacroF1 && event.loss < progress.bestLoss;
}

void note(RunProgress& progress, const EvaluationEvent& event) {
  if (progress.evaluations++ == 0 || event.loss < progress.lowestLoss) {
    progress.lowestLoss = event.loss;
    progress.lowestLossEpoch = event.epoch;
  }
  if (!event.best) {
    ++progress.evaluationsSinceBest;
    return;
  }
  progress.hasBest = true;
  progress.bestEpoch = event.epoch;
  progress.bestLoss = event.loss;
  progress.bestAccuracy = event.accuracy;
  progress.bestMacroF1 = event.macroF1;
  progress.evaluationsSinceBest = 0;
}

std::vector<NoticeEvent> diagnose(RunProgress& progress, const EvaluationEvent& event, std::span<const int> labels,
                                  std::span<const int> predictions, const std::vector<std::string>& classes) {
  std::vector<NoticeEvent> notices;
  const auto once = [&notices](bool& said, std::optional<NoticeEvent> notice) {
    if (said || !notice) return;
    said = true;
    notices.push_back(std::move(*notice));
  };
  once(progress.saidCollapsed, collapseNotice(labels, predictions, classes));
  once(progress.saidOverfitting, overfittingNotice(progress.lowestLossEpoch, progress.lowestLoss, event.loss));
  return notices;
}

}  // namespace wb::train
