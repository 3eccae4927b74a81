// The values of a search for a learning rate: its steps, and what their curve says.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace wb {

/// The rates that are tried: `steps` of them, each the same multiple of the one before.
struct RateRange {
  double from = 1e-6;
  double to = 0.1;
  int steps = 100;
};

/// One step of training at a rate.
struct RateStep {
  std::int64_t step = 0;  ///< 1-based
  double learningRate = 0;
  double loss = 0;
  double smoothed = 0;  ///< see core/train/rate_curve.h
};

/// Called on the thread that searches.
using RateSink = std::function<void(const RateStep&)>;

/// What a curve says. Rates are those of steps.
struct RateFinding {
  std::optional<double> suggested;   ///< empty where the loss did not fall clearly
  std::optional<double> steepest;    ///< where the smoothed loss falls fastest
  std::optional<double> lowest;      ///< where it is lowest
  std::optional<double> divergedAt;  ///< where it had risen far above that; empty where it never did
};

}  // namespace wb
