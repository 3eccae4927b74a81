#include "core/train/rate_finder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "core/base/progress.h"
#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/learner_impl.h"
#include "core/train/memory_reuse.h"
#include "core/train/rate_curve.h"
#include "core/train/training_plan.h"

namespace wb {
namespace {

/// The rate of step `step` (0-based): the range in equal ratios.
double rateOf(const RateRange& range, int step) {
  return range.from * std::pow(range.to / range.from, static_cast<double>(step) / std::max(1, range.steps - 1));
}

/// The batches of the training, epoch after epoch without end.
TrainingPlan endlessPlan(const TrainingTask& task) {
  TrainConfig config = task.config;
  config.epochs = std::numeric_limits<int>::max();
  config.maxSteps = 0;
  return {config, task};
}

RateFinding search(const TrainingTask& task, const RateRange& range, const RateSink& sink,
                   const std::function<void()>& poll) {
  const MemoryReuse reuse;
  setComputeThreads(task.config.threads);
  train::Learner learner(task.config, task, task.encoder);
  TrainingPlan plan = endlessPlan(task);
  RateCurve curve;
  for (int step = 0; step < range.steps && !curve.diverged(); ++step) {
    const double rate = rateOf(range, step);
    const train::Learner::Step done = learner.step(task.train, plan.textsAfter(step), rate, plan.epochs(step), poll);
    sink(curve.add(rate, done.finite ? done.loss : std::numeric_limits<double>::quiet_NaN()));
  }
  return curve.finding();
}

}  // namespace

RateFinding findRate(const TrainingTask& task, const RateRange& range, const RateSink& sink,
                     const std::stop_token& stop) {
  const auto poll = [&stop] { throwIfStopped(stop); };
  poll();
  return nn::withTorchErrors(say("search for a learning rate"), [&] { return search(task, range, sink, poll); });
}

}  // namespace wb
