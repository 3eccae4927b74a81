#include "core/data/training.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

template <typename Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

constexpr Names<Preset, 3> presetNames{{
    {Preset::Quick, "quick"},
    {Preset::Balanced, "balanced"},
    {Preset::Thorough, "thorough"},
}};
constexpr Names<Schedule, 4> scheduleNames{{
    {Schedule::Linear, "linear"},
    {Schedule::Constant, "constant"},
    {Schedule::Cosine, "cosine"},
    {Schedule::Polynomial, "polynomial"},
}};
constexpr Names<Metric, 5> metricNames{{
    {Metric::MacroF1, "macro-f1"},
    {Metric::WeightedF1, "weighted-f1"},
    {Metric::Accuracy, "accuracy"},
    {Metric::Matthews, "mcc"},
    {Metric::Loss, "loss"},
}};
constexpr Names<Precision, 3> precisionNames{{
    {Precision::Auto, "auto"},
    {Precision::Fp32, "fp32"},
    {Precision::Bf16, "bf16"},
}};
constexpr Names<Pooling, 3> poolingNames{{{Pooling::Auto, "auto"}, {Pooling::Cls, "cls"}, {Pooling::Mean, "mean"}}};
constexpr Names<RunState, 6> runStateNames{{
    {RunState::Running, "running"},
    {RunState::Paused, "paused"},
    {RunState::Finished, "finished"},
    {RunState::Stopped, "stopped"},
    {RunState::Failed, "failed"},
    {RunState::Interrupted, "interrupted"},
}};
constexpr Names<NoticeKind, 17> noticeKindNames{{
    {NoticeKind::Started, "started"},
    {NoticeKind::TextsCut, "texts_cut"},
    {NoticeKind::NoValidation, "no_validation"},
    {NoticeKind::SmallValidation, "small_validation"},
    {NoticeKind::Diverged, "diverged"},
    {NoticeKind::Collapsed, "collapsed"},
    {NoticeKind::Overfitting, "overfitting"},
    {NoticeKind::StoppedEarly, "stopped_early"},
    {NoticeKind::FreshHead, "fresh_head"},
    {NoticeKind::Paused, "paused"},
    {NoticeKind::Resumed, "resumed"},
    {NoticeKind::EmptyCategory, "empty_category"},
    {NoticeKind::SlowPrecision, "slow_precision"},
    {NoticeKind::StateNotKept, "state_not_kept"},
    {NoticeKind::TextsChanged, "texts_changed"},
    {NoticeKind::Averaged, "averaged"},
    {NoticeKind::SecondTry, "second_try"},
}};

template <typename Value, std::size_t count>
std::string_view nameOf(const Names<Value, count>& names, Value value) {
  for (const auto& [candidate, name] : names) {
    if (candidate == value) return name;
  }
  throw Error(ErrorCode::Internal, say("A value of an enumeration has no name."));
}

template <typename Value, std::size_t count>
Value valueOf(const Names<Value, count>& names, std::string_view name, const Message& what) {
  std::string known;
  for (const auto& [value, candidate] : names) {
    if (candidate == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(candidate);
  }
  throw Error(ErrorCode::BadInput, say("There is no %1 named \"%2\". Use one of: %3.", what, name, known));
}

/// In the order of the kinds.
constexpr std::array<double TrainConfig::*, allAugmentations.size()> augmentFields = {
    &TrainConfig::augmentDeletion,  &TrainConfig::augmentSwap,   &TrainConfig::augmentHomophone,
    &TrainConfig::augmentLookAlike, &TrainConfig::augmentMasked, &TrainConfig::augmentScript};

}  // namespace

std::string_view presetName(Preset preset) { return nameOf(presetNames, preset); }
std::string_view scheduleName(Schedule schedule) { return nameOf(scheduleNames, schedule); }
std::string_view metricName(Metric metric) { return nameOf(metricNames, metric); }
std::string_view precisionName(Precision precision) { return nameOf(precisionNames, precision); }
std::string_view poolingName(Pooling pooling) { return nameOf(poolingNames, pooling); }
std::string_view noticeKindName(NoticeKind kind) { return nameOf(noticeKindNames, kind); }
std::string_view runStateName(RunState state) { return nameOf(runStateNames, state); }

Preset presetFromName(std::string_view name) { return valueOf(presetNames, name, say("preset")); }
Schedule scheduleFromName(std::string_view name) { return valueOf(scheduleNames, name, say("schedule")); }
Metric metricFromName(std::string_view name) { return valueOf(metricNames, name, say("score")); }
Precision precisionFromName(std::string_view name) { return valueOf(precisionNames, name, say("precision")); }
Pooling poolingFromName(std::string_view name) { return valueOf(poolingNames, name, say("pooling")); }
NoticeKind noticeKindFromName(std::string_view name) { return valueOf(noticeKindNames, name, say("kind of notice")); }
RunState runStateFromName(std::string_view name) { return valueOf(runStateNames, name, say("state of a run")); }

int epochsOfAllTries(const TrainConfig& config) {
  const std::int64_t tries = config.secondTry ? 3 : 1;  // the second reads the texts twice as often
  return static_cast<int>(std::min<std::int64_t>(tries * config.epochs, std::numeric_limits<int>::max()));
}

AugmentationSettings augmentationOf(const TrainConfig& config) {
  AugmentationSettings settings{config.augmentShare, {}};
  for (std::size_t i = 0; i < augmentFields.size(); ++i) settings.rates.values[i] = config.*augmentFields[i];
  return settings;
}

void setAugmentation(TrainConfig& config, const AugmentationSettings& settings) {
  config.augmentShare = settings.share;
  for (std::size_t i = 0; i < augmentFields.size(); ++i) config.*augmentFields[i] = settings.rates.values[i];
}

}  // namespace wb
