// sweep, sweeps.
#include <fmt/format.h>

#include "app/cli/training_events.h"
#include "app/cli/training_options.h"
#include "core/data/training_settings.h"
#include "core/workflow/sweep.h"
#include "core/workflow/sweep_plan.h"
#include "core/workflow/sweeps.h"

namespace wb::cli {

namespace {

struct SweepOptions {
  std::string project;
  TrainingOptions training;
  std::vector<std::string> vary;
  int draws = 0;
  int seeds = 1;
  std::string cut = "median";
  bool keepWeights = false;
  SweepId resume = 0;
};

Json optional(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

std::string score(const std::optional<double>& value) { return value ? fmt::format("{:.4f}", *value) : "–"; }

Json valuesJson(const SweepPlan& plan, const std::vector<std::string>& values) {
  Json object = Json::object();
  for (std::size_t i = 0; i < values.size(); ++i) object[plan.variations[i].setting] = values[i];
  return object;
}

std::string valuesText(const SweepPlan& plan, const std::vector<std::string>& values) {
  std::string text;
  for (std::size_t i = 0; i < values.size(); ++i) {
    text += fmt::format("{}{} {}", i == 0 ? "" : ", ", plan.variations[i].setting, values[i]);
  }
  return text;
}

Json json(const Trial& trial) {
  return {{"trial", trial.number},
          {"combination", trial.combination},
          {"seed", trial.config.seed},
          {"run", trial.run == 0 ? Json() : Json(trial.run)},
          {"outcome", trialOutcomeName(trial.outcome)},
          {"best_epoch", trial.bestEpoch},
          {"accuracy", optional(trial.accuracy)},
          {"macro_f1", optional(trial.macroF1)},
          {"seconds", trial.seconds}};
}

std::string text(const Trial& trial) {
  return fmt::format("trial {} {}: run {}, accuracy {}, macro-F1 {}, best epoch {:.2f}, {:.1f} s", trial.number,
                     trialOutcomeName(trial.outcome), trial.run == 0 ? "–" : std::to_string(trial.run),
                     score(trial.accuracy), score(trial.macroF1), trial.bestEpoch, trial.seconds);
}

Json json(const SweepRecord& sweep, const Combination& combination) {
  Json trials = Json::array();
  for (const int index : combination.trials) trials.push_back(json(sweep.trials[static_cast<std::size_t>(index)]));
  return {{"combination", combination.number},
          {"values", valuesJson(sweep.plan, combination.values)},
          {"macro_f1", {{"mean", optional(combination.macroF1)}, {"std", combination.deviation}}},
          {"abandoned", combination.abandoned},
          {"trials", trials}};
}

/// The run with the best score among the trials of a combination.
RunId bestRun(const SweepRecord& sweep, const Combination& combination) {
  const Trial* best = nullptr;
  for (const int index : combination.trials) {
    const Trial& trial = sweep.trials[static_cast<std::size_t>(index)];
    if (best == nullptr || trial.macroF1.value_or(-1) > best->macroF1.value_or(-1)) best = &trial;
  }
  return best == nullptr ? 0 : best->run;
}

/// The sweep's table as one result. `event` may be empty.
void print(Output& output, const SweepRecord& sweep, const std::string& event) {
  const std::vector<Combination> combinations = combinationsOf(sweep);
  const Combination* best = bestCombination(combinations);
  Json object;
  if (!event.empty()) object["event"] = event;
  object["sweep"] = sweep.id;
  object["state"] = runStateName(sweep.state);
  object["encoder"] = sweep.plan.config.encoder;
  object["cut"] = cutRuleName(sweep.plan.cut);
  object["combinations"] = Json::array();
  std::string table = fmt::format("Sweep {} {}", sweep.id, runStateName(sweep.state));
  for (const Combination& combination : combinations) {
    object["combinations"].push_back(json(sweep, combination));
    const std::string spread = combination.trials.size() > 1 ? fmt::format(" ± {:.4f}", combination.deviation) : "";
    table +=
        fmt::format("\n  {}{}  {}{}{}", score(combination.macroF1), spread, valuesText(sweep.plan, combination.values),
                    combination.abandoned ? "  cut" : "", &combination == best ? "  best" : "");
  }
  object["best"] = best == nullptr ? Json()
                                   : Json{{"combination", best->number},
                                          {"values", valuesJson(sweep.plan, best->values)},
                                          {"run", bestRun(sweep, *best)},
                                          {"macro_f1", optional(best->macroF1)}};
  output.result(object, table);
}

struct EventPrinter {
  Output& output;
  const SweepPlan& plan;

  void operator()(const TrialStarted& e) const {
    std::vector<std::string> values;
    for (const Variation& variation : plan.variations) {
      values.push_back(trainingSetting(variation.setting).text(e.trial.config));
    }
    output.result({{"event", "trial"},
                   {"sweep", e.sweep},
                   {"trial", e.trial.number},
                   {"trials", e.trials},
                   {"seed", e.trial.config.seed},
                   {"values", valuesJson(plan, values)}},
                  fmt::format("Trial {} of {}: {}", e.trial.number, e.trials, valuesText(plan, values)));
  }
  void operator()(const TrialTraining& e) const {
    const bool end = std::holds_alternative<FinishedEvent>(e.event);  // the trial's own line comes next
    if (!end) printEvent(output, e.event, {{"trial", e.trial}}, fmt::format("trial {}  ", e.trial));
  }
  void operator()(const TrialEnded& e) const {
    Json object{{"event", "trial_finished"}};
    object.update(json(e.trial));
    if (!e.reason.empty()) object["reason"] = e.reason;
    output.result(object, e.reason.empty() ? text(e.trial) : text(e.trial) + "\n  " + e.reason);
  }
};

void sweepCommand(const SweepOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  SweepPlan plan;
  if (options.resume != 0) {
    plan = readSweep(project, options.resume).plan;
  } else {
    plan.config = trainConfig(project, options.training);
    for (const std::string& variation : options.vary) plan.variations.push_back(variationFromText(variation));
    plan.draws = options.draws;
    plan.seeds = options.seeds;
    plan.cut = cutRuleFromName(options.cut);
    plan.keepWeights = options.keepWeights;
  }
  const SweepSink sink = [&](const SweepEvent& event) { std::visit(EventPrinter{context.output, plan}, event); };
  const TrainControl control{context.stop, nullptr};
  const SweepRecord sweep = options.resume != 0 ? resumeSweep(project, options.resume, sink, control)
                                                : sweepSettings(project, plan, sink, control);
  print(context.output, sweep, "finished");
}

struct ListOptions {
  std::string project;
};

void list(const ListOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  for (const SweepRecord& sweep : listSweeps(project)) print(context.output, sweep, {});
}

}  // namespace

void addSweepCommands(Commands& commands) {
  commands.add<SweepOptions>(
      "sweep", "Train with one combination of settings after the other and name the best",
      [](CLI::App& sub, SweepOptions& o) {
        addProject(sub, o.project);
        sub.add_option("--vary", o.vary,
                       "SETTING=VALUE,VALUE… or SETTING=LOW..HIGH, named as the options of train; repeatable")
            ->delimiter('\0')
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        sub.add_option("--random", o.draws, "So many random combinations; 0: every combination of the values")
            ->capture_default_str();
        sub.add_option("--seeds", o.seeds, "Train each combination with so many seeds")->capture_default_str();
        sub.add_option("--cut", o.cut, "When poor trials are given up: median, halving or none")->capture_default_str();
        sub.add_flag("--keep-weights", o.keepWeights, "Keep every trial's network, not the best one's only");
        sub.add_option("--resume", o.resume, "Go on with this sweep; other options are its own");
        declareTraining(sub, o.training);
      },
      sweepCommand);
  commands.add<ListOptions>(
      "sweeps", "List the sweeps with their tables, newest first",
      [](CLI::App& sub, ListOptions& o) { addProject(sub, o.project); }, list);
}

}  // namespace wb::cli
