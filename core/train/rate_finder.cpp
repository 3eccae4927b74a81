#include "core/train/rate_finder.h"

#include <algorithm>
#include <cmath>

#include "core/base/progress.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/batch_sampler.h"
#include "core/train/class_balance.h"
#include "core/train/layer_rates.h"
#include "core/train/memory_reuse.h"
#include "core/train/rate_curve.h"
#include "core/train/training_step_impl.h"

namespace wb {
namespace {

/// The texts of each step, epoch after epoch without end.
class StepTexts {
 public:
  explicit StepTexts(const RateSearchTask& task) : m_task(task) {
    for (const LabelledTokens& text : task.train) m_labels.push_back(text.label);
  }

  std::vector<std::size_t> next() {
    const auto wanted =
        static_cast<std::size_t>(m_task.config.batchSize) * static_cast<std::size_t>(m_task.config.accumulate);
    if (m_at >= m_order.size()) beginEpoch();
    const std::size_t end = std::min(m_order.size(), m_at + wanted);
    std::vector<std::size_t> texts(m_order.begin() + static_cast<std::ptrdiff_t>(m_at),
                                   m_order.begin() + static_cast<std::ptrdiff_t>(end));
    m_at = end;
    return texts;
  }

 private:
  void beginEpoch() {
    const TrainConfig& config = m_task.config;
    m_order = config.balancedSampling ? balancedOrder(m_labels, m_task.classes.size(), config.seed, m_epoch)
                                      : shuffledOrder(m_labels.size(), config.seed, m_epoch);
    m_at = 0;
    ++m_epoch;
  }

  const RateSearchTask& m_task;
  std::vector<int> m_labels;
  std::vector<std::size_t> m_order;
  std::size_t m_at = 0;
  int m_epoch = 0;
};

train::TrainableNetwork loadNetwork(const RateSearchTask& task, train::AdamW& optimizer) {
  const TrainConfig& config = task.config;
  const bool bf16 = config.precision == Precision::Bf16 || (config.precision == Precision::Auto && processorHasBf16());
  Random initial(config.seed);
  const nn::LoadedClassifier loaded = nn::loadForTraining(task.encoder, task.classes, config.pooling, initial);
  train::TrainableNetwork network = train::makeTrainable(loaded.network, config, bf16);
  std::vector<int> labels;
  for (const LabelledTokens& text : task.train) labels.push_back(text.label);
  if (config.classWeights) network.classWeights = balancedWeights(labels, task.classes.size());
  train::registerParameters(optimizer, network, config);
  return network;
}

/// The rate of step `step` (0-based): the range in equal ratios.
double rateOf(const RateRange& range, int step) {
  return range.from * std::pow(range.to / range.from, static_cast<double>(step) / std::max(1, range.steps - 1));
}

RateFinding search(const RateSearchTask& task, const RateSink& sink, const std::function<void()>& poll) {
  const MemoryReuse reuse;
  setComputeThreads(task.config.threads);
  train::AdamW optimizer;
  train::TrainableNetwork network = loadNetwork(task, optimizer);
  Random dropout(task.config.seed);
  StepTexts texts(task);
  RateCurve curve;
  for (int step = 0; step < task.range.steps && !curve.diverged(); ++step) {
    const double rate = rateOf(task.range, step);
    double loss = train::accumulateGradients(network, optimizer, task.train, texts.next(), dropout, poll);
    const double norm = optimizer.step(rate, task.config.clipNorm);
    network.clearGradients();
    if (!std::isfinite(norm)) loss = norm;
    sink(curve.add(rate, loss));
  }
  return curve.finding();
}

}  // namespace

RateFinding findRate(const RateSearchTask& task, const RateSink& sink, const std::stop_token& stop) {
  const auto poll = [&stop] { throwIfStopped(stop); };
  poll();
  return nn::withTorchErrors(say("search for a learning rate"), [&] { return search(task, sink, poll); });
}

}  // namespace wb
