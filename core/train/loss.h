// What the training makes smaller: losses of logits with their gradients, in double inside. Logits and gradients are
// [texts, classes], row by row. No LibTorch: the engine hands over plain numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace wb {

struct LossOptions {
  /// Share ε of each text's weight that is spread evenly over all classes (Szegedy et al. 2016, arXiv 1512.00567).
  double labelSmoothing = 0;
  /// Weight of each class, [classes]; empty: all 1.
  std::span<const double> classWeights = {};
  /// Focal loss (Lin et al. 2017, arXiv 1708.02002): each term is multiplied by (1 − p)^γ, so that what is learnt
  /// already counts less. 0: not done.
  double focalGamma = 0;
  /// What the sum over the texts is divided by; 0: labelWeights() of these texts. Batches whose gradients are
  /// accumulated share the one of all of them, and their gradients add up to exactly that of the big batch.
  double divisor = 0;
};

/// Sum of the weights of the texts' classes, the texts' number without weights.
double labelWeights(std::span<const int> labels, std::span<const double> classWeights);

/// Cross entropy of softmax: Σ_i Σ_c q_ic · w_c · (1 − p_ic)^γ · (−log p_ic) / Σ_i w_label(i), where q_i is 1 at the
/// label, or smoothed. Without focal γ equal to torch.nn.CrossEntropyLoss. Returns the loss and writes its gradient
/// with respect to the logits. There is at least one text, and not all weights are 0.
double softmaxLoss(std::span<const float> logits, std::span<const int> labels, std::size_t classes,
                   const LossOptions& options, std::span<float> gradient);

/// Cross entropy of a sigmoid a class, for texts with several labels: `truth` is 0 or 1, [texts, classes]. Smoothing
/// makes 1 to 1 − ε/2 and 0 to ε/2; a class's weight multiplies the terms of the texts that have it, as pos_weight of
/// torch.nn.BCEWithLogitsLoss does. The mean over all entries; `divisor` 0 is their number.
double sigmoidLoss(std::span<const float> logits, std::span<const std::uint8_t> truth, std::size_t classes,
                   const LossOptions& options, std::span<float> gradient);

/// R-Drop (Liang et al. 2021, arXiv 2106.14448): ½·(KL(p‖q) + KL(q‖p)) of two passes over the same texts with other
/// dropout, their mean. The divisor is the number of texts, or `divisor` where it is not 0. Writes the gradients with
/// respect to both logits.
double symmetricDivergence(std::span<const float> first, std::span<const float> second, std::size_t classes,
                           std::span<float> firstGradient, std::span<float> secondGradient, double divisor = 0);

/// The same of a sigmoid a class: with logits x and y of an entry, ½·(KL + KL) of the two Bernoulli distributions is
/// ½·(σ(x) − σ(y))·(x − y). The mean over all entries; `divisor` 0 is their number.
double sigmoidDivergence(std::span<const float> first, std::span<const float> second, std::span<float> firstGradient,
                         std::span<float> secondGradient, double divisor = 0);

}  // namespace wb
