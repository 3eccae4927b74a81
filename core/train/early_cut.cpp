#include "core/train/early_cut.h"

#include <algorithm>
#include <cmath>

namespace wb {
namespace {

constexpr double sameEpoch = 1e-9;

double medianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// The others' scores up to `epoch`, of those that came so far.
std::vector<ScoreCurve> upTo(double epoch, std::span<const ScoreCurve> others) {
  std::vector<ScoreCurve> reached;
  for (ScoreCurve curve : others) {
    if (curve.empty() || curve.back().epoch < epoch - sameEpoch) continue;
    std::erase_if(curve, [epoch](const ScoreAt& at) { return at.epoch > epoch + sameEpoch; });
    if (!curve.empty()) reached.push_back(std::move(curve));
  }
  return reached;
}

double meanOf(const ScoreCurve& curve) {
  double sum = 0;
  for (const ScoreAt& at : curve) sum += at.score;
  return sum / static_cast<double>(curve.size());
}

bool belowMedian(const ScoreCurve& trial, const std::vector<ScoreCurve>& others) {
  std::vector<double> means;
  for (const ScoreCurve& curve : others) means.push_back(meanOf(curve));
  const auto best = std::max_element(trial.begin(), trial.end(),
                                     [](const ScoreAt& a, const ScoreAt& b) { return a.score < b.score; });
  return best->score < medianOf(std::move(means));
}

bool isRung(double epoch) {
  const double power = std::round(std::log2(epoch));
  return power >= 0 && std::abs(epoch - std::exp2(power)) < sameEpoch;
}

bool inWorseHalf(const ScoreCurve& trial, const std::vector<ScoreCurve>& others) {
  const double score = trial.back().score;
  const auto better = static_cast<std::size_t>(
      std::count_if(others.begin(), others.end(), [score](const ScoreCurve& o) { return o.back().score > score; }));
  return better >= (others.size() + 2) / 2;  // ⌈n / 2⌉ of n = others + 1 go on
}

}  // namespace

bool shouldCut(CutRule rule, const ScoreCurve& trial, std::span<const ScoreCurve> others) {
  if (rule == CutRule::None || trial.empty()) return false;
  const double epoch = trial.back().epoch;
  const std::vector<ScoreCurve> reached = upTo(epoch, others);
  if (reached.size() < fewestOthers) return false;
  if (rule == CutRule::Median) return trial.size() >= fewestScores && belowMedian(trial, reached);
  return isRung(epoch) && inWorseHalf(trial, reached);
}

}  // namespace wb
