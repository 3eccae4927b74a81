// Fine-tuning from tokens to a classifier folder: the loop over epochs and steps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/text/tokenizer.h"
#include "core/train/train_control.h"

namespace wb {

struct LabelledTokens {
  std::vector<TokenId> ids;
  int label =
      0;  ///< index into TrainingTask::classes; of several the rarest, the number of classes where there are none
  std::vector<int> labels = {};  ///< where texts have several: all their indices
};

/// What stands in an epoch in place of a text's tokens.
struct ChangedTokens {
  std::size_t text = 0;  ///< index into TrainingTask::train
  std::vector<TokenId> ids;
};

struct TrainingTask {
  TrainConfig config;
  std::filesystem::path encoder;  ///< the folder to start from; a resumed run's own weights where there are some
  std::filesystem::path again;    ///< what a second try starts from, where it is another folder
  std::filesystem::path weights;  ///< where the best weights go: an ordinary classifier folder
  std::filesystem::path state;    ///< an existing folder for what a resumed run needs
  std::vector<std::string> classes;
  bool severalLabels = false;  ///< each class is decided for itself, with a threshold found on the validation texts
  std::vector<LabelledTokens> train;
  std::vector<LabelledTokens> validation;  ///< may be empty: then the last epoch is kept
  std::int64_t cutTexts = 0;               ///< how many of them were longer than config.maxLength
  bool resume = false;                     ///< go on from `state`
  /// What an epoch (0-based) reads changed; always the same for the same epoch. May be empty.
  std::function<std::vector<ChangedTokens>(int epoch)> changes;
  /// Called before the state is written: events that were emitted until now are not repeated by a resumed run, so that
  /// they should be on disk. May be empty.
  std::function<void()> keepEvents;
};

/// Runs to the end, to a stop, or to an early stop; everything on the calling thread. Emits a PlanEvent,
/// then steps, evaluations and notices, and last a FinishedEvent, which it also returns (`run` is 0 in
/// both: the caller knows the number). Throws Error(Training) when the loss is not a number before
/// anything was kept, OutOfMemory with what to lower, and what reading folders and keeping the best weights throw.
///
/// The same task on the same machine gives the same weights to the last bit, also when it is stopped or killed at any
/// moment and resumed, as long as texts and number of threads stay the same.
FinishedEvent fineTune(const TrainingTask& task, const TrainSink& sink, const TrainControl& control);

/// True when `state` holds something that a resume can start from.
bool canResume(const std::filesystem::path& state);

/// Steps the stored state has done, and events that were emitted until then: those behind them are repeated by a
/// resumed run. 0 where there is no state.
std::int64_t resumedSteps(const std::filesystem::path& state);
std::int64_t resumedEvents(const std::filesystem::path& state);

}  // namespace wb
