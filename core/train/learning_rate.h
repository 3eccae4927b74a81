// The learning rate of a step: warm-up, then constant or down to zero, as Hugging Face's get_…_schedule_with_warmup.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/data/training.h"

namespace wb {

/// Steps of warm-up: a share of all steps, rounded up.
inline std::int64_t warmupSteps(double share, std::int64_t totalSteps) {
  return static_cast<std::int64_t>(std::ceil(share * static_cast<double>(totalSteps)));
}

/// Factor on the learning rate for step `step` (0-based): step/warmup, and after that, with r falling from 1 to 0 over
/// the steps that are left, 1 (constant), r (linear), ½·(1 − cos πr) (cosine; Loshchilov & Hutter 2017, arXiv
/// 1608.03983, without restarts) or r² (polynomial; power 2, end 0).
inline double learningRateFactor(Schedule schedule, std::int64_t step, std::int64_t warmup, std::int64_t totalSteps) {
  if (step < warmup) return static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, warmup));
  const double rest = std::max(0.0, static_cast<double>(totalSteps - step) /
                                        static_cast<double>(std::max<std::int64_t>(1, totalSteps - warmup)));
  switch (schedule) {
    case Schedule::Constant: return 1;
    case Schedule::Linear: return rest;
    case Schedule::Cosine: return 0.5 * (1 - std::cos(std::numbers::pi * rest));
    case Schedule::Polynomial: return rest * rest;
  }
  return 1;
}

}  // namespace wb
