// The values of a sweep over settings: what was asked for, its trials, and what is told on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/data/training.h"

namespace wb {

using SweepId = std::int64_t;

/// When a trial is given up early; see core/train/early_cut.h.
enum class CutRule { None, Median, Halving };
std::string_view cutRuleName(CutRule rule);
/// Throws Error{BadInput} that lists the words.
CutRule cutRuleFromName(std::string_view name);

/// A setting and the values that it takes in turn, or the range from which values are drawn.
struct Variation {
  std::string setting;                             ///< as the command line names it, see core/data/training_settings.h
  std::vector<std::string> values;                 ///< empty where there is a range
  std::optional<std::pair<double, double>> range;  ///< lowest and highest
};

struct SweepPlan {
  TrainConfig config;  ///< of what is not varied
  std::vector<Variation> variations;
  int draws = 0;  ///< 0: every combination of the values; else so many random ones
  int seeds = 1;  ///< each combination is trained with so many seeds, the configuration's and those after it
  CutRule cut = CutRule::Median;
  bool keepWeights = false;  ///< of every trial; else of the best one only, for networks are large
};

enum class TrialOutcome {
  Waiting,   ///< not started, running, or interrupted: the run says which
  Finished,  ///< trained to its end
  Cut,       ///< given up early
  Skipped,   ///< another seed of its combination was cut before it started
  Failed     ///< its training broke down
};
std::string_view trialOutcomeName(TrialOutcome outcome);
TrialOutcome trialOutcomeFromName(std::string_view name);

/// One training of a sweep.
struct Trial {
  int number = 0;       ///< 1-based, in the order of training
  int combination = 0;  ///< 1-based; trials that differ in the seed only have the same
  TrainConfig config;
  TrialOutcome outcome = TrialOutcome::Waiting;
  RunId run = 0;  ///< 0 before its start
  // Of the run:
  RunState state = RunState::Running;
  double bestEpoch = 0;
  std::optional<double> accuracy;
  std::optional<double> macroF1;
  double seconds = 0;
};

/// What the trials of a combination came to.
struct Combination {
  int number = 0;
  std::vector<std::string> values;  ///< of the plan's variations
  std::vector<int> trials;          ///< indices into SweepRecord::trials
  std::optional<double> macroF1;    ///< mean over its seeds; none before the first score
  double deviation = 0;             ///< of a sample, over the seeds
  bool abandoned = false;           ///< one of its trials was cut or failed
};

struct SweepRecord {
  SweepId id = 0;
  SweepPlan plan;
  RunState state = RunState::Running;
  std::int64_t startedAt = 0;  ///< seconds since 1970, UTC
  std::vector<Trial> trials;
};

struct TrialStarted {
  SweepId sweep = 0;
  Trial trial;  ///< its run's number is known with its plan, which comes next
  int trials = 0;
};
struct TrialTraining {
  int trial = 0;  ///< its number
  TrainEvent event;
};
struct TrialEnded {
  Trial trial;
  std::string reason;  ///< why it failed, in English; else empty
};
using SweepEvent = std::variant<TrialStarted, TrialTraining, TrialEnded>;
/// Called on the training thread.
using SweepSink = std::function<void(const SweepEvent&)>;

/// The combinations of a sweep, in order.
std::vector<Combination> combinationsOf(const SweepRecord& sweep);
/// The combination with the best mean macro-F1 among those not abandoned (among all where every one was); none before
/// the first score. Points into `combinations`.
const Combination* bestCombination(const std::vector<Combination>& combinations);

}  // namespace wb
