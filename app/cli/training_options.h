// The settings of a training as options, for every command that trains.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/cli/command.h"
#include "core/data/training.h"

namespace wb::cli {

struct TrainingOptions {
  std::string encoder;
  std::string preset = "balanced";
  std::map<std::string_view, std::string> settings;  ///< those given; the others keep the preset's value
};

void declareTraining(CLI::App& sub, TrainingOptions& options);
TrainConfig trainConfig(const Project& project, const TrainingOptions& options);

}  // namespace wb::cli
