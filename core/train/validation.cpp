#include "core/train/validation.h"

#include <cstdint>

#include "core/analyze/label_sets.h"
#include "core/analyze/metrics.h"

namespace wb::train {

Validation::Validation(const TrainingTask& task) : m_task(task) {
  const std::size_t classes = task.classes.size();
  for (const LabelledTokens& text : task.validation) {
    m_labels.push_back(text.label);
    if (!task.severalLabels) continue;
    const std::size_t row = m_truth.size();
    m_truth.resize(row + classes, 0);
    for (const int label : text.labels) m_truth[row + static_cast<std::size_t>(label)] = 1;
  }
}

ValidationScores Validation::score(const Answers& answers) const {
  ValidationScores result;
  EvaluationEvent& scores = result.scores;
  scores.loss = answers.loss;
  const std::size_t classes = m_task.classes.size();
  if (m_task.severalLabels) {
    result.thresholds = shrunkThresholds(answers.probabilities, m_truth, classes);
    const LabelSetScores sets =
        scoreLabelSets(m_truth, chooseLabels(answers.probabilities, result.thresholds), classes);
    scores.accuracy = sets.exactMatch;
    scores.macroF1 = sets.macro.f1;
    scores.weightedF1 = sets.weighted.f1;
    return result;
  }
  const std::vector<Category> categories(classes);
  const Metrics metrics = scoresOf(confusionCounts(m_labels, answers.predictions, classes), categories, answers.loss);
  scores.accuracy = metrics.accuracy;
  scores.macroF1 = metrics.macroF1;
  scores.weightedF1 = metrics.weightedF1;
  scores.matthews = metrics.matthews;
  return result;
}

}  // namespace wb::train
