// Whether probabilities mean what they say, and the one number that makes them (Guo, Pleiss, Sun, Weinberger 2017, "On
// calibration of modern neural networks", arXiv 1706.04599).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/metrics.h"

namespace wb {

inline constexpr std::size_t calibrationBins = 15;

/// Expected calibration error. Texts fall into `bins` equally wide bins ((b−1)/bins, b/bins] by the probability of
/// their best category; the result is Σ n_b/n · |accuracy_b − mean probability_b|. `probabilities` is [texts,
/// categories], `labels` are indices of categories. 0 without texts.
double expectedCalibrationError(std::span<const float> probabilities, std::span<const int> labels,
                                std::size_t categories, std::size_t bins = calibrationBins);

/// The bins of expectedCalibrationError that hold texts, from the least sure to the surest: the calibration curve.
std::vector<ReliabilityBin> reliabilityBins(std::span<const float> probabilities, std::span<const int> labels,
                                            std::size_t categories, std::size_t bins = calibrationBins);

/// Texts in those bins, so that the errors of many resamples cost little.
class BinnedTexts {
 public:
  BinnedTexts(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories,
              std::size_t bins = calibrationBins);
  /// Where text i stands there `times[i]` times.
  double calibrationError(std::span<const std::uint32_t> times) const;
  std::vector<ReliabilityBin> bins() const;

 private:
  struct Text {
    std::uint32_t bin;
    bool right;
    double probability;
  };
  std::size_t m_bins;
  std::vector<Text> m_texts;
};

/// Temperatures are looked for between these. Where every text is right, the colder the better without end.
inline constexpr double lowestTemperature = 0.05;
inline constexpr double highestTemperature = 20;

/// The temperature T for which softmax(logits / T) has the smallest mean cross entropy. `logits` is [texts, categories]
/// of finite numbers. 1 where T changes nothing.
double fitTemperature(std::span<const float> logits, std::span<const int> labels, std::size_t categories);

/// Logarithms of probabilities, which serve as logits; held away from that of 0 as crossEntropy() does.
std::vector<float> logitsOf(std::span<const float> probabilities);

/// softmax(logits / temperature) of each row of [texts, categories].
std::vector<float> calibratedProbabilities(std::span<const float> logits, std::size_t categories, double temperature);

}  // namespace wb
