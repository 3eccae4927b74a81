#include "core/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "core/nn/text_classifier.h"
#include "core/nn/torch_errors_impl.h"
#include "core/train/attempts.h"
#include "core/train/checkpoint_impl.h"
#include "core/train/diagnosis.h"
#include "core/train/epoch_texts.h"
#include "core/train/evaluations.h"
#include "core/train/learner_impl.h"
#include "core/train/memory_reuse.h"
#include "core/train/run_gate.h"
#include "core/train/state_schedule.h"
#include "core/train/texts_hash.h"
#include "core/train/training_plan.h"
#include "core/train/validation.h"

namespace wb {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

/// What happens next follows from m_progress alone, so that a stored one goes on where it was written.
class Trainer {
 public:
  Trainer(const TrainingTask& task, const TrainSink& sink, const TrainControl& control)
      : m_task(task),
        m_config(task.config),
        m_sink(sink),
        m_gate(control, [this](bool begins) { tellPause(begins); }),
        m_poll([this] { m_gate.poll(); }),
        m_plan(task.config, task),
        m_attempts(attemptsOf(task.config, m_plan.stepsPerEpoch(), !task.validation.empty())),
        m_texts(task),
        m_validation(task),
        m_states(control.secondsBetweenStates) {}

  FinishedEvent run();

 private:
  void begin();
  void goOn();
  void takeUp(int attempt, const std::filesystem::path& start);
  bool tryAgain();
  void emitPlan();
  void work();
  void takeStep();
  void tellStep(double loss, double rate, double seconds, std::size_t texts);
  void evaluate();
  EvaluationEvent measure(train::Answers& answers);
  void keepForTheEnd(const EvaluationEvent& event);
  void averageKept();
  void diverge(std::int64_t step, double loss);
  void keepState();
  FinishedEvent finish(RunState state);
  void emit(const TrainEvent& event);
  /// Emits the notice with the step and epoch of now.
  void notify(NoticeEvent event);
  void notify(NoticeKind kind, std::string message);
  void tellPause(bool begins);

  /// Steps of the attempt that is under way.
  std::int64_t stepsHere() const { return m_progress.steps - m_progress.stepsBefore; }
  bool evaluationDue() const {
    return m_progress.evaluatedSteps != m_progress.steps && m_plan.evaluatesAfter(stepsHere());
  }
  bool stopsEarly() const { return stepsHere() < m_plan.totalSteps() && train::givesUp(m_progress, m_config.patience); }
  /// The attempt, and the run where no other follows.
  bool finished() const {
    return m_diverged || stopsEarly() || (stepsHere() >= m_plan.totalSteps() && !evaluationDue());
  }
  bool anotherFollows() const { return static_cast<std::size_t>(m_progress.attempt) + 1 < m_attempts.size(); }
  double epochNow() const { return m_plan.epochs(m_progress.steps); }
  double secondsNow() const { return m_secondsBefore + secondsSince(m_begin) - m_gate.pausedSeconds(); }

  const TrainingTask& m_task;
  TrainConfig m_config;  // of the attempt that is under way
  const TrainSink& m_sink;
  RunGate m_gate;
  std::function<void()> m_poll;

  TrainingPlan m_plan;  // of the same
  std::vector<TrainConfig> m_attempts;
  EpochTexts m_texts;
  train::Validation m_validation;
  std::unique_ptr<train::Learner> m_learner;
  train::RunProgress m_progress;
  bool m_diverged = false;
  bool m_inStep = false;    // else what is between two steps is under way
  bool m_tookMean = false;  // the learner's weights are not those of a step any more
  bool m_saidNotKept = false;
  StateSchedule m_states;
  double m_textsPerSecond = 0;  // smoothed
  Clock::time_point m_begin = Clock::now();
  double m_secondsBefore = 0;  // of the sessions before a resume
};

FinishedEvent Trainer::run() {
  const MemoryReuse reuse;
  setComputeThreads(m_config.threads);
  try {
    m_poll();
    begin();
    do {
      work();
      averageKept();
    } while (tryAgain());
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Cancelled) throw;
    if (m_learner && !m_tookMean) keepState();
    return finish(RunState::Stopped);
  }
  return finish(m_diverged ? RunState::Stopped : RunState::Finished);
}

void Trainer::begin() {
  if (m_task.resume) {
    goOn();
    return;
  }
  takeUp(0, m_task.encoder);
  m_progress.stepsPerEpoch = m_plan.stepsPerEpoch();
  m_progress.texts = hashOf(m_task.train);
  if (m_learner->replacedHead()) {
    notify(NoticeKind::FreshHead,
           "The classifier in this folder is for other categories: its head was replaced by a fresh one.");
  }
  emitPlan();
}

void Trainer::goOn() {
  const train::StoredState stored = train::loadState(m_task.state);  // throws where nothing was kept
  takeUp(stored.progress.attempt, m_task.encoder);
  m_learner->restore(stored.tensors.tensors);
  m_progress = stored.progress;
  m_learner->setChance(m_progress.dropoutState);
  m_secondsBefore = m_progress.seconds;
  if (const std::uint64_t texts = hashOf(m_task.train); texts != m_progress.texts) {
    notify(NoticeKind::TextsChanged,
           "The labelled texts have changed since this run began: it goes on with those of now.");
    m_progress.texts = texts;
    m_progress.steps = m_progress.steps * m_plan.stepsPerEpoch() / m_progress.stepsPerEpoch;
    m_progress.stepsBefore = m_progress.stepsBefore * m_plan.stepsPerEpoch() / m_progress.stepsPerEpoch;
    m_progress.evaluatedSteps = std::min(m_progress.evaluatedSteps, m_progress.steps);
    m_progress.stepsPerEpoch = m_plan.stepsPerEpoch();
  }
}

/// Makes ready what an attempt needs, from the network in `start`.
void Trainer::takeUp(int attempt, const std::filesystem::path& start) {
  // Resumed with fewer texts, a run may have a second try under way that it would not begin any more.
  m_config = m_attempts[std::min(static_cast<std::size_t>(attempt), m_attempts.size() - 1)];
  m_plan = TrainingPlan(m_config, m_task);
  m_learner.reset();  // before there is another: two would need twice the memory
  m_learner = std::make_unique<train::Learner>(m_config, m_task, start);
  m_tookMean = false;
}

/// Begins the next attempt; false where there is none.
bool Trainer::tryAgain() {
  if (m_diverged || !anotherFollows()) return false;
  notify(secondTryNotice(m_progress.bestEpoch, m_config.metric, m_progress.bestScore));
  takeUp(m_progress.attempt + 1, m_task.again.empty() ? m_task.encoder : m_task.again);
  train::beginAttempt(m_progress);
  return true;
}

void Trainer::emitPlan() {
  PlanEvent plan;
  for (const TrainConfig& attempt : m_attempts) plan.totalSteps += TrainingPlan(attempt, m_task).totalSteps();
  plan.stepsPerEpoch = m_plan.stepsPerEpoch();
  plan.trainTexts = static_cast<std::int64_t>(m_task.train.size());
  plan.validationTexts = static_cast<std::int64_t>(m_task.validation.size());
  plan.cutTexts = m_task.cutTexts;
  plan.parameters = m_learner->parameters();
  plan.precision = m_learner->bf16() ? "bf16" : "fp32";
  plan.weights = m_learner->weights();
  emit(plan);
  for (NoticeEvent& notice : noticesBeforeStart(m_task)) notify(std::move(notice));
  if (m_learner->bf16() && !processorHasBf16()) {
    notify(NoticeKind::SlowPrecision,
           "This processor cannot multiply bf16 itself: bf16 will be many times slower than fp32 here.");
  }
}

void Trainer::work() {
  while (!finished()) {
    if (evaluationDue()) {
      evaluate();
    } else {
      takeStep();
    }
    if (!finished() && !evaluationDue() && m_states.due(secondsSince(m_begin))) keepState();
  }
}

void Trainer::takeStep() {
  const Clock::time_point begin = Clock::now();
  const double pausedBefore = m_gate.pausedSeconds();
  const double rate = m_plan.learningRate(stepsHere());
  const std::vector<std::size_t> texts = m_plan.textsAfter(stepsHere());
  const std::vector<LabelledTokens>& corpus = m_texts.of(m_plan.epochAfter(stepsHere()));
  m_inStep = true;
  const train::Learner::Step step = m_learner->step(corpus, texts, rate, m_plan.epochs(stepsHere()), m_poll);
  m_inStep = false;
  if (!step.finite) {
    diverge(m_progress.steps + 1, step.loss);
    return;
  }
  ++m_progress.steps;
  tellStep(step.loss, rate, secondsSince(begin) - (m_gate.pausedSeconds() - pausedBefore), texts.size());
}

void Trainer::tellStep(double loss, double rate, double seconds, std::size_t texts) {
  const double speed = static_cast<double>(texts) / std::max(seconds, 1e-9);
  constexpr double memory = 0.9;  // weight of the steps before
  m_textsPerSecond = m_textsPerSecond == 0 ? speed : memory * m_textsPerSecond + (1 - memory) * speed;
  if (m_progress.steps > 1) {
    m_progress.stepSeconds += seconds;
    m_progress.stepTexts += static_cast<std::int64_t>(texts);
  }
  emit(StepEvent{m_progress.steps, epochNow(), loss, rate, m_textsPerSecond});
}

/// Measures the weights of now, keeps them if they are the best, and tells what there is to tell about them.
void Trainer::evaluate() {
  m_learner->settle();
  if (m_task.validation.empty()) {
    m_learner->saveClassifier(m_task.weights);
    m_progress.hasBest = true;
    m_progress.bestEpoch = epochNow();
    m_progress.evaluatedSteps = m_progress.steps;
    return;
  }
  train::Answers answers;
  const EvaluationEvent event = measure(answers);
  if (!std::isfinite(event.loss)) {
    diverge(m_progress.steps, event.loss);
    return;
  }
  if (event.best) m_learner->saveClassifier(m_task.weights);
  if (m_config.averagedCheckpoints > 1) keepForTheEnd(event);
  train::note(m_progress, m_config.metric, event);
  m_progress.evaluatedSteps = m_progress.steps;
  emit(event);
  // That the most probable class is always the same says nothing where a text may have several.
  const std::span<const int> answered = m_task.severalLabels ? std::span<const int>() : answers.predictions;
  for (NoticeEvent& notice :
       train::diagnose(m_progress, event, m_validation.labels(), answered, m_task.classes, anotherFollows())) {
    notify(std::move(notice));
  }
  if (stopsEarly()) notify(earlyStopNotice(m_progress.evaluationsSinceBest, m_progress.bestEpoch));
}

EvaluationEvent Trainer::measure(train::Answers& answers) {
  answers = m_learner->answer(m_task.validation, m_poll);
  train::ValidationScores scored = m_validation.score(answers);
  if (m_task.severalLabels) m_learner->setThresholds(std::move(scored.thresholds));
  EvaluationEvent event = scored.scores;
  event.step = m_progress.steps;
  event.epoch = epochNow();
  event.best = std::isfinite(event.loss) && train::isBest(m_progress, m_config.metric, event);
  return event;
}

/// Keeps the weights beside the state where they are among the best.
void Trainer::keepForTheEnd(const EvaluationEvent& event) {
  auto best =
      train::bestOf(m_progress.kept, m_config.metric, event, static_cast<std::size_t>(m_config.averagedCheckpoints));
  const bool enters = std::any_of(best.begin(), best.end(), [&](const auto& one) { return one.steps == event.step; });
  if (!enters) return;
  m_learner->keepWeights(m_task.state, event.step);
  m_progress.kept = std::move(best);
}

/// The mean of the best evaluations' weights is kept where validation says that it is better than the best alone.
void Trainer::averageKept() {
  if (m_diverged || m_progress.kept.size() < 2) return;
  keepState();  // of the weights that are given up now: stopped before its end, the run comes here again
  m_tookMean = true;
  m_learner->takeMean(m_task.state, m_progress.kept);
  train::Answers answers;
  const EvaluationEvent event = measure(answers);
  const double best = m_progress.bestScore;
  if (event.best) {
    m_learner->saveClassifier(m_task.weights);
    train::note(m_progress, m_config.metric, event);
    emit(event);
  }
  notify(averagedNotice(m_progress.kept.size(), m_config.metric, best, train::scoreOf(m_config.metric, event),
                        event.best));
}

void Trainer::diverge(std::int64_t step, double loss) {
  m_diverged = true;
  if (!m_progress.hasBest) {
    train::removeState(m_task.state);  // it would only come to the same end
    throw Error(ErrorCode::Training, divergence(step));
  }
  notify(divergenceNotice(step, loss));
}

/// Writes down what a resume needs. Where that fails the training goes on without it, and says so.
void Trainer::keepState() {
  const double begin = secondsSince(m_begin);
  m_progress.dropoutState = m_learner->chance();
  m_progress.seconds = secondsNow();
  try {
    if (m_task.keepEvents) m_task.keepEvents();
    train::saveState(m_task.state, m_progress, m_learner->state());
    m_saidNotKept = false;
  } catch (const Error& error) {
    if (!m_saidNotKept) notify(notKeptNotice(error.what()));
    m_saidNotKept = true;
  }
  m_states.wrote(begin, secondsSince(m_begin));
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
  emit(event);
  // Only now: killed before, the run goes on from its state and ends as this one did.
  if (m_diverged || state == RunState::Finished) train::removeState(m_task.state);
  return event;
}

void Trainer::emit(const TrainEvent& event) {
  ++m_progress.events;
  m_sink(event);
}

void Trainer::notify(NoticeEvent event) {
  event.step = std::max(event.step, m_progress.steps);
  event.epoch = epochNow();
  emit(event);
}

void Trainer::notify(NoticeKind kind, std::string message) {
  NoticeEvent event;
  event.kind = kind;
  event.message = std::move(message);
  notify(std::move(event));
}

void Trainer::tellPause(bool begins) {
  if (begins) {
    notify(NoticeKind::Paused, "Paused.");
    if (m_inStep) keepState();  // a pause may be long, and end with the program
  } else {
    notify(NoticeKind::Resumed, "Going on.");
  }
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
