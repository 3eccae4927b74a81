// Settings and events of training as JSON, the form in which the store keeps them. Keys that a later
// version adds are ignored when read; keys that are missing keep their default.
#pragma once

#include <string>

#include "core/data/training.h"

namespace wb {

std::string trainConfigToJson(const TrainConfig& config);
TrainConfig trainConfigFromJson(const std::string& text);

/// One event: an object whose "event" says which.
std::string trainEventToJson(const TrainEvent& event);
/// Throws Error{Corrupt} for what is no event.
TrainEvent trainEventFromJson(const std::string& text);

}  // namespace wb
