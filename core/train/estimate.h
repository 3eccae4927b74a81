// What a training will cost: a few steps are measured on this machine with a network of the same width but few layers,
// and from these follows what all layers cost. Memory is counted from the sizes of what a training keeps.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>

#include "core/data/training.h"
#include "core/nn/bert_config.h"

namespace wb {

/// The texts of a training, as far as its cost goes.
struct TrainingLoad {
  std::vector<std::size_t> lengths;  ///< in tokens, of some of the training texts, cut to the maximum length
  std::int64_t trainTexts = 0;
  std::int64_t validationTexts = 0;
  std::size_t categories = 2;
};

/// What steps of a training take, in seconds.
struct StepCost {
  double learnToken = 0;    ///< forward and backward, of each token of a batch, with all that is done twice
  double thawedLayer = 0;   ///< of learnToken, what a layer costs less while it is frozen
  double update = 0;        ///< the optimiser's step over all layers
  double updatedLayer = 0;  ///< of it, what a frozen layer costs less
  double answerToken = 0;   ///< without learning, in an evaluation
  double save = 0;          ///< writing the weights of an evaluation that is the best so far
};

/// Computes for about a second. Throws Error(Cancelled) within a second of a stop, OutOfMemory.
StepCost measureStep(const BertConfig& encoder, const TrainConfig& config, const TrainingLoad& load,
                     const std::stop_token& stop);

/// Seconds of a whole training, evaluations included and early stopping not foreseen. Of the evaluations the first
/// three and a third of the others are taken to be the best so far.
double trainingSeconds(const StepCost& cost, const BertConfig& encoder, const TrainConfig& config,
                       const TrainingLoad& load);

/// Bytes that a training needs at its peak beyond what the program takes before it.
std::int64_t trainingMemory(const BertConfig& encoder, const TrainConfig& config, const TrainingLoad& load);

}  // namespace wb
