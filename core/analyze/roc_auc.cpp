#include "core/analyze/roc_auc.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace wb {
namespace {

struct ScoredText {
  float score;
  bool positive;
};

std::optional<double> areaOf(std::vector<ScoredText>& texts) {
  std::sort(texts.begin(), texts.end(), [](const ScoredText& a, const ScoredText& b) { return a.score < b.score; });
  std::int64_t positives = 0;
  std::int64_t negatives = 0;
  double rightPairs = 0;
  for (auto begin = texts.begin(); begin != texts.end();) {
    const auto end =
        std::find_if(begin, texts.end(), [&](const ScoredText& text) { return text.score != begin->score; });
    const std::int64_t tiedPositives = std::count_if(begin, end, [](const ScoredText& text) { return text.positive; });
    const std::int64_t tiedNegatives = (end - begin) - tiedPositives;
    rightPairs +=
        static_cast<double>(tiedPositives) * (static_cast<double>(negatives) + static_cast<double>(tiedNegatives) / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
    begin = end;
  }
  if (positives == 0 || negatives == 0) return std::nullopt;
  return rightPairs / (static_cast<double>(positives) * static_cast<double>(negatives));
}

}  // namespace

std::optional<double> rocAuc(std::span<const float> probabilities, std::span<const int> labels,
                             std::size_t categories) {
  if (categories < 2) return std::nullopt;
  if (std::any_of(probabilities.begin(), probabilities.end(), [](float p) { return std::isnan(p); })) {
    return std::nullopt;  // it has no place in an order
  }
  double sum = 0;
  std::vector<ScoredText> texts(labels.size());
  const std::size_t first = categories == 2 ? 1 : 0;
  for (std::size_t category = first; category < categories; ++category) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      texts[i] = {probabilities[i * categories + category], static_cast<std::size_t>(labels[i]) == category};
    }
    const std::optional<double> area = areaOf(texts);
    if (!area) return std::nullopt;
    sum += *area;
  }
  return sum / static_cast<double>(categories - first);
}

}  // namespace wb
