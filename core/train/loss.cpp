#include "core/train/loss.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace wb {
namespace {

/// A term (1 − p)^γ · (−log p) and p times its derivative with respect to p.
struct FocalTerm {
  double value = 0;
  double slope = 0;
};

FocalTerm focalTerm(double logProbability, double gamma) {
  if (gamma == 0) return {-logProbability, -1};
  const double other = -std::expm1(logProbability);  // 1 − p, exact where p is nearly 1
  if (other == 0) return {};
  const double scale = std::pow(other, gamma);
  const double probability = std::exp(logProbability);
  return {-scale * logProbability, scale * (gamma * probability / other * logProbability - 1)};
}

/// Logarithms of softmax(row).
void logSoftmax(std::span<const float> row, std::vector<double>& logs) {
  const double best = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (const double logit : row) sum += std::exp(logit - best);
  const double shift = best + std::log(sum);
  for (std::size_t c = 0; c < row.size(); ++c) logs[c] = static_cast<double>(row[c]) - shift;
}

/// log(1 / (1 + exp(−x))), which overflows nowhere.
double logSigmoid(double x) { return std::min(x, 0.0) - std::log1p(std::exp(-std::abs(x))); }

double weightOf(const LossOptions& options, std::size_t category) {
  return options.classWeights.empty() ? 1 : options.classWeights[category];
}

}  // namespace

double labelWeights(std::span<const int> labels, std::span<const double> classWeights) {
  if (classWeights.empty()) return static_cast<double>(labels.size());
  double sum = 0;
  for (const int label : labels) sum += classWeights[static_cast<std::size_t>(label)];
  return sum;
}

double softmaxLoss(std::span<const float> logits, std::span<const int> labels, std::size_t classes,
                   const LossOptions& options, std::span<float> gradient) {
  const double divisor = options.divisor > 0 ? options.divisor : labelWeights(labels, options.classWeights);
  const double spread = options.labelSmoothing / static_cast<double>(classes);
  std::vector<double> logs(classes);
  std::vector<double> slopes(classes);
  double loss = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    logSoftmax(logits.subspan(i * classes, classes), logs);
    double slopeSum = 0;
    for (std::size_t c = 0; c < classes; ++c) {
      const double target = spread + (static_cast<int>(c) == labels[i] ? 1 - options.labelSmoothing : 0);
      const double weight = target * weightOf(options, c);
      const FocalTerm term = weight == 0 ? FocalTerm{} : focalTerm(logs[c], options.focalGamma);
      loss += weight * term.value;
      slopes[c] = weight * term.slope;
      slopeSum += slopes[c];
    }
    for (std::size_t c = 0; c < classes; ++c) {
      gradient[i * classes + c] = static_cast<float>((slopes[c] - std::exp(logs[c]) * slopeSum) / divisor);
    }
  }
  return loss / divisor;
}

double sigmoidLoss(std::span<const float> logits, std::span<const std::uint8_t> truth, std::size_t classes,
                   const LossOptions& options, std::span<float> gradient) {
  const double divisor = options.divisor > 0 ? options.divisor : static_cast<double>(logits.size());
  double loss = 0;
  for (std::size_t i = 0; i < logits.size(); ++i) {
    const double logYes = logSigmoid(logits[i]);
    const double logNo = logSigmoid(-static_cast<double>(logits[i]));
    const double target = truth[i] != 0 ? 1 - options.labelSmoothing / 2 : options.labelSmoothing / 2;
    const double yesWeight = target * weightOf(options, i % classes);
    const double noWeight = 1 - target;
    const FocalTerm yes = yesWeight == 0 ? FocalTerm{} : focalTerm(logYes, options.focalGamma);
    const FocalTerm no = noWeight == 0 ? FocalTerm{} : focalTerm(logNo, options.focalGamma);
    loss += yesWeight * yes.value + noWeight * no.value;
    const double slope = yesWeight * yes.slope * std::exp(logNo) - noWeight * no.slope * std::exp(logYes);
    gradient[i] = static_cast<float>(slope / divisor);
  }
  return loss / divisor;
}

double symmetricDivergence(std::span<const float> first, std::span<const float> second, std::size_t classes,
                           std::span<float> firstGradient, std::span<float> secondGradient, double divisor) {
  const std::size_t texts = first.size() / classes;
  const double scale = 0.5 / (divisor > 0 ? divisor : static_cast<double>(texts));
  std::vector<double> logP(classes);
  std::vector<double> logQ(classes);
  double sum = 0;
  for (std::size_t at = 0; at < first.size(); at += classes) {
    logSoftmax(first.subspan(at, classes), logP);
    logSoftmax(second.subspan(at, classes), logQ);
    double fromP = 0;  // KL(p‖q)
    double fromQ = 0;
    for (std::size_t c = 0; c < classes; ++c) {
      fromP += std::exp(logP[c]) * (logP[c] - logQ[c]);
      fromQ += std::exp(logQ[c]) * (logQ[c] - logP[c]);
    }
    sum += fromP + fromQ;
    for (std::size_t c = 0; c < classes; ++c) {
      const double p = std::exp(logP[c]);
      const double q = std::exp(logQ[c]);
      const double difference = logP[c] - logQ[c];
      firstGradient[at + c] = static_cast<float>(scale * (p * (difference - fromP) + p - q));
      secondGradient[at + c] = static_cast<float>(scale * (q * (-difference - fromQ) + q - p));
    }
  }
  return scale * sum;
}

double sigmoidDivergence(std::span<const float> first, std::span<const float> second, std::span<float> firstGradient,
                         std::span<float> secondGradient, double divisor) {
  const double scale = 0.5 / (divisor > 0 ? divisor : static_cast<double>(first.size()));
  double sum = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double p = std::exp(logSigmoid(first[i]));
    const double q = std::exp(logSigmoid(second[i]));
    const double apart = static_cast<double>(first[i]) - static_cast<double>(second[i]);
    sum += (p - q) * apart;
    firstGradient[i] = static_cast<float>(scale * (p * (1 - p) * apart + p - q));
    secondGradient[i] = static_cast<float>(scale * (q - p - q * (1 - q) * apart));
  }
  return scale * sum;
}

}  // namespace wb
