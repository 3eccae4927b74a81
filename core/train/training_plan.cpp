#include "core/train/training_plan.h"

#include <algorithm>
#include <cmath>

#include "core/train/class_balance.h"
#include "core/train/learning_rate.h"
#include "core/train/text_order.h"

namespace wb {

TrainingPlan::TrainingPlan(const TrainConfig& config, std::vector<int> labels, std::size_t categories)
    : m_config(config), m_labels(std::move(labels)), m_categories(categories) {
  const auto ceilDivide = [](std::int64_t a, std::int64_t b) { return (a + b - 1) / b; };
  const std::int64_t batches = ceilDivide(static_cast<std::int64_t>(m_labels.size()), config.batchSize);
  m_stepsPerEpoch = std::max<std::int64_t>(1, ceilDivide(batches, config.accumulate));
  m_totalSteps = m_stepsPerEpoch * config.epochs;
  if (config.maxSteps > 0) m_totalSteps = std::min(m_totalSteps, config.maxSteps);
}

bool TrainingPlan::evaluatesAfter(std::int64_t steps) const {
  if (steps <= 0 || steps == m_totalSteps) return steps > 0;
  const double evaluations = std::max(1.0, m_config.evaluationsPerEpoch) / static_cast<double>(m_stepsPerEpoch);
  const auto due = [evaluations](std::int64_t step) {
    return std::floor(static_cast<double>(step) * evaluations + 1e-9);
  };
  const std::int64_t ofEpoch = (steps - 1) % m_stepsPerEpoch + 1;
  return due(ofEpoch) > due(ofEpoch - 1);
}

double TrainingPlan::learningRate(std::int64_t steps) const {
  const std::int64_t warmup = warmupSteps(m_config.warmup, m_totalSteps);
  return m_config.learningRate * learningRateFactor(m_config.schedule, steps, warmup, m_totalSteps);
}

std::vector<std::size_t> TrainingPlan::orderOf(int epoch) const {
  if (!m_config.balancedSampling) return shuffledOrder(m_labels.size(), m_config.seed, epoch);
  return balancedOrder(m_labels, m_categories, m_config.seed, epoch);
}

std::vector<std::size_t> TrainingPlan::textsAfter(std::int64_t steps) {
  if (const int epoch = epochAfter(steps); epoch != m_epoch) {
    m_order = orderOf(epoch);
    m_epoch = epoch;
  }
  const std::size_t atOnce =
      static_cast<std::size_t>(m_config.batchSize) * static_cast<std::size_t>(m_config.accumulate);
  const std::size_t begin = static_cast<std::size_t>(steps % m_stepsPerEpoch) * atOnce;
  const std::size_t end = std::min(m_order.size(), begin + atOnce);
  return {m_order.begin() + static_cast<std::ptrdiff_t>(begin), m_order.begin() + static_cast<std::ptrdiff_t>(end)};
}

}  // namespace wb
