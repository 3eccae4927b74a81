#include "app/cli/training_options.h"

#include <fmt/format.h>

#include "core/data/training_settings.h"
#include "core/workflow/encoders.h"

namespace wb::cli {

namespace {

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

// Prints each kind of event as an object and as a line for people.
struct EventPrinter {
  Output& output;
  const Json& more;
  const std::string& before;

  void print(Json object, const std::string& line) const {
    object.update(more);
    output.result(object, before + line);
  }

  void operator()(const PlanEvent& e) const {
    for (const Message& words : weightsInWords(e.weights)) output.note(words.english());
    print({{"event", "plan"},
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
    print({{"event", "step"},
           {"step", e.step},
           {"epoch", e.epoch},
           {"loss", e.loss},
           {"learning_rate", e.learningRate},
           {"texts_per_second", e.textsPerSecond}},
          fmt::format("epoch {:.2f}  step {}  loss {:.4f}  {:.0f} texts/s", e.epoch, e.step, e.loss, e.textsPerSecond));
  }
  void operator()(const EvaluationEvent& e) const {
    print({{"event", "evaluation"},
           {"split", "validation"},
           {"step", e.step},
           {"epoch", e.epoch},
           {"loss", e.loss},
           {"accuracy", e.accuracy},
           {"macro_f1", e.macroF1},
           {"best", e.best}},
          fmt::format("epoch {:.2f}  validation loss {:.4f}  accuracy {:.4f}  macro-F1 {:.4f}{}", e.epoch, e.loss,
                      e.accuracy, e.macroF1, e.best ? "  best so far" : ""));
  }
  void operator()(const NoticeEvent& e) const {
    print({{"event", "notice"},
           {"kind", noticeKindName(e.kind)},
           {"step", e.step},
           {"epoch", e.epoch},
           {"message", e.message}},
          e.message);
  }
  void operator()(const FinishedEvent& e) const {
    print({{"event", "finished"},
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

}  // namespace

void declareTraining(CLI::App& sub, TrainingOptions& options) {
  sub.add_option("--encoder", options.encoder, "A name of `encoders`, a folder, or \"new\" for random values");
  sub.add_option("--preset", options.preset, "quick, balanced or thorough")->capture_default_str();
  for (const TrainingSetting& setting : trainingSettings()) {
    declareSetting(sub, setting, options.settings[setting.option]);
  }
}

TrainConfig trainConfig(const Project& project, const TrainingOptions& o) {
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

void printEvent(Output& output, const TrainEvent& event, const Json& more, const std::string& before) {
  std::visit(EventPrinter{output, more, before}, event);
}

}  // namespace wb::cli
