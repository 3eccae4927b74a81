// How a trained network computes its answers, and how well the fast way agrees with the exact one.
#pragma once

#include <cstdint>
#include <string_view>

namespace wb {

/// Auto: the fastest that agrees. Int8 multiplies bytes: activations scaled per token, weights per output channel.
enum class PredictionPrecision { Auto, Fp32, Bf16, Int8 };

std::string_view predictionPrecisionName(PredictionPrecision precision);
/// Throws Error{BadInput} that lists the words it knows.
PredictionPrecision predictionPrecisionFromName(std::string_view name);

/// Decisions in int8 beside those in fp32, on texts of a project.
struct Int8Agreement {
  std::int64_t texts = 0;
  std::int64_t same = 0;          ///< of them get the same category
  double fp32TextsPerSecond = 0;  ///< on the machine that measured
  double int8TextsPerSecond = 0;

  double share() const { return texts == 0 ? 0 : static_cast<double>(same) / static_cast<double>(texts); }
  /// Enough to be used without being asked for.
  bool suffices() const {
    constexpr double least = 0.995;
    return texts > 0 && share() >= least;
  }
};

}  // namespace wb
