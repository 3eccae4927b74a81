// How well probabilities rank the texts of a category above the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace wb {

/// Area under the ROC curve: the share of pairs of a text with the label and one without in which the first has the
/// higher probability, ties counting half (Hanley & McNeil 1982). `probabilities` is [texts, categories], `labels`
/// are indices of categories. For two categories that of the second; for more the mean over each against the rest.
/// Absent where a category has no texts or has them all, for then there is no such pair, and where a probability is not
/// a number.
std::optional<double> rocAuc(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories);

/// Texts in the order of each category's probability, so that the areas of many resamples cost no sorting.
class RankedTexts {
 public:
  /// As rocAuc(), of which each answer here is one.
  RankedTexts(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories);
  /// The area where text i stands there `times[i]` times.
  std::optional<double> rocAuc(std::span<const std::uint32_t> times) const;

 private:
  struct Text {
    std::uint32_t index;
    float score;
    bool positive;
  };
  static std::optional<double> areaOf(const std::vector<Text>& texts, std::span<const std::uint32_t> times);

  std::vector<std::vector<Text>> m_ranked;  ///< of each category that counts; none where there is no area
};

}  // namespace wb
