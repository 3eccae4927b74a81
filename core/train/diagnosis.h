// What is wrong with a training, in words with numbers: before it starts and at each evaluation.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/message.h"
#include "core/data/training.h"
#include "core/train/trainer.h"

namespace wb {

/// TextsCut {cut, texts, maxLength}, NoValidation {}, SmallValidation {texts, ± percentage points of an
/// accuracy at 95 %}, EmptyCategory {index} for each class without training texts.
std::vector<NoticeEvent> noticesBeforeStart(const TrainingTask& task);

/// Collapsed {index of the class}: every validation text, of two classes or more, got the same answer.
std::optional<NoticeEvent> collapseNotice(std::span<const int> labels, std::span<const int> predictions,
                                          const std::vector<std::string>& classes);

/// Overfitting {epoch of the lowest loss, that loss, the loss now, 1 where a second try follows}: the validation loss
/// has risen clearly since an earlier evaluation.
std::optional<NoticeEvent> overfittingNotice(double lowestEpoch, double lowestLoss, double loss, bool triesAgain);

/// The loss or a gradient is not a number any more.
Message divergence(std::int64_t step);
/// Diverged {step, loss}, where an epoch before is kept.
NoticeEvent divergenceNotice(std::int64_t step, double loss);

/// StateNotKept {}: what a resume needs could not be written, for the reason in `words`.
NoticeEvent notKeptNotice(const std::string& words);

/// Averaged {evaluations, the best one's score, the mean's, 1 where the mean was kept}; scores as scoreOf() gives them.
NoticeEvent averagedNotice(std::size_t evaluations, Metric metric, double best, double mean, bool kept);

/// SecondTry {best epoch of the first, its score}; the score as averagedNotice() has it.
NoticeEvent secondTryNotice(double bestEpoch, Metric metric, double best);

/// StoppedEarly {evaluations without a better one, best epoch}.
NoticeEvent earlyStopNotice(int evaluations, double bestEpoch);

}  // namespace wb
