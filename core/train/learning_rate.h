// The learning rate of a step: warm-up, then linear to zero or constant, as Hugging Face's
// get_linear_schedule_with_warmup and get_constant_schedule_with_warmup.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/data/training.h"

namespace wb {

/// Steps of warm-up: a share of all steps, rounded up.
inline std::int64_t warmupSteps(double share, std::int64_t totalSteps) {
  return static_cast<std::int64_t>(std::ceil(share * static_cast<double>(totalSteps)));
}

/// Factor on the learning rate for step `step` (0-based): step/warmup, then
/// (total − step)/(total − warmup) or 1.
inline double learningRateFactor(Schedule schedule, std::int64_t step, std::int64_t warmup, std::int64_t totalSteps) {
  if (step < warmup) return static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, warmup));
  if (schedule == Schedule::Constant) return 1;
  return std::max(0.0, static_cast<double>(totalSteps - step) /
                           static_cast<double>(std::max<std::int64_t>(1, totalSteps - warmup)));
}

}  // namespace wb
