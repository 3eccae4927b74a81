// Writes down what a training emits, as it happens: its events and the state of its record.
#pragma once

#include <chrono>
#include <vector>

#include "core/data/training.h"
#include "core/train/train_control.h"
#include "core/workflow/project.h"

namespace wb {

class RunRecorder {
 public:
  /// `run` is stored already; `sink` gets each event after it was taken down, and may be empty.
  RunRecorder(const Project& project, RunRecord run, TrainSink sink);

  void take(TrainEvent event);
  /// Stores the events that are still in memory.
  void flush();
  const RunRecord& run() const { return m_run; }

 private:
  void note(PlanEvent& event) const;
  void note(StepEvent& event);
  void note(EvaluationEvent& event);
  void note(NoticeEvent& event);
  void note(FinishedEvent& event);

  const Project& m_project;
  RunRecord m_run;
  TrainSink m_sink;
  std::vector<TrainEvent> m_waiting;
  std::chrono::steady_clock::time_point m_flushed = std::chrono::steady_clock::now();
};

}  // namespace wb
