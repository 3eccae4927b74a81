// The settings of a training as options, and its events as lines: what every command that trains shares.
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

/// Prints an event as an object or as a line for people (of many steps some). `more` is added to the object, and
/// `before` stands before the line.
void printEvent(Output& output, const TrainEvent& event, const Json& more = Json::object(),
                const std::string& before = {});

}  // namespace wb::cli
