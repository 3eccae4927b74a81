// Which learning rate suits this network and these texts.
#pragma once

#include <stop_token>

#include "core/base/message.h"
#include "core/data/rate_search.h"
#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

/// Trains a copy of the encoder on the train split with growing rates and throws it away. Throws as trainRun does.
RateFinding findRate(const Project& project, const TrainConfig& config, const RateRange& range, const RateSink& sink,
                     const std::stop_token& stop = {});

/// The suggestion and why, in words.
Message rateWords(const RateFinding& found);

}  // namespace wb
