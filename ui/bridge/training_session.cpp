#include "ui/bridge/training_session.h"

#include <utility>
#include <variant>

#include "core/workflow/cross_validate.h"
#include "core/workflow/sweep.h"
#include "core/workflow/train_run.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

constexpr int kDrainInterval = 100;  // ms

struct PartEnded {};

/// What an event of either kind of study means here.
struct StudyNews {
  Study study;  // as it was

  using News = std::variant<TrainEvent, Study, PartEnded>;
  News operator()(const FoldStarted& e) { return moved(e.crossValidation, e.fold, e.folds); }
  News operator()(const FoldTraining& e) const { return e.event; }
  News operator()(const FoldFinished&) const { return PartEnded{}; }
  News operator()(const TrialStarted& e) { return moved(e.sweep, e.trial.number, e.trials); }
  News operator()(const TrialTraining& e) const { return e.event; }
  News operator()(const TrialEnded&) const { return PartEnded{}; }

 private:
  Study moved(std::int64_t id, int part, int parts) {
    study.id = id;
    study.part = part;
    study.parts = parts;
    return study;
  }
};

RunId bestRunOf(const SweepRecord& sweep) {
  const Trial* best = nullptr;
  for (const Trial& trial : sweep.trials) {
    if (trial.run != 0 && (best == nullptr || trial.macroF1.value_or(-1) > best->macroF1.value_or(-1))) best = &trial;
  }
  return best == nullptr ? 0 : best->run;
}

}  // namespace

// Where the training thread leaves its events.
struct TrainingSession::Inbox {
  void put(StudyNews::News item) {
    const std::lock_guard lock(mutex);
    news.push_back(std::move(item));
  }

  std::mutex mutex;
  std::vector<StudyNews::News> news;
};

TrainingSession::TrainingSession(Session& session) : m_session(session) {
  m_timer.setInterval(kDrainInterval);
  connect(&m_timer, &QTimer::timeout, this, &TrainingSession::drain);
}

TrainingSession::~TrainingSession() = default;

template <typename Train>
void TrainingSession::launch(std::optional<Study> study, Train train) {
  m_events.clear();
  m_study = study;
  m_run = 0;
  m_running = true;
  m_inbox = std::make_shared<Inbox>();
  m_pause = std::make_shared<PauseSwitch>();
  m_job = m_session.start(
      LaneKind::Model, this, QString(),
      [train, inbox = m_inbox, pause = m_pause](const JobContext& context) {
        return train(context.project, *inbox, TrainControl{context.stop, pause});
      },
      [this](RunId run) { finish(run, {}); },
      [this](const Error& error) { finish(0, error.code() == ErrorCode::Cancelled ? Message{} : error.message()); });
  m_timer.start();
  emit started();
}

void TrainingSession::start(const TrainConfig& config) {
  launch({}, [config](const Project& project, Inbox& inbox, const TrainControl& control) {
    return trainRun(
               project, config, [&](const TrainEvent& event) { inbox.put(event); }, control)
        .id;
  });
}

void TrainingSession::resumeStored(RunId run) {
  launch({}, [run](const Project& project, Inbox& inbox, const TrainControl& control) {
    const TrainSink sink = [&](const TrainEvent& event) { inbox.put(event); };
    return resumeRun(project, run, sink, control, sink).id;
  });
}

void TrainingSession::startSweep(const SweepPlan& plan) {
  launch(Study{StudyKind::Sweep, 0, 0, 0}, [plan](const Project& project, Inbox& inbox, const TrainControl& control) {
    StudyNews news{{StudyKind::Sweep, 0, 0, 0}};
    const SweepSink sink = [&](const SweepEvent& event) { inbox.put(std::visit(news, event)); };
    return bestRunOf(sweepSettings(project, plan, sink, control));
  });
}

void TrainingSession::resumeSweep(SweepId sweep) {
  launch(Study{StudyKind::Sweep, sweep, 0, 0},
         [sweep](const Project& project, Inbox& inbox, const TrainControl& control) {
           StudyNews news{{StudyKind::Sweep, sweep, 0, 0}};
           const SweepSink sink = [&](const SweepEvent& event) { inbox.put(std::visit(news, event)); };
           return bestRunOf(wb::resumeSweep(project, sweep, sink, control));
         });
}

void TrainingSession::crossValidate(const CrossValidationPlan& plan) {
  launch(Study{StudyKind::CrossValidation, 0, 0, plan.folds},
         [plan](const Project& project, Inbox& inbox, const TrainControl& control) {
           StudyNews news{{StudyKind::CrossValidation, 0, 0, plan.folds}};
           const CrossValidationSink sink = [&](const CrossValidationEvent& e) { inbox.put(std::visit(news, e)); };
           wb::crossValidate(project, plan, sink, control);
           return RunId{0};
         });
}

void TrainingSession::resumeCrossValidation(CrossValidationId id) {
  launch(Study{StudyKind::CrossValidation, id, 0, 0},
         [id](const Project& project, Inbox& inbox, const TrainControl& control) {
           StudyNews news{{StudyKind::CrossValidation, id, 0, 0}};
           const CrossValidationSink sink = [&](const CrossValidationEvent& e) { inbox.put(std::visit(news, e)); };
           wb::resumeCrossValidation(project, id, sink, control);
           return RunId{0};
         });
}

void TrainingSession::pause() {
  if (!m_running) return;
  m_pause->pause();
  emit pausedChanged(true);
}

void TrainingSession::proceed() {
  if (!m_running) return;
  m_pause->resume();
  emit pausedChanged(false);
}

bool TrainingSession::isPaused() const { return m_running && m_pause->paused(); }

void TrainingSession::stop() {
  if (m_running) m_session.cancel(m_job);
}

void TrainingSession::reset() {
  m_timer.stop();
  m_running = false;
  m_events.clear();
  m_study.reset();
  m_run = 0;
}

void TrainingSession::drain() {
  std::vector<StudyNews::News> fresh;
  {
    const std::lock_guard lock(m_inbox->mutex);
    fresh.swap(m_inbox->news);
  }
  std::size_t first = m_events.size();
  bool ended = false;
  for (StudyNews::News& item : fresh) {
    if (const auto* study = std::get_if<Study>(&item)) {
      if (first < m_events.size()) emit eventsArrived(first);
      beginPart(*study);
      first = 0;
    } else if (auto* event = std::get_if<TrainEvent>(&item)) {
      if (const auto* plan = std::get_if<PlanEvent>(event)) m_run = plan->run;
      m_events.push_back(std::move(*event));
    } else {
      ended = true;
    }
  }
  if (first < m_events.size()) emit eventsArrived(first);
  if (ended) emit partEnded();
}

void TrainingSession::beginPart(const Study& study) {
  m_study = study;
  m_events.clear();
  m_run = 0;
  emit partStarted();
}

void TrainingSession::finish(RunId run, const Message& error) {
  m_timer.stop();
  drain();
  m_running = false;
  if (run == 0) run = m_run;
  const std::optional<Study> study = std::exchange(m_study, std::nullopt);
  m_session.runsReplaced();
  emit ended(run, error);
  if (study && study->id != 0) emit studyEnded(study->kind, study->id);
}

}  // namespace wb::ui
