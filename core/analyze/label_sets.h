// Scores of a classifier that gives each text a set of labels, and the thresholds that turn its probabilities into one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analyze/category_counts.h"

namespace wb {

/// For each label the threshold whose F1 is highest on these (validation) texts; a text has the label from there on,
/// p ≥ threshold. Of equally good ones the nearest to 0.5; they lie halfway between neighbouring probabilities. 0.5 for
/// a label that no text has. What is not a number counts as 0. `probabilities` and `truth` (0 or 1) are [texts,
/// labels].
std::vector<float> tuneThresholds(std::span<const float> probabilities, std::span<const std::uint8_t> truth,
                                  std::size_t labels);

/// The same, with the thresholds of rare labels held back from chance: with t_c the best one of label c, t the best one
/// for all labels together (micro-averaged F1) and n_c texts that have c, (n_c·t_c + k·t) / (n_c + k), k = `prior`. A
/// label that no text has gets t.
std::vector<float> shrunkThresholds(std::span<const float> probabilities, std::span<const std::uint8_t> truth,
                                    std::size_t labels, double prior = 10);

/// p ≥ threshold as 0 or 1, [texts, labels].
std::vector<std::uint8_t> chooseLabels(std::span<const float> probabilities, std::span<const float> thresholds);

struct LabelSetScores {
  CategoryCounts counts{0};
  std::vector<PrecisionRecall> labels;
  PrecisionRecall macro;  ///< over all labels, also those that never occur
  PrecisionRecall micro;
  PrecisionRecall weighted;
  double exactMatch = 0;   ///< share of texts with exactly the right set
  double hammingLoss = 0;  ///< share of wrong entries of the matrix
};

/// As scikit-learn's scores of an indicator matrix. `truth` and `chosen` are 0 or 1, [texts, labels].
LabelSetScores scoreLabelSets(std::span<const std::uint8_t> truth, std::span<const std::uint8_t> chosen,
                              std::size_t labels);

}  // namespace wb
