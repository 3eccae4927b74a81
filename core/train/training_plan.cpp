#include "core/train/training_plan.h"

#include <algorithm>
#include <cmath>

#include "core/train/class_balance.h"
#include "core/train/learning_rate.h"
#include "core/train/text_order.h"

namespace wb {
namespace {

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

std::int64_t batchesOf(const TrainConfig& config, const std::vector<PlannedText>& texts) {
  const auto count = static_cast<std::int64_t>(texts.size());
  if (config.batchTokens == 0) return ceilDivide(count, config.batchSize);
  std::int64_t tokens = 0;
  for (const PlannedText& text : texts) tokens += static_cast<std::int64_t>(text.tokens);
  return std::min(count, ceilDivide(tokens, config.batchTokens));
}

std::vector<PlannedText> plannedTexts(const std::vector<LabelledTokens>& texts) {
  std::vector<PlannedText> planned;
  planned.reserve(texts.size());
  for (const LabelledTokens& text : texts) planned.push_back({text.label, text.ids.size()});
  return planned;
}

}  // namespace

TrainingPlan::TrainingPlan(const TrainConfig& config, std::vector<PlannedText> texts, std::size_t categories)
    : m_config(config), m_texts(std::move(texts)), m_categories(categories) {
  m_stepsPerEpoch = std::max<std::int64_t>(1, ceilDivide(batchesOf(config, m_texts), config.accumulate));
  m_totalSteps = m_stepsPerEpoch * config.epochs;
  if (config.maxSteps > 0) m_totalSteps = std::min(m_totalSteps, config.maxSteps);
}

TrainingPlan::TrainingPlan(const TrainConfig& config, const TrainingTask& task)
    : TrainingPlan(config, plannedTexts(task.train), task.classes.size() + (task.severalLabels ? 1 : 0)) {}

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
  if (!m_config.balancedSampling) return shuffledOrder(m_texts.size(), m_config.seed, epoch);
  std::vector<int> labels;
  labels.reserve(m_texts.size());
  for (const PlannedText& text : m_texts) labels.push_back(text.label);
  return balancedOrder(labels, m_categories, m_config.seed, epoch);
}

std::vector<std::size_t> TrainingPlan::beginnings() const {
  const auto steps = static_cast<std::size_t>(m_stepsPerEpoch);
  const std::size_t texts = m_order.size();
  std::vector<std::size_t> begins(steps + 1, texts);
  if (m_config.batchTokens == 0) {
    const std::size_t atOnce =
        static_cast<std::size_t>(m_config.batchSize) * static_cast<std::size_t>(m_config.accumulate);
    for (std::size_t step = 0; step < steps; ++step) begins[step] = std::min(texts, step * atOnce);
    return begins;
  }
  // Each step has as near an equal share of the tokens as whole texts, at least one a step, allow.
  std::size_t all = 0;
  for (const std::size_t text : m_order) all += m_texts[text].tokens;
  std::size_t text = 0;
  std::size_t before = 0;
  for (std::size_t step = 0; step < steps && texts >= steps; ++step) {
    begins[step] = text;
    const std::size_t goal = (step + 1) * all / steps;
    const std::size_t last = texts - (steps - step - 1);
    do {
      before += m_texts[m_order[text++]].tokens;
    } while (text < last && before + m_texts[m_order[text]].tokens / 2 < goal);
  }
  return begins;
}

std::vector<std::size_t> TrainingPlan::textsAfter(std::int64_t steps) {
  if (const int epoch = epochAfter(steps); epoch != m_epoch) {
    m_order = orderOf(epoch);
    m_beginnings = beginnings();
    m_epoch = epoch;
  }
  const auto step = static_cast<std::size_t>(steps % m_stepsPerEpoch);
  const auto at = [this](std::size_t begin) { return m_order.begin() + static_cast<std::ptrdiff_t>(begin); };
  return {at(m_beginnings[step]), at(m_beginnings[step + 1])};
}

}  // namespace wb
