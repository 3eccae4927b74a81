// What trains now, a run or several of them one after the other: start, pause, resume, stop, and the events of the
// training at work on the window's thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/message.h"
#include "core/data/cross_validation.h"
#include "core/data/sweep.h"
#include "core/data/training.h"
#include "core/jobs/lane.h"
#include "core/train/pause_switch.h"

namespace wb::ui {

class Session;

enum class StudyKind { CrossValidation, Sweep };

/// Several trainings that belong together, and the one of them at work.
struct Study {
  StudyKind kind = StudyKind::Sweep;
  std::int64_t id = 0;  ///< its number; 0 until it is known
  int part = 0;         ///< the fold or trial at work, 1-based; 0 before the first
  int parts = 0;
};

class TrainingSession : public QObject {
  Q_OBJECT

 public:
  explicit TrainingSession(Session& session);
  ~TrainingSession() override;

  void start(const TrainConfig& config);
  void resumeStored(RunId run);
  void startSweep(const SweepPlan& plan);
  void resumeSweep(SweepId sweep);
  void crossValidate(const CrossValidationPlan& plan);
  void resumeCrossValidation(CrossValidationId id);
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
  /// What the training at work belongs to; none for a run of its own.
  const std::optional<Study>& study() const { return m_study; }
  /// All events so far of the training at work, in order; of a resumed run also those of its finished epochs.
  const std::vector<TrainEvent>& events() const { return m_events; }

 signals:
  void started();
  /// New events from index `first` on; at most ten times a second.
  void eventsArrived(std::size_t first);
  void pausedChanged(bool paused);
  /// The next fold or trial of the study begins: run() and events() start afresh.
  void partStarted();
  /// A fold or trial has ended: what the store keeps of the study has changed.
  void partEnded();
  /// After ended(), where it was a study that has got a number.
  void studyEnded(wb::ui::StudyKind kind, qint64 id);
  /// It ended: finished, stopped, or failed with a message. `run` is a sweep's best one, and 0 of a cross-validation.
  void ended(qint64 run, const wb::Message& error);

 private:
  struct Inbox;

  /// `train(project, inbox, control)` returns the run that is to be shown at the end.
  template <typename Train>
  void launch(std::optional<Study> study, Train train);
  void drain();
  void beginPart(const Study& study);
  void finish(RunId run, const Message& error);

  Session& m_session;
  QTimer m_timer;
  std::shared_ptr<Inbox> m_inbox;
  std::shared_ptr<PauseSwitch> m_pause;
  std::vector<TrainEvent> m_events;
  std::optional<Study> m_study;
  JobId m_job = 0;
  RunId m_run = 0;
  bool m_running = false;
};

}  // namespace wb::ui
