#include "core/train/rate_curve.h"

#include <algorithm>
#include <cmath>

namespace wb {
namespace {

constexpr std::size_t leastSteps = 10;  // before them nothing is said to have diverged

std::size_t lowestOf(const std::vector<RateStep>& steps) {
  const auto lower = [](const RateStep& a, const RateStep& b) { return a.smoothed < b.smoothed; };
  return static_cast<std::size_t>(std::min_element(steps.begin(), steps.end(), lower) - steps.begin());
}

/// The loss has fallen below where it began by more than chance and more than a trifle.
bool fellClearly(const std::vector<RateStep>& steps, std::size_t lowest) {
  constexpr double trifle = 0.05;
  double start = 0;  // the first rates are too small to learn anything
  for (std::size_t i = 0; i < leastSteps; ++i) start += steps[i].loss / leastSteps;
  double noise = 0;
  for (std::size_t i = 0; i <= lowest; ++i) noise += std::pow(steps[i].loss - steps[i].smoothed, 2);
  noise = std::sqrt(noise / static_cast<double>(lowest + 1));
  return start - steps[lowest].smoothed > std::max(trifle * std::abs(start), noise);
}

/// Slope of the least-squares line through the losses of steps [begin, end) over the logarithm of their rates.
double slope(const std::vector<RateStep>& steps, std::size_t begin, std::size_t end) {
  const auto count = static_cast<double>(end - begin);
  double meanX = 0;
  double meanY = 0;
  for (std::size_t i = begin; i < end; ++i) {
    meanX += std::log10(steps[i].learningRate) / count;
    meanY += steps[i].loss / count;
  }
  double products = 0;
  double squares = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const double x = std::log10(steps[i].learningRate) - meanX;
    products += x * (steps[i].loss - meanY);
    squares += x * x;
  }
  return products / squares;
}

}  // namespace

RateStep RateCurve::add(double learningRate, double loss) {
  RateStep step;
  step.step = static_cast<std::int64_t>(m_steps.size()) + 1;
  step.learningRate = learningRate;
  step.loss = loss;
  m_weight = m_steps.empty() ? beta : m_weight * beta;
  m_sum = beta * m_sum + (1 - beta) * loss;
  step.smoothed = m_sum / (1 - m_weight);
  if (m_steps.empty() || step.smoothed < m_lowest) m_lowest = step.smoothed;
  m_steps.push_back(step);
  m_diverged = !std::isfinite(step.smoothed) || (m_steps.size() > leastSteps && step.smoothed > 4 * m_lowest);
  return step;
}

RateFinding RateCurve::finding() const {
  RateFinding found;
  if (m_diverged) found.divergedAt = m_steps.back().learningRate;
  std::vector<RateStep> steps = m_steps;
  std::erase_if(steps, [](const RateStep& step) { return !std::isfinite(step.smoothed); });
  if (steps.size() < leastSteps) return found;
  const std::size_t lowest = lowestOf(steps);
  if (!fellClearly(steps, lowest)) return found;
  const std::size_t reach = std::max<std::size_t>(3, steps.size() / 10);
  double steepest = 0;
  for (std::size_t i = reach; i + reach < steps.size() && i <= lowest; ++i) {
    const double here = slope(steps, i - reach, i + reach + 1);
    if (here >= steepest) continue;
    steepest = here;
    found.steepest = steps[i].learningRate;
  }
  found.lowest = steps[lowest].learningRate;
  if (found.steepest) found.suggested = std::min(*found.steepest, *found.lowest / 2);
  return found;
}

}  // namespace wb
