#include "core/analyze/label_sets.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace wb {
namespace {

/// A text's probability of one label, and whether it has the label.
using Scored = std::pair<float, bool>;

float halfway(float low, float high) {
  const float middle = low + (high - low) / 2;
  return middle > low ? middle : high;  // neighbouring numbers have nothing between them
}

float bestThreshold(std::vector<Scored>& texts) {
  std::sort(texts.begin(), texts.end(), [](const Scored& a, const Scored& b) { return a.first > b.first; });
  const std::int64_t support =
      std::count_if(texts.begin(), texts.end(), [](const Scored& text) { return text.second; });
  float best = 0.5F;
  double bestF1 = 0;
  std::int64_t hits = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].second) ++hits;
    const float next = i + 1 < texts.size() ? texts[i + 1].first : 0;
    if (next == texts[i].first && i + 1 < texts.size()) continue;  // the threshold cannot part these two
    const double f1 = precisionRecall(hits, support, static_cast<std::int64_t>(i) + 1).f1;
    const float threshold = halfway(next, texts[i].first);
    const bool nearer = std::abs(threshold - 0.5F) < std::abs(best - 0.5F);
    if (f1 > bestF1 || (f1 == bestF1 && f1 > 0 && nearer)) {
      best = threshold;
      bestF1 = f1;
    }
  }
  return best;
}

}  // namespace

std::vector<float> tuneThresholds(std::span<const float> probabilities, std::span<const std::uint8_t> truth,
                                  std::size_t labels) {
  std::vector<float> thresholds;
  std::vector<Scored> texts(truth.size() / labels);
  for (std::size_t label = 0; label < labels; ++label) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const float probability = probabilities[i * labels + label];
      texts[i] = {std::isnan(probability) ? 0 : probability, truth[i * labels + label] != 0};
    }
    thresholds.push_back(bestThreshold(texts));
  }
  return thresholds;
}

std::vector<float> shrunkThresholds(std::span<const float> probabilities, std::span<const std::uint8_t> truth,
                                    std::size_t labels, double prior) {
  const auto shared = static_cast<double>(tuneThresholds(probabilities, truth, 1).front());
  std::vector<float> thresholds = tuneThresholds(probabilities, truth, labels);
  std::vector<double> support(labels);
  for (std::size_t i = 0; i < truth.size(); ++i) support[i % labels] += truth[i] != 0 ? 1 : 0;
  for (std::size_t label = 0; label < labels; ++label) {
    const double own = support[label] * static_cast<double>(thresholds[label]);
    thresholds[label] = static_cast<float>((own + prior * shared) / (support[label] + prior));
  }
  return thresholds;
}

std::vector<std::uint8_t> chooseLabels(std::span<const float> probabilities, std::span<const float> thresholds) {
  std::vector<std::uint8_t> chosen;
  chosen.reserve(probabilities.size());
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    chosen.push_back(probabilities[i] >= thresholds[i % thresholds.size()] ? 1 : 0);
  }
  return chosen;
}

LabelSetScores scoreLabelSets(std::span<const std::uint8_t> truth, std::span<const std::uint8_t> chosen,
                              std::size_t labels) {
  CategoryCounts counts(labels);
  const std::size_t texts = truth.size() / labels;
  std::size_t exact = 0;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < texts; ++i) {
    std::size_t wrongHere = 0;
    for (std::size_t label = 0; label < labels; ++label) {
      const bool has = truth[i * labels + label] != 0;
      const bool given = chosen[i * labels + label] != 0;
      counts.support[label] += has ? 1 : 0;
      counts.predicted[label] += given ? 1 : 0;
      counts.hits[label] += has && given ? 1 : 0;
      wrongHere += has != given ? 1 : 0;
    }
    wrong += wrongHere;
    exact += wrongHere == 0 ? 1 : 0;
  }
  LabelSetScores scores;
  for (std::size_t label = 0; label < labels; ++label) {
    scores.labels.push_back(precisionRecall(counts.hits[label], counts.support[label], counts.predicted[label]));
  }
  scores.counts = counts;
  scores.macro = averageScore(counts, Average::Macro, false);
  scores.micro = averageScore(counts, Average::Micro);
  scores.weighted = averageScore(counts, Average::Weighted);
  if (texts > 0) {
    scores.exactMatch = static_cast<double>(exact) / static_cast<double>(texts);
    scores.hammingLoss = static_cast<double>(wrong) / static_cast<double>(truth.size());
  }
  return scores;
}

}  // namespace wb
