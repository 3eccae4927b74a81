// What an evaluation says: a loss, averages, one line a category, and the confusion matrix; and how two runs compare.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/data/corpus.h"

namespace wb {

struct CategoryScore {
  CategoryId category = 0;
  std::string name;
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::int64_t support = 0;
  std::int64_t missed = 0;  ///< texts labelled with it and not predicted so
  std::int64_t added = 0;   ///< texts predicted so and not labelled with it
};

/// Where a score lies with the wanted confidence, had other texts of the same kind been drawn.
struct Interval {
  double low = 0;
  double high = 0;
};

struct ScoreIntervals {
  Interval accuracy;
  Interval macroPrecision;
  Interval macroRecall;
  Interval macroF1;
  Interval weightedPrecision;
  Interval weightedRecall;
  Interval weightedF1;
  Interval matthews;
};

/// What only sets of labels have: micro averages that differ from the accuracy, and the share of wrong entries in the
/// matrix of texts and categories.
struct LabelSetAverages {
  double microPrecision = 0;
  double microRecall = 0;
  double microF1 = 0;
  double hammingLoss = 0;
};

/// Those of the scores that need probabilities.
struct ProbabilityIntervals {
  std::optional<Interval> rocAuc;  ///< absent where the area is, or is in too many resamples
  Interval calibrationError;
};

struct Metrics {
  std::int64_t n = 0;
  double loss = 0;  ///< mean cross entropy
  /// Also micro-averaged precision, recall and F1 where each text has one label and one prediction. Where it has
  /// several, the share of texts with exactly the right ones.
  double accuracy = 0;
  double macroPrecision = 0;
  double macroRecall = 0;
  double macroF1 = 0;
  double weightedPrecision = 0;  ///< the weighted ones average by support
  double weightedRecall = 0;
  double weightedF1 = 0;
  double matthews = 0;  ///< correlation of labels and predictions, −1 … 1; 0 is chance
  /// Of the texts whose category the run knows: how well it ranks them, absent where a category has none of them or
  /// all, and the expected calibration error of its probabilities.
  std::optional<double> rocAuc;
  std::optional<double> calibrationError;
  std::optional<ScoreIntervals> intervals;  ///< 95 %
  std::optional<LabelSetAverages> sets;     ///< where texts have several labels; `confusion` is empty then
  std::optional<ProbabilityIntervals> probabilityIntervals;
  std::vector<CategoryScore> categories;
  std::vector<std::vector<std::int64_t>> confusion;  ///< [label][prediction]
};

/// Texts whose best category has about the same probability.
struct ReliabilityBin {
  std::int64_t texts = 0;
  double probability = 0;  ///< mean of the best category's
  double accuracy = 0;     ///< how many of them are right
};

/// What dividing a run's logits by one number, found on its validation texts, does to its probabilities.
struct Calibration {
  double temperature = 1;  ///< above 1: the run is too sure of itself
  std::int64_t validationTexts = 0;
  double errorBefore = 0;  ///< expected calibration error on the texts that are looked at
  double errorAfter = 0;
  std::vector<ReliabilityBin> before;  ///< of the same texts; bins without texts are left out
  std::vector<ReliabilityBin> after;
};

/// McNemar's test of two runs over the same texts: are they right equally often?
struct McNemarTest {
  std::int64_t onlyFirst = 0;   ///< texts that only the first run has right
  std::int64_t onlySecond = 0;  ///< texts that only the second has right
  bool exact = true;            ///< the binomial test; else chi-square with continuity correction
  double chiSquare = 0;         ///< 0 where `exact`
  double pValue = 1;            ///< two-sided
};

/// A text that only one of two runs has right.
struct DifferingText {
  SampleId sample = 0;
  CategoryId label = 0;
  CategoryId first = 0;  ///< what each run said
  CategoryId second = 0;
};

/// Two runs over the same texts; differences are the second's score minus the first's.
struct RunComparison {
  std::int64_t n = 0;
  McNemarTest mcNemar;
  double firstAccuracy = 0;
  double secondAccuracy = 0;
  double firstMacroF1 = 0;
  double secondMacroF1 = 0;
  double accuracyDifference = 0;
  double macroF1Difference = 0;
  Interval accuracyInterval;  ///< 95 %, of the differences
  Interval macroF1Interval;
  std::vector<DifferingText> differing;  ///< where the texts are those of a project
};

}  // namespace wb
