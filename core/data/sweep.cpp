#include "core/data/sweep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/data/training_settings.h"

namespace wb {
namespace {

constexpr std::array<std::pair<CutRule, std::string_view>, 3> cutRules{
    {{CutRule::None, "none"}, {CutRule::Median, "median"}, {CutRule::Halving, "halving"}}};
constexpr std::array<std::pair<TrialOutcome, std::string_view>, 5> outcomes{{{TrialOutcome::Waiting, "waiting"},
                                                                             {TrialOutcome::Finished, "finished"},
                                                                             {TrialOutcome::Cut, "cut"},
                                                                             {TrialOutcome::Skipped, "skipped"},
                                                                             {TrialOutcome::Failed, "failed"}}};

template <typename Names, typename Value>
std::string_view nameOf(const Names& names, Value value) {
  const auto found =
      std::find_if(names.begin(), names.end(), [value](const auto& pair) { return pair.first == value; });
  return found->second;
}

void addScores(Combination& combination, const std::vector<Trial>& trials) {
  std::vector<double> scores;
  for (const int index : combination.trials) {
    const Trial& trial = trials[static_cast<std::size_t>(index)];
    if (trial.macroF1) scores.push_back(*trial.macroF1);
    const bool givenUp = trial.outcome == TrialOutcome::Cut || trial.outcome == TrialOutcome::Failed;
    combination.abandoned = combination.abandoned || givenUp;
  }
  if (scores.empty()) return;
  const auto n = static_cast<double>(scores.size());
  double mean = 0;
  for (const double score : scores) mean += score / n;
  double squares = 0;
  for (const double score : scores) squares += (score - mean) * (score - mean);
  combination.macroF1 = mean;
  combination.deviation = scores.size() < 2 ? 0 : std::sqrt(squares / (n - 1));
}

}  // namespace

std::string_view cutRuleName(CutRule rule) { return nameOf(cutRules, rule); }

CutRule cutRuleFromName(std::string_view name) {
  for (const auto& [rule, candidate] : cutRules) {
    if (candidate == name) return rule;
  }
  throw Error(ErrorCode::BadInput,
              say("There is no rule named \"%1\" by which trials are cut. Use none, median or halving.", name));
}

std::string_view trialOutcomeName(TrialOutcome outcome) { return nameOf(outcomes, outcome); }

TrialOutcome trialOutcomeFromName(std::string_view name) {
  for (const auto& [outcome, candidate] : outcomes) {
    if (candidate == name) return outcome;
  }
  throw Error(ErrorCode::Corrupt, say("The store holds a trial with an unknown outcome: \"%1\".", name));
}

std::vector<Combination> combinationsOf(const SweepRecord& sweep) {
  std::vector<Combination> combinations;
  for (std::size_t i = 0; i < sweep.trials.size(); ++i) {
    const Trial& trial = sweep.trials[i];
    auto found = std::find_if(combinations.begin(), combinations.end(),
                              [&](const Combination& one) { return one.number == trial.combination; });
    if (found == combinations.end()) {
      Combination combination;
      combination.number = trial.combination;
      for (const Variation& variation : sweep.plan.variations) {
        combination.values.push_back(trainingSetting(variation.setting).text(trial.config));
      }
      found = combinations.insert(combinations.end(), std::move(combination));
    }
    found->trials.push_back(static_cast<int>(i));
  }
  for (Combination& combination : combinations) addScores(combination, sweep.trials);
  return combinations;
}

const Combination* bestCombination(const std::vector<Combination>& combinations) {
  const auto worse = [](const Combination& a, const Combination& b) {
    if (a.macroF1.has_value() != b.macroF1.has_value()) return !a.macroF1.has_value();
    if (a.abandoned != b.abandoned) return a.abandoned;
    return a.macroF1.value_or(0) < b.macroF1.value_or(0);
  };
  const auto best = std::max_element(combinations.begin(), combinations.end(), worse);
  return best == combinations.end() || !best->macroF1 ? nullptr : &*best;
}

}  // namespace wb
