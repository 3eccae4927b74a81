// The values of a k-fold cross-validation: what was asked for, what became of it, and what is told on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "core/data/metrics.h"
#include "core/data/training.h"

namespace wb {

using CrossValidationId = std::int64_t;

struct CrossValidationPlan {
  TrainConfig config;  ///< of every fold's training; its seed also deals out the texts
  int folds = 5;
  bool withValidation = true;  ///< the validation split takes part too; the test split never does
  /// Share of a fold's training texts on which it chooses its best epoch and stops early; 0: its last epoch is taken.
  /// The held-out texts never choose, or their scores would flatter.
  double innerValidation = 0;
};

/// One line of the list of cross-validations.
struct CrossValidationRecord {
  CrossValidationId id = 0;
  CrossValidationPlan plan;
  RunState state = RunState::Running;
  std::vector<CategoryId> categories;  ///< order of the probabilities
  std::vector<std::string> categoryNames;
  int finishedFolds = 0;
  double seconds = 0;
  std::int64_t startedAt = 0;  ///< seconds since 1970, UTC
};

/// What a network that has not seen the text says of it.
struct OutOfFold {
  SampleId sample = 0;
  std::string text;
  int fold = 0;                      ///< 1-based: the fold that held it out
  CategoryId label = 0;              ///< that it had when the cross-validation started
  std::vector<float> probabilities;  ///< in the order of the record's categories; empty until its fold is done
};

/// The same with the label of now.
struct OutOfFoldText {
  OutOfFold answer;
  CategoryId label = 0;  ///< of now
  CategoryId predicted = 0;
  double probability = 0;  ///< of `predicted`
};

/// Over the folds; the deviation is that of a sample (divided by n − 1), 0 for a single fold.
struct Spread {
  double mean = 0;
  double deviation = 0;
};

struct FoldScores {
  int fold = 0;  ///< 1-based
  Metrics scores;
};

/// Labels are those of the start: the scores of a cross-validation stay what they were.
struct CrossValidationScores {
  std::vector<FoldScores> folds;  ///< the finished ones
  Spread loss;
  Spread accuracy;
  Spread macroF1;
  Spread weightedF1;
  Spread matthews;
  Metrics pooled;  ///< of all held-out texts together, with calibration error, ROC AUC and intervals
};

struct FoldStarted {
  CrossValidationId crossValidation = 0;
  int fold = 0;  ///< 1-based
  int folds = 0;
  std::int64_t trainTexts = 0;
  std::int64_t heldOutTexts = 0;
};
struct FoldTraining {
  int fold = 0;
  TrainEvent event;
};
struct FoldFinished {
  int fold = 0;
  Metrics scores;  ///< on the texts that it held out
};
using CrossValidationEvent = std::variant<FoldStarted, FoldTraining, FoldFinished>;
/// Called on the training thread.
using CrossValidationSink = std::function<void(const CrossValidationEvent&)>;

}  // namespace wb
