// The texts as an epoch reads them: those of the task, some of them changed.
#pragma once

#include <utility>
#include <vector>

#include "core/train/trainer.h"

namespace wb {

class EpochTexts {
 public:
  explicit EpochTexts(const TrainingTask& task) : m_task(task) {}

  const std::vector<LabelledTokens>& of(int epoch) {
    if (!m_task.changes) return m_task.train;
    if (epoch == m_epoch) return m_changed;
    std::vector<LabelledTokens> texts = m_task.train;
    for (ChangedTokens& change : m_task.changes(epoch)) texts[change.text].ids = std::move(change.ids);
    m_changed = std::move(texts);
    m_epoch = epoch;
    return m_changed;
  }

 private:
  const TrainingTask& m_task;
  int m_epoch = -1;  ///< whose texts are held
  std::vector<LabelledTokens> m_changed;
};

}  // namespace wb
