// The curve of a learning-rate range test: smoothing, the point where it diverges, and the rate that it suggests.
#pragma once

#include <vector>

#include "core/data/rate_search.h"

namespace wb {

class RateCurve {
 public:
  /// Weight of what came before in the smoothed loss, s ← β·s + (1 − β)·loss, of which is shown s / (1 − βⁿ): without
  /// the correction the first steps would lean to 0 (as Adam's moments; Kingma & Ba 2015).
  static constexpr double beta = 0.8;

  /// The next step of a growing rate. A loss that is not a number ends the curve.
  RateStep add(double learningRate, double loss);
  /// The smoothed loss has risen far above its lowest value, or is not a number.
  bool diverged() const { return m_diverged; }
  /// Suggests the rate where the loss falls fastest, and at most half of the one where it is lowest: there the noise of
  /// too large steps already weighs as much as what they learn.
  RateFinding finding() const;
  const std::vector<RateStep>& steps() const { return m_steps; }

 private:
  std::vector<RateStep> m_steps;
  double m_sum = 0;
  double m_weight = 0;  ///< βⁿ
  double m_lowest = 0;
  bool m_diverged = false;
};

}  // namespace wb
