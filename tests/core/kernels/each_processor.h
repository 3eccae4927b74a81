// Runs a test once for each kind of processor that the kernels were compiled for and this machine can play.
#pragma once

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/base/random.h"

namespace wb::kernels {

/// Names of the kinds are told where a test fails.
template <typename Test>
void onEachProcessor(const Test& test) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    SCOPED_TRACE(hwy::TargetName(target));
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().DeInit();
    test();
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().DeInit();
}

/// Uniform in [−size, size).
inline std::vector<float> randomValues(std::int64_t count, std::uint64_t seed, double size = 1) {
  Random random(seed);
  std::vector<float> values;
  for (std::int64_t i = 0; i < count; ++i) values.push_back(static_cast<float>((2 * random.uniform() - 1) * size));
  return values;
}

}  // namespace wb::kernels
