// What happens at which step of a run: pure arithmetic from the settings and the seed, so that any step can be reached
// without those before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/data/training.h"
#include "core/train/trainer.h"

namespace wb {

/// What the plan needs to know of a text.
struct PlannedText {
  int label = 0;  ///< index of its category
  std::size_t tokens = 0;
};

class TrainingPlan {
 public:
  /// For an epoch of these texts, whose categories are indices below `categories`.
  TrainingPlan(const TrainConfig& config, std::vector<PlannedText> texts, std::size_t categories);
  /// For the task's texts under settings that may differ from its own.
  TrainingPlan(const TrainConfig& config, const TrainingTask& task);

  std::int64_t stepsPerEpoch() const { return m_stepsPerEpoch; }
  std::int64_t totalSteps() const { return m_totalSteps; }
  /// The epoch (0-based) that the step after `steps` ones belongs to.
  int epochAfter(std::int64_t steps) const { return static_cast<int>(steps / m_stepsPerEpoch); }
  /// Epochs done after `steps` steps, such as 2.35.
  double epochs(std::int64_t steps) const { return static_cast<double>(steps) / static_cast<double>(m_stepsPerEpoch); }
  /// Whether validation is measured when `steps` steps are done: so many times an epoch, and at the end.
  bool evaluatesAfter(std::int64_t steps) const;
  /// The learning rate of the step after `steps` ones.
  double learningRate(std::int64_t steps) const;
  /// The texts that the step after `steps` ones learns from, in the epoch's order: some batches of so many texts, or of
  /// about so many tokens. An epoch has equally many steps either way.
  std::vector<std::size_t> textsAfter(std::int64_t steps);

 private:
  std::vector<std::size_t> orderOf(int epoch) const;
  /// Where in m_order each step begins, and the last one ends.
  std::vector<std::size_t> beginnings() const;

  TrainConfig m_config;
  std::vector<PlannedText> m_texts;
  std::size_t m_categories = 0;
  std::int64_t m_stepsPerEpoch = 1;
  std::int64_t m_totalSteps = 0;
  int m_epoch = -1;  ///< whose order is held
  std::vector<std::size_t> m_order;
  std::vector<std::size_t> m_beginnings;
};

}  // namespace wb
