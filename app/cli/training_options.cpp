#include "app/cli/training_options.h"

#include "core/data/presets.h"
#include "core/data/training_settings.h"
#include "core/workflow/encoders.h"
#include "core/workflow/training_texts.h"

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

}  // namespace

void declareTraining(CLI::App& sub, TrainingOptions& o) {
  sub.add_option("--encoder", o.encoder, "A name of `encoders`, a folder, or \"new\" for random values");
  sub.add_option("--preset", o.preset, "quick, balanced or thorough")->capture_default_str();
  for (const TrainingSetting& setting : trainingSettings()) declareSetting(sub, setting, o.settings[setting.option]);
}

TrainConfig trainConfig(const Project& project, const TrainingOptions& o) {
  if (o.encoder.empty())
    throw Error(ErrorCode::BadInput, say("Say which encoder to train: --encoder NAME, a folder, or new."));
  TrainConfig config;
  for (const auto& [option, value] : o.settings) {
    if (!value.empty()) trainingSetting(option).set(config, value);
  }
  const int hiddenSize = o.encoder == newEncoder ? config.fresh.hiddenSize : findEncoder(project, o.encoder).hiddenSize;
  config = presetConfig(presetFromName(o.preset), o.encoder, hiddenSize, countTrainingTexts(project));
  for (const auto& [option, value] : o.settings) {
    if (!value.empty()) trainingSetting(option).set(config, value);
  }
  return config;
}

}  // namespace wb::cli
