// How a trained network computes its answers, and how well the fast ways agree with the exact one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace wb {

/// Auto: the fastest that agrees. Int8 and Int16 multiply whole numbers, the activations scaled per token and the
/// weights per output channel: Int8 is the fastest, Int16 nearly exact.
enum class PredictionPrecision { Auto, Fp32, Bf16, Int16, Int8 };

std::string_view predictionPrecisionName(PredictionPrecision precision);
/// Throws Error{BadInput} that lists the words it knows.
PredictionPrecision predictionPrecisionFromName(std::string_view name);

/// One fast way beside fp32.
struct FastWay {
  PredictionPrecision precision = PredictionPrecision::Int8;
  std::int64_t same = 0;      ///< texts that get the same category
  double textsPerSecond = 0;  ///< on the machine that measured
};

/// Decisions of the fast ways beside those in fp32, on texts of a project.
struct PrecisionAgreement {
  std::int64_t texts = 0;
  double exactTextsPerSecond = 0;
  std::vector<FastWay> ways;  ///< the fastest first

  double share(const FastWay& way) const {
    return texts == 0 ? 0 : static_cast<double>(way.same) / static_cast<double>(texts);
  }
  /// The fastest that agrees well enough to be used without being asked for; nullptr where none does.
  const FastWay* best() const {
    constexpr double least = 0.995;
    const auto found = std::find_if(ways.begin(), ways.end(), [&](const FastWay& way) { return share(way) >= least; });
    return found == ways.end() ? nullptr : &*found;
  }
};

}  // namespace wb
