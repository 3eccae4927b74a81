#include "core/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "core/analyze/metrics.h"
#include "core/nn/classifier_folder_impl.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/batch_sampler.h"
#include "core/train/checkpoint_impl.h"
#include "core/train/class_balance.h"
#include "core/train/diagnosis.h"
#include "core/train/layer_rates.h"
#include "core/train/learning_rate.h"
#include "core/train/memory_reuse.h"
#include "core/train/run_gate.h"
#include "core/train/training_step_impl.h"

namespace wb {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// Why a run ended before its last step, where that is no error.
enum class Ending { None, EarlyStop, Diverged };

class Trainer {
 public:
  Trainer(const TrainingTask& task, const TrainSink& sink, const TrainControl& control)
      : m_task(task),
        m_config(task.config),
        m_start(task.resume ? task.weights : task.encoder),
        m_sink(sink),
        m_gate(control, [this](bool begins) { tellPause(begins); }),
        m_poll([this] { m_gate.poll(); }),
        m_dropout(task.config.seed) {}

  FinishedEvent run();

 private:
  void plan();
  void loadNetwork();
  void goOn();
  void emitPlan();
  std::vector<std::size_t> orderOf(int epoch) const;
  void setLayerRates();
  void trainEpoch(int epoch);
  bool takeStep(std::span<const std::size_t> texts);
  void tellStep(double loss, double rate, double seconds, std::size_t texts);
  std::vector<TrainEvent> evaluate();
  void keepIfBest(EvaluationEvent& event);
  std::vector<NoticeEvent> diagnose(const EvaluationEvent& event, const train::Answers& answers);
  void keepState();
  FinishedEvent finish(RunState state);
  /// The notice with the step and epoch of now.
  NoticeEvent placed(NoticeEvent event) const;
  void notify(NoticeEvent event);
  void tellPause(bool begins);

  double epochNow() const {
    return static_cast<double>(m_progress.steps) / static_cast<double>(std::max<std::int64_t>(1, m_stepsPerEpoch));
  }
  bool finished() const { return m_ending != Ending::None || m_progress.steps >= m_totalSteps; }
  double secondsNow() const { return m_secondsBefore + secondsSince(m_begin) - m_gate.pausedSeconds(); }

  const TrainingTask& m_task;
  const TrainConfig& m_config;
  // A resumed run starts from its own best epoch: the encoder may have been removed since.
  const std::filesystem::path m_start;
  const TrainSink& m_sink;
  RunGate m_gate;
  std::function<void()> m_poll;

  std::vector<int> m_trainLabels;
  std::vector<int> m_validationLabels;
  std::int64_t m_stepsPerEpoch = 0;
  std::int64_t m_totalSteps = 0;
  bool m_bf16 = false;
  WeightReport m_weights;

  train::TrainableNetwork m_network;
  train::AdamW m_optimizer;
  Random m_dropout;
  train::RunProgress m_progress;
  Ending m_ending = Ending::None;
  double m_textsPerSecond = 0;  // smoothed
  Clock::time_point m_begin = Clock::now();
  double m_secondsBefore = 0;  // of the sessions before a resume
};

void Trainer::plan() {
  for (const LabelledTokens& text : m_task.train) m_trainLabels.push_back(text.label);
  for (const LabelledTokens& text : m_task.validation) m_validationLabels.push_back(text.label);
  const auto ceilDivide = [](std::int64_t a, std::int64_t b) { return (a + b - 1) / b; };
  const std::int64_t batches = ceilDivide(static_cast<std::int64_t>(m_task.train.size()), m_config.batchSize);
  m_stepsPerEpoch = ceilDivide(batches, m_config.accumulate);
  m_totalSteps = m_stepsPerEpoch * m_config.epochs;
  if (m_config.maxSteps > 0) m_totalSteps = std::min(m_totalSteps, m_config.maxSteps);
  m_bf16 = m_config.precision == Precision::Bf16 || (m_config.precision == Precision::Auto && processorHasBf16());
}

void Trainer::loadNetwork() {
  Random initial(m_config.seed);
  nn::LoadedClassifier loaded = nn::loadForTraining(m_start, m_task.classes, m_config.pooling, initial);
  m_network = train::makeTrainable(loaded.network, m_config, m_bf16);
  m_weights = std::move(loaded.weights);
  if (m_config.classWeights) m_network.classWeights = balancedWeights(m_trainLabels, m_task.classes.size());
  train::registerParameters(m_optimizer, m_network, m_config);
  if (m_task.resume) {
    goOn();
  } else if (loaded.freshHead && !readBertConfig(m_start).classes.empty()) {
    NoticeEvent notice;
    notice.kind = NoticeKind::FreshHead;
    notice.message = "The classifier in this folder is for other categories: its head was replaced by a fresh one.";
    notify(notice);
  }
}

void Trainer::goOn() {
  m_optimizer.load(train::loadState(m_task.state, m_network.trained()));  // throws where nothing was kept
  if (const auto progress = train::readProgress(m_task.state)) m_progress = *progress;
  m_network.encoder->refreshCopies();
  m_dropout.setState(m_progress.dropoutState);
  m_secondsBefore = m_progress.seconds;
}

void Trainer::emitPlan() {
  PlanEvent plan;
  plan.totalSteps = m_totalSteps;
  plan.stepsPerEpoch = m_stepsPerEpoch;
  plan.trainTexts = static_cast<std::int64_t>(m_task.train.size());
  plan.validationTexts = static_cast<std::int64_t>(m_task.validation.size());
  plan.cutTexts = m_task.cutTexts;
  for (const torch::Tensor& parameter : m_network.classifier->parameters()) plan.parameters += parameter.numel();
  plan.precision = m_bf16 ? "bf16" : "fp32";
  plan.weights = m_weights;
  m_sink(plan);
  for (NoticeEvent& notice : noticesBeforeStart(m_task)) notify(std::move(notice));
  if (m_bf16 && !processorHasBf16()) {
    NoticeEvent notice;
    notice.kind = NoticeKind::SlowPrecision;
    notice.message = "This processor cannot multiply bf16 itself: bf16 will be many times slower than fp32 here.";
    notify(std::move(notice));
  }
}

FinishedEvent Trainer::run() {
  const MemoryReuse reuse;
  setComputeThreads(m_config.threads);
  plan();
  try {
    m_poll();
    loadNetwork();
    if (!m_task.resume) emitPlan();
    for (int epoch = m_progress.epochs; epoch < m_config.epochs && !finished(); ++epoch) trainEpoch(epoch);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    return finish(RunState::Stopped);
  }
  return finish(m_ending == Ending::Diverged ? RunState::Stopped : RunState::Finished);
}

std::vector<std::size_t> Trainer::orderOf(int epoch) const {
  if (!m_config.balancedSampling) return shuffledOrder(m_task.train.size(), m_config.seed, epoch);
  return balancedOrder(m_trainLabels, m_task.classes.size(), m_config.seed, epoch);
}

/// How fast each layer learns in the step that begins now.
void Trainer::setLayerRates() {
  const LayerRates rates{m_config.layerDecay, m_config.frozenLayers, false, m_config.epochsPerThaw};
  const int layers = train::layersOf(m_network);
  std::vector<double> factors;
  for (int layer = 0; layer <= layers + 1; ++layer)
    factors.push_back(layerRateFactor(rates, layer, layers, epochNow()));
  const auto lowest = std::find_if(factors.begin(), factors.end(), [](double factor) { return factor > 0; });
  m_network.lowestLayer = static_cast<std::size_t>(lowest - factors.begin());
  m_optimizer.setLayerFactors(std::move(factors));
}

void Trainer::trainEpoch(int epoch) {
  const auto batches = batchesOf(orderOf(epoch), static_cast<std::size_t>(m_config.batchSize));
  const auto perStep = static_cast<std::size_t>(m_config.accumulate);
  const double evaluations = std::max(1.0, m_config.evaluationsPerEpoch) / static_cast<double>(m_stepsPerEpoch);
  std::int64_t step = 0;
  for (std::size_t at = 0; at < batches.size() && !finished(); at += perStep) {
    std::vector<std::size_t> texts;
    for (std::size_t i = at; i < std::min(batches.size(), at + perStep); ++i) {
      texts.insert(texts.end(), batches[i].begin(), batches[i].end());
    }
    if (!takeStep(texts)) return;
    ++step;
    const bool due = std::floor(static_cast<double>(step) * evaluations + 1e-9) >
                     std::floor(static_cast<double>(step - 1) * evaluations + 1e-9);
    const std::vector<TrainEvent> news =
        due || m_progress.steps == m_totalSteps ? evaluate() : std::vector<TrainEvent>();
    if (step == m_stepsPerEpoch) {
      m_progress.epochs = epoch + 1;
      keepState();
    }
    // Told only now: an epoch whose score was seen is not lost to a power cut.
    for (const TrainEvent& event : news) m_sink(event);
  }
}

/// False when the training cannot go on.
bool Trainer::takeStep(std::span<const std::size_t> texts) {
  const Clock::time_point begin = Clock::now();
  const double pausedBefore = m_gate.pausedSeconds();
  const std::int64_t warmup = warmupSteps(m_config.warmup, m_totalSteps);
  const double rate =
      m_config.learningRate * learningRateFactor(m_config.schedule, m_progress.steps, warmup, m_totalSteps);
  setLayerRates();
  const double loss = train::accumulateGradients(m_network, m_optimizer, m_task.train, texts, m_dropout, m_poll);
  const double norm = m_optimizer.step(rate, m_config.clipNorm);
  m_network.clearGradients();
  if (!std::isfinite(loss) || !std::isfinite(norm)) {
    const std::int64_t step = m_progress.steps + 1;
    if (!m_progress.hasBest) throw Error(ErrorCode::Training, divergence(step));
    notify(divergenceNotice(step, loss));
    m_ending = Ending::Diverged;
    return false;
  }
  ++m_progress.steps;
  tellStep(loss, rate, secondsSince(begin) - (m_gate.pausedSeconds() - pausedBefore), texts.size());
  return true;
}

void Trainer::tellStep(double loss, double rate, double seconds, std::size_t texts) {
  const double speed = static_cast<double>(texts) / std::max(seconds, 1e-9);
  constexpr double memory = 0.9;  // weight of the steps before
  m_textsPerSecond = m_textsPerSecond == 0 ? speed : memory * m_textsPerSecond + (1 - memory) * speed;
  if (m_progress.steps > 1) {
    m_progress.stepSeconds += seconds;
    m_progress.stepTexts += static_cast<std::int64_t>(texts);
  }
  m_sink(StepEvent{m_progress.steps, epochNow(), loss, rate, m_textsPerSecond});
}

/// Keeps the weights if they are the best; what there is to tell about them.
std::vector<TrainEvent> Trainer::evaluate() {
  m_optimizer.settle();
  if (m_task.validation.empty()) {
    nn::saveClassifier(m_network.classifier, m_start, m_task.weights);
    m_progress.hasBest = true;
    m_progress.bestEpoch = epochNow();
    return {};
  }
  const train::Answers answers = train::answer(m_network, m_task.validation, m_poll);
  const std::vector<Category> categories(m_task.classes.size());
  const Metrics metrics =
      scoresOf(confusionCounts(m_validationLabels, answers.predictions, categories.size()), categories, answers.loss);
  EvaluationEvent event{m_progress.steps, epochNow(), metrics.loss, metrics.accuracy, metrics.macroF1, false};
  keepIfBest(event);
  std::vector<TrainEvent> news = {event};
  for (NoticeEvent& notice : diagnose(event, answers)) news.emplace_back(placed(std::move(notice)));
  return news;
}

void Trainer::keepIfBest(EvaluationEvent& event) {
  const bool tie = event.macroF1 == m_progress.bestMacroF1;
  event.best =
      !m_progress.hasBest || event.macroF1 > m_progress.bestMacroF1 || (tie && event.loss < m_progress.bestLoss);
  if (!event.best) {
    ++m_progress.evaluationsSinceBest;
    return;
  }
  nn::saveClassifier(m_network.classifier, m_start, m_task.weights);
  m_progress.hasBest = true;
  m_progress.bestEpoch = event.epoch;
  m_progress.bestLoss = event.loss;
  m_progress.bestAccuracy = event.accuracy;
  m_progress.bestMacroF1 = event.macroF1;
  m_progress.evaluationsSinceBest = 0;
}

std::vector<NoticeEvent> Trainer::diagnose(const EvaluationEvent& event, const train::Answers& answers) {
  std::vector<NoticeEvent> notices;
  if (!m_progress.saidCollapsed) {
    if (auto notice = collapseNotice(m_validationLabels, answers.predictions, m_task.classes)) {
      m_progress.saidCollapsed = true;
      notices.push_back(std::move(*notice));
    }
  }
  if (m_progress.evaluations++ == 0 || event.loss < m_progress.lowestLoss) {
    m_progress.lowestLoss = event.loss;
    m_progress.lowestLossEpoch = event.epoch;
  } else if (!m_progress.saidOverfitting) {
    if (auto notice = overfittingNotice(m_progress.lowestLossEpoch, m_progress.lowestLoss, event.loss)) {
      m_progress.saidOverfitting = true;
      notices.push_back(std::move(*notice));
    }
  }
  if (m_config.patience > 0 && m_progress.evaluationsSinceBest >= m_config.patience &&
      m_progress.steps < m_totalSteps) {
    notices.push_back(earlyStopNotice(m_progress.evaluationsSinceBest, m_progress.bestEpoch));
    m_ending = Ending::EarlyStop;
  }
  return notices;
}

void Trainer::keepState() {
  if (m_ending != Ending::None) return;  // nothing is left to go on with
  m_optimizer.settle();
  m_progress.dropoutState = m_dropout.state();
  m_progress.seconds = secondsNow();
  train::saveState(m_task.state, m_progress, m_network.trained(), m_optimizer.state());
}

FinishedEvent Trainer::finish(RunState state) {
  FinishedEvent event;
  event.state = state;
  event.bestEpoch = m_progress.bestEpoch;
  event.accuracy = m_progress.bestAccuracy;
  event.macroF1 = m_progress.bestMacroF1;
  event.seconds = secondsNow();
  event.steps = m_progress.steps;
  if (m_progress.stepSeconds > 0) {
    event.textsPerSecond = static_cast<double>(m_progress.stepTexts) / m_progress.stepSeconds;
  }
  m_sink(event);
  // Only now: killed before, the run goes on from its last epoch and ends at once.
  if (m_ending == Ending::Diverged || state == RunState::Finished) train::removeState(m_task.state);
  return event;
}

NoticeEvent Trainer::placed(NoticeEvent event) const {
  event.step = std::max(event.step, m_progress.steps);
  event.epoch = epochNow();
  return event;
}

void Trainer::notify(NoticeEvent event) { m_sink(placed(std::move(event))); }

void Trainer::tellPause(bool begins) {
  NoticeEvent event;
  event.kind = begins ? NoticeKind::Paused : NoticeKind::Resumed;
  event.message = begins ? "Paused." : "Going on.";
  notify(std::move(event));
}

Error outOfMemoryFor(const TrainConfig& config, const std::string& detail) {
  return {
      ErrorCode::OutOfMemory,
      say("There is not enough memory to train with %1 texts of up to %2 tokens a batch. Lower the batch size or the "
          "maximum length, choose a smaller encoder, or close other programs.",
          config.batchSize, config.maxLength),
      detail};
}

}  // namespace

FinishedEvent fineTune(const TrainingTask& task, const TrainSink& sink, const TrainControl& control) {
  try {
    return nn::withTorchErrors(say("train"), [&] { return Trainer(task, sink, control).run(); });
  } catch (const Error& error) {
    if (error.code() == ErrorCode::OutOfMemory) throw outOfMemoryFor(task.config, error.detail());
    throw;
  }
}

}  // namespace wb
