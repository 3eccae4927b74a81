#include "ui/bridge/training_session.h"

#include "core/workflow/train_run.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"

namespace wb::ui {

namespace {
constexpr int kDrainInterval = 100;  // ms
}

// Where the training thread leaves its events.
struct TrainingSession::Inbox {
  std::mutex mutex;
  std::vector<TrainEvent> events;
};

TrainingSession::TrainingSession(Session& session) : m_session(session) {
  m_timer.setInterval(kDrainInterval);
  connect(&m_timer, &QTimer::timeout, this, &TrainingSession::drain);
}

TrainingSession::~TrainingSession() = default;

template <typename Train>
void TrainingSession::launch(Train train) {
  m_events.clear();
  m_run = 0;
  m_running = true;
  m_inbox = std::make_shared<Inbox>();
  m_pause = std::make_shared<PauseSwitch>();
  const TrainSink sink = [inbox = m_inbox](const TrainEvent& event) {
    const std::lock_guard lock(inbox->mutex);
    inbox->events.push_back(event);
  };
  m_job = m_session.start(
      LaneKind::Model, this, QString(),
      [train, sink, pause = m_pause](const JobContext& context) {
        return train(context.project, sink, TrainControl{context.stop, pause});
      },
      [this](const RunRecord&) { finish({}); },
      [this](const Error& error) { finish(error.code() == ErrorCode::Cancelled ? Message{} : error.message()); });
  m_timer.start();
  emit started();
}

void TrainingSession::start(const TrainConfig& config) {
  launch([config](const Project& project, const TrainSink& sink, const TrainControl& control) {
    return trainRun(project, config, sink, control);
  });
}

void TrainingSession::resumeStored(RunId run) {
  launch([run](const Project& project, const TrainSink& sink, const TrainControl& control) {
    return resumeRun(project, run, sink, control, sink);
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
  m_run = 0;
}

void TrainingSession::drain() {
  std::vector<TrainEvent> fresh;
  {
    const std::lock_guard lock(m_inbox->mutex);
    fresh.swap(m_inbox->events);
  }
  if (fresh.empty()) return;
  const std::size_t first = m_events.size();
  for (TrainEvent& event : fresh) {
    if (const auto* plan = std::get_if<PlanEvent>(&event)) m_run = plan->run;
    m_events.push_back(std::move(event));
  }
  emit eventsArrived(first);
}

void TrainingSession::finish(const Message& error) {
  m_timer.stop();
  drain();
  m_running = false;
  const RunId run = m_run;
  m_session.runsReplaced();
  emit ended(run, error);
}

}  // namespace wb::ui
