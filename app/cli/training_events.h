// The events of a training as lines on stdout.
#pragma once

#include <string>

#include "app/cli/output.h"
#include "core/data/training.h"

namespace wb::cli {

/// Prints an event as an object or as a line for people (of many steps some). `more` is added to the object, and
/// `before` stands before the line: which of several trainings it is.
void printEvent(Output& output, const TrainEvent& event, const Json& more = Json::object(),
                const std::string& before = {});

}  // namespace wb::cli
