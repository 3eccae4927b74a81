#include "core/analyze/roc_auc.h"

#include <algorithm>
#include <cmath>

namespace wb {

RankedTexts::RankedTexts(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories) {
  if (categories < 2) return;
  if (std::any_of(probabilities.begin(), probabilities.end(), [](float p) { return std::isnan(p); })) {
    return;  // it has no place in an order
  }
  for (std::size_t category = categories == 2 ? 1 : 0; category < categories; ++category) {
    std::vector<Text>& texts = m_ranked.emplace_back();
    texts.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
      texts.push_back({static_cast<std::uint32_t>(i), probabilities[i * categories + category],
                       static_cast<std::size_t>(labels[i]) == category});
    }
    std::sort(texts.begin(), texts.end(), [](const Text& a, const Text& b) { return a.score < b.score; });
  }
}

std::optional<double> RankedTexts::areaOf(const std::vector<Text>& texts, std::span<const std::uint32_t> times) {
  std::int64_t positives = 0;
  std::int64_t negatives = 0;
  double rightPairs = 0;
  for (auto begin = texts.begin(); begin != texts.end();) {
    std::int64_t tiedPositives = 0;
    std::int64_t tiedNegatives = 0;
    auto end = begin;
    for (; end != texts.end() && end->score == begin->score; ++end) {
      (end->positive ? tiedPositives : tiedNegatives) += times[end->index];
    }
    rightPairs +=
        static_cast<double>(tiedPositives) * (static_cast<double>(negatives) + static_cast<double>(tiedNegatives) / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
    begin = end;
  }
  if (positives == 0 || negatives == 0) return std::nullopt;
  return rightPairs / (static_cast<double>(positives) * static_cast<double>(negatives));
}

std::optional<double> RankedTexts::rocAuc(std::span<const std::uint32_t> times) const {
  if (m_ranked.empty()) return std::nullopt;
  double sum = 0;
  for (const std::vector<Text>& texts : m_ranked) {
    const std::optional<double> area = areaOf(texts, times);
    if (!area) return std::nullopt;
    sum += *area;
  }
  return sum / static_cast<double>(m_ranked.size());
}

std::optional<double> rocAuc(std::span<const float> probabilities, std::span<const int> labels,
                             std::size_t categories) {
  return RankedTexts(probabilities, labels, categories).rocAuc(std::vector<std::uint32_t>(labels.size(), 1));
}

}  // namespace wb
