#include "core/analyze/calibration.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/analyze/metrics.h"

namespace wb {
namespace {

/// First and second derivative of the summed cross entropy with respect to the inverse temperature β. With
/// d_c = z_c − z_label they are Σ E[d] and Σ Var[d] under softmax(β·z), so the cross entropy is convex in β.
struct Derivatives {
  double first = 0;
  double second = 0;
};

Derivatives derivativesAt(double beta, std::span<const float> logits, std::span<const int> labels,
                          std::size_t categories) {
  Derivatives sums;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = logits.subspan(i * categories, categories);
    const double best = *std::max_element(row.begin(), row.end());
    const double labelled = row[static_cast<std::size_t>(labels[i])];
    double weights = 0;
    double mean = 0;
    double square = 0;
    for (const double logit : row) {
      const double weight = std::exp(beta * (logit - best));
      weights += weight;
      mean += weight * (logit - labelled);
      square += weight * (logit - best) * (logit - best);
    }
    mean /= weights;
    sums.first += mean;
    const double toBest = mean - (best - labelled);  // the variance about the best logit keeps more digits
    sums.second += square / weights - toBest * toBest;
  }
  return sums;
}

}  // namespace

BinnedTexts::BinnedTexts(std::span<const float> probabilities, std::span<const int> labels, std::size_t categories,
                         std::size_t bins)
    : m_bins(bins) {
  m_texts.reserve(labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto row = probabilities.subspan(i * categories, categories);
    const auto best = std::max_element(row.begin(), row.end());
    const double confidence = *best;
    const double place = std::ceil(confidence * static_cast<double>(bins)) - 1;
    // fmin and fmax give a bin to what is not a number, too; the result then is none either.
    const auto bin = static_cast<std::uint32_t>(std::fmax(0, std::fmin(place, static_cast<double>(bins - 1))));
    m_texts.push_back({bin, best - row.begin() == labels[i], confidence});
  }
}

double BinnedTexts::calibrationError(std::span<const std::uint32_t> times) const {
  std::vector<double> surplus(m_bins);  // of probability over hits
  double texts = 0;
  for (std::size_t i = 0; i < m_texts.size(); ++i) {
    const Text& text = m_texts[i];
    surplus[text.bin] += times[i] * (text.probability - (text.right ? 1 : 0));
    texts += times[i];
  }
  if (texts == 0) return 0;
  double sum = 0;
  for (const double difference : surplus) sum += std::abs(difference);
  return sum / texts;
}

std::vector<ReliabilityBin> BinnedTexts::bins() const {
  std::vector<ReliabilityBin> all(m_bins);
  for (const Text& text : m_texts) {
    ReliabilityBin& bin = all[text.bin];
    ++bin.texts;
    bin.probability += text.probability;
    bin.accuracy += text.right ? 1 : 0;
  }
  std::erase_if(all, [](const ReliabilityBin& bin) { return bin.texts == 0; });
  for (ReliabilityBin& bin : all) {
    bin.probability /= static_cast<double>(bin.texts);
    bin.accuracy /= static_cast<double>(bin.texts);
  }
  return all;
}

double expectedCalibrationError(std::span<const float> probabilities, std::span<const int> labels,
                                std::size_t categories, std::size_t bins) {
  const std::vector<std::uint32_t> once(labels.size(), 1);
  return BinnedTexts(probabilities, labels, categories, bins).calibrationError(once);
}

std::vector<ReliabilityBin> reliabilityBins(std::span<const float> probabilities, std::span<const int> labels,
                                            std::size_t categories, std::size_t bins) {
  return BinnedTexts(probabilities, labels, categories, bins).bins();
}

double fitTemperature(std::span<const float> logits, std::span<const int> labels, std::size_t categories) {
  double low = 1 / highestTemperature;
  double high = 1 / lowestTemperature;
  double beta = 1;
  // Newton's method; a step that leaves what is left of the interval is replaced by its (geometric) middle.
  for (int round = 0; round < 200; ++round) {
    const Derivatives at = derivativesAt(beta, logits, labels, categories);
    if (at.first == 0) break;
    (at.first < 0 ? low : high) = beta;
    double next = beta - at.first / at.second;
    if (!(next > low && next < high)) next = std::sqrt(low * high);
    if (std::abs(next - beta) <= 1e-14 * beta) break;
    beta = next;
  }
  return 1 / beta;
}

std::vector<float> logitsOf(std::span<const float> probabilities) {
  std::vector<float> logits(probabilities.begin(), probabilities.end());
  for (float& value : logits) value = static_cast<float>(-crossEntropy(value));
  return logits;
}

std::vector<float> calibratedProbabilities(std::span<const float> logits, std::size_t categories, double temperature) {
  std::vector<float> probabilities(logits.begin(), logits.end());
  for (std::size_t at = 0; at < probabilities.size(); at += categories) {
    const std::span<float> row(&probabilities[at], categories);
    const double best = *std::max_element(row.begin(), row.end());
    double sum = 0;
    for (const double logit : row) sum += std::exp((logit - best) / temperature);
    for (float& value : row) value = static_cast<float>(std::exp((value - best) / temperature) / sum);
  }
  return probabilities;
}

}  // namespace wb
