// The run that trains now: start, pause, resume, stop, and its events on the window's thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/message.h"
#include "core/data/training.h"
#include "core/jobs/lane.h"
#include "core/train/pause_switch.h"

namespace wb::ui {

class Session;

class TrainingSession : public QObject {
  Q_OBJECT

 public:
  explicit TrainingSession(Session& session);
  ~TrainingSession() override;

  void start(const TrainConfig& config);
  void resumeStored(RunId run);
  void pause();
  void proceed();
  /// Ends within a second; the best epoch so far is kept.
  void stop();
  /// Forgets the run; the session is closing and its lane has been joined.
  void reset();

  bool isRunning() const { return m_running; }
  bool isPaused() const;
  /// 0 until its plan is known.
  RunId run() const { return m_run; }
  /// All events so far, in order; of a resumed run also those of its finished epochs.
  const std::vector<TrainEvent>& events() const { return m_events; }

 signals:
  void started();
  /// New events from index `first` on; at most ten times a second.
  void eventsArrived(std::size_t first);
  void pausedChanged(bool paused);
  /// It ended: finished, stopped, or failed with a message.
  void ended(qint64 run, const wb::Message& error);

 private:
  struct Inbox;

  template <typename Train>
  void launch(Train train);
  void drain();
  void finish(const Message& error);

  Session& m_session;
  QTimer m_timer;
  std::shared_ptr<Inbox> m_inbox;
  std::shared_ptr<PauseSwitch> m_pause;
  std::vector<TrainEvent> m_events;
  JobId m_job = 0;
  RunId m_run = 0;
  bool m_running = false;
};

}  // namespace wb::ui
