// When a trial of a sweep is so much worse than the others that its training is given up.
#pragma once

#include <span>
#include <vector>

#include "core/data/sweep.h"

namespace wb {

/// A score (the higher the better) measured at an epoch.
struct ScoreAt {
  double epoch = 0;
  double score = 0;
};
/// The scores of one trial, in the order of their epochs.
using ScoreCurve = std::vector<ScoreAt>;

/// No trial is cut before so many others have reached its epoch.
inline constexpr std::size_t fewestOthers = 2;

/// By the median rule none is cut at its first score: what learns slowly at first may be the best in the end.
inline constexpr std::size_t fewestScores = 2;

/// Whether the trial with the scores so far of `trial`, the last one just measured, should be cut.
///
/// Median (the median stopping rule of Golovin et al. 2017, "Google Vizier", section 3.2.2): its best score so far is
/// strictly below the median of the others' mean scores up to this epoch.
///
/// Halving (successive halving as ASHA runs it, Li et al. 2020, arXiv 1810.05934, with η = 2): at epochs 1, 2, 4, 8 …
/// its score is not among the better half of all trials that were measured at this epoch, itself included; of n the
/// best ⌈n / 2⌉ go on.
///
/// Both compare with those of `others` that were measured at this epoch or later, cut ones included, and cut nothing
/// where these are fewer than fewestOthers.
bool shouldCut(CutRule rule, const ScoreCurve& trial, std::span<const ScoreCurve> others);

}  // namespace wb
