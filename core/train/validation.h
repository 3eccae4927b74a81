// How well answers fit the validation texts: what an evaluation of a run measures.
#pragma once

#include <vector>

#include "core/data/training.h"
#include "core/train/trainer.h"

namespace wb::train {

/// What a network answers to labelled texts.
struct Answers {
  std::vector<int> predictions;      ///< in the order of the texts: the most probable class
  std::vector<float> probabilities;  ///< [texts, classes], where texts have several labels
  double loss = 0;                   ///< mean cross entropy, of several labels over all entries
};

/// The scores of answers; who asked says when they were given, and whether they are the best.
struct ValidationScores {
  EvaluationEvent scores;
  std::vector<float> thresholds;  ///< where texts have several labels: those that go with these answers
};

class Validation {
 public:
  /// Of the task's validation texts; the task must live as long.
  explicit Validation(const TrainingTask& task);

  ValidationScores score(const Answers& answers) const;
  /// The index of each text's category.
  const std::vector<int>& labels() const { return m_labels; }

 private:
  const TrainingTask& m_task;
  std::vector<int> m_labels;
  std::vector<std::uint8_t> m_truth;  ///< [texts, classes], where texts have several labels
};

}  // namespace wb::train
