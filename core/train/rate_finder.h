// The learning-rate range test (Smith 2017, "Cyclical learning rates for training neural networks", arXiv 1506.01186):
// a short training whose rate grows from step to step. Nothing of it is kept.
#pragma once

#include <stop_token>

#include "core/data/rate_search.h"
#include "core/train/trainer.h"

namespace wb {

/// Trains as `task` says, but for its learning rate, schedule and epochs, until the curve diverges (rate_curve.h) or
/// the range ends, everything on the calling thread. The same seed gives the same curve. Throws Error(Cancelled) within
/// a second of a stop, OutOfMemory, and what reading folders throws.
RateFinding findRate(const TrainingTask& task, const RateRange& range, const RateSink& sink,
                     const std::stop_token& stop);

}  // namespace wb
