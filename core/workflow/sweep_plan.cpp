#include "core/workflow/sweep_plan.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/data/training_settings.h"

namespace wb {
namespace {

constexpr std::size_t mostTrials = 500;
constexpr double logarithmicFrom = 10;  // the factor between the ends of a range

std::vector<std::string> partsOf(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.emplace_back(part);
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// The value as a number, as the setting itself reads it.
double numberOf(const TrainingSetting& setting, const std::string& text) {
  TrainConfig config;
  setting.set(config, text);
  return std::stod(setting.text(config));
}

bool isWhole(const TrainingSetting& setting) { return !std::holds_alternative<double TrainConfig::*>(setting.field); }

std::string draw(const Variation& variation, Random& random) {
  if (!variation.range) return variation.values[random.below(variation.values.size())];
  const auto [low, high] = *variation.range;
  const double share = random.uniform();
  if (isWhole(trainingSetting(variation.setting))) {
    return fmt::format("{:.0f}", low + std::floor(share * (high - low + 1)));
  }
  const bool logarithmic = low > 0 && high / low >= logarithmicFrom;
  const double value = logarithmic ? low * std::pow(high / low, share) : low + (high - low) * share;
  return fmt::format("{:.3g}", value);
}

std::vector<std::vector<std::string>> everyCombination(const std::vector<Variation>& variations) {
  std::vector<std::vector<std::string>> combinations{{}};
  for (const Variation& variation : variations) {
    if (variation.range) {
      throw Error(ErrorCode::BadInput, say("A range of %1 can only be drawn from: say how many random trials there "
                                           "should be, or list its values.",
                                           variation.setting));
    }
    std::vector<std::vector<std::string>> longer;
    for (const auto& combination : combinations) {
      for (const std::string& value : variation.values) {
        longer.push_back(combination);
        longer.back().push_back(value);
      }
    }
    combinations = std::move(longer);
    if (combinations.size() > mostTrials) break;
  }
  return combinations;
}

std::vector<std::vector<std::string>> drawnCombinations(const SweepPlan& plan) {
  constexpr int patience = 50;  // draws in a row that were there already: the values are used up
  Random random(plan.config.seed);
  std::set<std::vector<std::string>> seen;
  std::vector<std::vector<std::string>> combinations;
  for (int repeated = 0; std::ssize(combinations) < plan.draws && repeated < patience;) {
    std::vector<std::string> values;
    for (const Variation& variation : plan.variations) values.push_back(draw(variation, random));
    const bool fresh = seen.insert(values).second;
    repeated = fresh ? 0 : repeated + 1;
    if (fresh) combinations.push_back(std::move(values));
  }
  return combinations;
}

void requireSoundPlan(const SweepPlan& plan) {
  if (plan.variations.empty()) {
    throw Error(ErrorCode::BadInput, say("Say which setting to vary, for instance learning-rate=1e-4,2e-4."));
  }
  if (plan.draws < 0 || plan.seeds < 1) {
    throw Error(ErrorCode::BadInput, say("A sweep needs at least one seed and no fewer than 0 random trials."));
  }
  std::set<std::string> varied;
  for (const Variation& variation : plan.variations) {
    if (!varied.insert(variation.setting).second) {
      throw Error(ErrorCode::BadInput, say("The setting %1 is varied twice.", variation.setting));
    }
  }
  if (plan.seeds > 1 && varied.contains("seed")) {
    throw Error(ErrorCode::BadInput, say("The seed is varied already: let the sweep repeat no seeds."));
  }
}

}  // namespace

Variation variationFromText(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals + 1 == text.size()) {
    throw Error(ErrorCode::BadInput,
                say("\"%1\" does not say what to vary. Write for instance learning-rate=1e-4,2e-4.", text));
  }
  Variation variation;
  const TrainingSetting& setting = trainingSetting(text.substr(0, equals));
  variation.setting = setting.option;
  const std::string_view values = text.substr(equals + 1);
  const std::size_t dots = values.find("..");
  if (dots == std::string_view::npos) {
    variation.values = partsOf(values);
    TrainConfig config;
    for (const std::string& value : variation.values) setting.set(config, value);
    return variation;
  }
  if (!setting.isNumber()) {
    throw Error(ErrorCode::BadInput, say("%1 has no range: list its values.", setting.option));
  }
  variation.range = {numberOf(setting, partsOf(values.substr(0, dots)).front()),
                     numberOf(setting, partsOf(values.substr(dots + 2)).front())};
  if (variation.range->first >= variation.range->second) {
    throw Error(ErrorCode::BadInput, say("The range %1 must begin below its end.", values));
  }
  return variation;
}

std::vector<Trial> trialsOf(const SweepPlan& plan) {
  requireSoundPlan(plan);
  const auto combinations = plan.draws > 0 ? drawnCombinations(plan) : everyCombination(plan.variations);
  if (combinations.size() * static_cast<std::size_t>(plan.seeds) > mostTrials) {
    throw Error(ErrorCode::BadInput, say("That would be more than %1 trials. Take fewer values, or a number of random "
                                         "trials.",
                                         mostTrials));
  }
  std::vector<Trial> trials;
  for (int seed = 0; seed < plan.seeds; ++seed) {
    for (std::size_t i = 0; i < combinations.size(); ++i) {
      Trial trial;
      trial.number = static_cast<int>(trials.size() + 1);
      trial.combination = static_cast<int>(i + 1);
      trial.config = plan.config;
      for (std::size_t v = 0; v < plan.variations.size(); ++v) {
        trainingSetting(plan.variations[v].setting).set(trial.config, combinations[i][v]);
      }
      trial.config.seed += static_cast<std::uint64_t>(seed);
      requireSoundConfig(trial.config);
      trials.push_back(std::move(trial));
    }
  }
  return trials;
}

}  // namespace wb
