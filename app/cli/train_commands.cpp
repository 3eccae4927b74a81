// train, runs.
#include <fmt/format.h>

#include <map>
#include <optional>

#include "app/cli/command.h"
#include "core/data/training_settings.h"
#include "core/workflow/encoders.h"
#include "core/workflow/runs.h"
#include "core/workflow/train_run.h"

namespace wb::cli {

namespace {

struct TrainOptions {
  std::string project;
  std::string encoder;
  std::string preset = "balanced";
  std::map<std::string_view, std::string> settings;  ///< those given; the others keep the preset's value
  RunId resume = 0;
  double secondsBetweenStates = TrainControl().secondsBetweenStates;
};

/// Why CLI11 refuses `value`, or nothing: what is no number is wrong usage.
std::string refusal(const TrainingSetting& setting, const std::string& value) {
  try {
    TrainConfig unused;
    setting.set(unused, value);
    return {};
  } catch (const Error& error) {
    return error.message().english();
  }
}

void declareSetting(CLI::App& sub, const TrainingSetting& setting, std::string& value) {
  const std::string option = "--" + std::string(setting.option);
  const std::string meaning(setting.meaning);
  if (setting.isSwitch()) {
    sub.add_flag(option + "{on}", value, meaning);
  } else if (setting.isNumber()) {
    sub.add_option(option, value, meaning)->type_name("NUMBER")->check([&setting](const std::string& given) {
      return refusal(setting, given);
    });
  } else {
    sub.add_option(option, value, meaning);
  }
}

void declareTrain(CLI::App& sub, TrainOptions& o) {
  addProject(sub, o.project);
  sub.add_option("--encoder", o.encoder, "A name of `encoders`, a folder, or \"new\" for random values");
  sub.add_option("--preset", o.preset, "quick, balanced or thorough")->capture_default_str();
  for (const TrainingSetting& setting : trainingSettings()) declareSetting(sub, setting, o.settings[setting.option]);
  sub.add_option("--state-every", o.secondsBetweenStates,
                 "Seconds between writing what --resume goes on from; 0 writes it after every step")
      ->capture_default_str()
      ->check(CLI::NonNegativeNumber);
  sub.add_option("--resume", o.resume, "Go on with this stopped or killed run; other options are its own");
}

TrainConfig trainConfig(const Project& project, const TrainOptions& o) {
  if (o.encoder.empty())
    throw Error(ErrorCode::BadInput, say("Say which encoder to train: --encoder NAME, a folder, or new."));
  TrainConfig config;
  for (const auto& [option, value] : o.settings) {
    if (!value.empty()) trainingSetting(option).set(config, value);
  }
  const int hiddenSize = o.encoder == newEncoder ? config.fresh.hiddenSize : findEncoder(project, o.encoder).hiddenSize;
  config = presetConfig(presetFromName(o.preset), o.encoder, hiddenSize);
  for (const auto& [option, value] : o.settings) {
    if (!value.empty()) trainingSetting(option).set(config, value);
  }
  return config;
}

// Prints each kind of event as an object and as a line for people.
struct EventPrinter {
  Output& output;

  void operator()(const PlanEvent& e) const {
    for (const Message& words : weightsInWords(e.weights)) output.note(words.english());
    output.result({{"event", "plan"},
                   {"run", e.run},
                   {"steps", e.totalSteps},
                   {"steps_per_epoch", e.stepsPerEpoch},
                   {"train_texts", e.trainTexts},
                   {"validation_texts", e.validationTexts},
                   {"cut_texts", e.cutTexts},
                   {"parameters", e.parameters},
                   {"precision", e.precision}},
                  fmt::format("Run {}: {} steps over {} texts, validated on {}, {}", e.run, e.totalSteps, e.trainTexts,
                              e.validationTexts, e.precision));
  }
  void operator()(const StepEvent& e) const {
    constexpr std::int64_t kLineEvery = 20;
    if (!output.json() && e.step % kLineEvery != 0) return;
    output.result(
        {{"event", "step"},
         {"step", e.step},
         {"epoch", e.epoch},
         {"loss", e.loss},
         {"learning_rate", e.learningRate},
         {"texts_per_second", e.textsPerSecond}},
        fmt::format("epoch {:.2f}  step {}  loss {:.4f}  {:.0f} texts/s", e.epoch, e.step, e.loss, e.textsPerSecond));
  }
  void operator()(const EvaluationEvent& e) const {
    output.result({{"event", "evaluation"},
                   {"split", "validation"},
                   {"step", e.step},
                   {"epoch", e.epoch},
                   {"loss", e.loss},
                   {"accuracy", e.accuracy},
                   {"macro_f1", e.macroF1},
                   {"weighted_f1", e.weightedF1},
                   {"matthews", e.matthews},
                   {"best", e.best}},
                  fmt::format("epoch {:.2f}  validation loss {:.4f}  accuracy {:.4f}  macro-F1 {:.4f}{}", e.epoch,
                              e.loss, e.accuracy, e.macroF1, e.best ? "  best so far" : ""));
  }
  void operator()(const NoticeEvent& e) const {
    output.result({{"event", "notice"},
                   {"kind", noticeKindName(e.kind)},
                   {"step", e.step},
                   {"epoch", e.epoch},
                   {"message", e.message}},
                  e.message);
  }
  void operator()(const FinishedEvent& e) const {
    output.result(
        {{"event", "finished"},
         {"run", e.run},
         {"state", runStateName(e.state)},
         {"best_epoch", e.bestEpoch},
         {"accuracy", e.accuracy},
         {"macro_f1", e.macroF1},
         {"seconds", e.seconds},
         {"steps", e.steps},
         {"texts_per_second", e.textsPerSecond}},
        fmt::format("Run {} {}: best epoch {:.2f}, accuracy {:.4f}, macro-F1 {:.4f}, {:.1f} s, {:.0f} texts/s", e.run,
                    runStateName(e.state), e.bestEpoch, e.accuracy, e.macroF1, e.seconds, e.textsPerSecond));
  }
};

void train(const TrainOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  const TrainSink sink = [&context](const TrainEvent& event) { std::visit(EventPrinter{context.output}, event); };
  const TrainControl control{context.stop, nullptr, options.secondsBetweenStates};
  if (options.resume != 0) {
    resumeRun(project, options.resume, sink, control);
  } else {
    trainRun(project, trainConfig(project, options), sink, control);
  }
}

struct RunsOptions {
  std::string project;
};

void runs(const RunsOptions& options, const Context& context) {
  const Project project = Project::open(options.project);
  for (const RunRecord& run : listRuns(project)) {
    const auto score = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
    context.output.result(
        {{"run", run.id},
         {"encoder", run.encoder},
         {"state", runStateName(run.state)},
         {"preset", presetName(run.config.preset)},
         {"best_epoch", run.bestEpoch},
         {"accuracy", score(run.accuracy)},
         {"macro_f1", score(run.macroF1)},
         {"seconds", run.seconds},
         {"steps", run.steps},
         {"resumable", run.resumable},
         {"note", run.note}},
        fmt::format("run {}  {}  {}  accuracy {}  macro-F1 {}  {:.0f} s", run.id, run.encoder, runStateName(run.state),
                    run.accuracy ? fmt::format("{:.4f}", *run.accuracy) : "–",
                    run.macroF1 ? fmt::format("{:.4f}", *run.macroF1) : "–", run.seconds));
  }
}

}  // namespace

void addTrainCommands(Commands& commands) {
  commands.add<TrainOptions>("train", "Fine-tune an encoder on the labelled texts", declareTrain, train);
  commands.add<RunsOptions>(
      "runs", "List the runs, newest first", [](CLI::App& sub, RunsOptions& o) { addProject(sub, o.project); }, runs);
}

}  // namespace wb::cli
