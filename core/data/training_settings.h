// Every setting of a training, declared once: its option on the command line, its key in stored runs, its bounds and
// what it does. The command line, the store and the check before the start read this table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/message.h"
#include "core/data/training.h"

namespace wb {

/// Where the value of a setting lies.
using SettingField =
    std::variant<int TrainConfig::*, double TrainConfig::*, std::uint64_t TrainConfig::*, bool TrainConfig::*,
                 Schedule TrainConfig::*, Precision TrainConfig::*, Pooling TrainConfig::*, Metric TrainConfig::*,
                 std::int64_t TrainConfig::*, int NewEncoder::*>;

/// What a numeric setting may be.
struct SettingBounds {
  double low;
  double high;
  bool lowIncluded = true;
  bool highIncluded = true;
  bool contain(double value) const {
    return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
  }
};

/// The two values of a yes-or-no setting, as they are written.
struct SettingWords {
  std::string_view no = "off";
  std::string_view yes = "on";
};

struct TrainingSetting {
  std::string_view option;   ///< of the command line, without its dashes: the setting's name everywhere
  std::string_view key;      ///< in what the store keeps of a run
  std::string_view meaning;  ///< in English, for the command line's help
  SettingField field;
  Message name;   ///< what an error calls it
  Message range;  ///< `bounds` in words; empty where any value will do
  SettingBounds bounds = {};
  SettingWords words = {};

  /// The value as set() takes it.
  std::string text(const TrainConfig& config) const;
  /// Throws Error{BadInput} where `value` is none for this setting; bounds are requireSound()'s.
  void set(TrainConfig& config, std::string_view value) const;
  /// Throws Error{BadInput} that names the setting and its range.
  void requireSound(const TrainConfig& config) const;
  /// Off or on.
  bool isSwitch() const { return std::holds_alternative<bool TrainConfig::*>(field) && words.yes == "on"; }
  bool isNumber() const;
};

/// All of them but the encoder and the preset, in the order in which a person would look for them.
const std::vector<TrainingSetting>& trainingSettings();

/// Throws Error{BadInput} that lists the settings.
const TrainingSetting& trainingSetting(std::string_view option);

/// Throws Error{BadInput} naming the setting that cannot be.
void requireSoundConfig(const TrainConfig& config);

/// The field in a configuration, const or not.
template <typename Config, typename T>
auto& fieldOf(Config& config, T TrainConfig::*member) {
  return config.*member;
}
template <typename Config>
auto& fieldOf(Config& config, int NewEncoder::*member) {
  return config.fresh.*member;
}

}  // namespace wb
