#include "core/train/evaluations.h"

#include <algorithm>
#include <utility>

#include "core/train/diagnosis.h"

namespace wb::train {

namespace {

bool exceeds(Metric metric, const EvaluationEvent& event, double score, double loss) {
  const double own = scoreOf(metric, event);
  return own > score || (own == score && event.loss < loss);
}

/// Counts the attempt's evaluations since its own best.
void noteInAttempt(RunProgress& progress, Metric metric, const EvaluationEvent& event) {
  if (progress.attemptEvaluations++ == 0 || event.loss < progress.lowestLoss) {
    progress.lowestLoss = event.loss;
    progress.lowestLossEpoch = event.epoch;
  }
  ++progress.evaluationsSinceBest;
  if (progress.attemptEvaluations > 1 && !exceeds(metric, event, progress.attemptScore, progress.attemptLoss)) return;
  progress.attemptScore = scoreOf(metric, event);
  progress.attemptLoss = event.loss;
  progress.evaluationsSinceBest = 0;
}

}  // namespace

double scoreOf(Metric metric, const EvaluationEvent& event) {
  switch (metric) {
    case Metric::MacroF1: return event.macroF1;
    case Metric::WeightedF1: return event.weightedF1;
    case Metric::Accuracy: return event.accuracy;
    case Metric::Matthews: return event.matthews;
    case Metric::Loss: return -event.loss;
  }
  return 0;
}

bool isBest(const RunProgress& progress, Metric metric, const EvaluationEvent& event) {
  return !progress.hasBest || exceeds(metric, event, progress.bestScore, progress.bestLoss);
}

std::vector<KeptEvaluation> bestOf(std::vector<KeptEvaluation> kept, Metric metric, const EvaluationEvent& event,
                                   std::size_t count) {
  kept.push_back({event.step, scoreOf(metric, event), event.loss});
  std::ranges::stable_sort(kept, [](const KeptEvaluation& a, const KeptEvaluation& b) {
    return a.score > b.score || (a.score == b.score && a.loss < b.loss);
  });
  if (kept.size() > count) kept.resize(count);
  return kept;
}

void note(RunProgress& progress, Metric metric, const EvaluationEvent& event) {
  noteInAttempt(progress, metric, event);
  if (!event.best) return;
  progress.hasBest = true;
  progress.bestEpoch = event.epoch;
  progress.bestScore = scoreOf(metric, event);
  progress.bestLoss = event.loss;
  progress.bestAccuracy = event.accuracy;
  progress.bestMacroF1 = event.macroF1;
}

void beginAttempt(RunProgress& progress) {
  ++progress.attempt;
  progress.stepsBefore = progress.steps;
  progress.evaluatedSteps = progress.steps;
  progress.attemptEvaluations = 0;
  progress.evaluationsSinceBest = 0;
  progress.kept.clear();
}

std::vector<NoticeEvent> diagnose(RunProgress& progress, const EvaluationEvent& event, std::span<const int> labels,
                                  std::span<const int> predictions, const std::vector<std::string>& classes,
                                  bool triesAgain) {
  std::vector<NoticeEvent> notices;
  const auto once = [&notices](bool& said, std::optional<NoticeEvent> notice) {
    if (said || !notice) return;
    said = true;
    notices.push_back(std::move(*notice));
  };
  once(progress.saidCollapsed, collapseNotice(labels, predictions, classes));
  once(progress.saidOverfitting,
       overfittingNotice(progress.lowestLossEpoch, progress.lowestLoss, event.loss, triesAgain));
  return notices;
}

}  // namespace wb::train
