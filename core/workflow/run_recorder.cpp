#include "core/workflow/run_recorder.h"

#include "core/store/prediction_store.h"
#include "core/store/run_store.h"

namespace wb {
namespace {

// Steps may come many a second: they wait this long for company before the store is written.
constexpr auto longestWait = std::chrono::milliseconds(500);

}  // namespace

RunRecorder::RunRecorder(const Project& project, RunRecord run, TrainSink sink)
    : m_project(project), m_run(std::move(run)), m_sink(std::move(sink)) {}

void RunRecorder::take(TrainEvent event) {
  std::visit([this](auto& held) { note(held); }, event);
  m_waiting.push_back(event);
  const bool step = std::holds_alternative<StepEvent>(event);
  if (!step || std::chrono::steady_clock::now() - m_flushed > longestWait) flush();
  if (m_sink) m_sink(event);
}

void RunRecorder::flush() {
  addRunEvents(m_project.database(), m_run.id, m_waiting);
  m_waiting.clear();
  m_flushed = std::chrono::steady_clock::now();
}

void RunRecorder::note(PlanEvent& event) const { event.run = m_run.id; }

void RunRecorder::note(StepEvent& event) { m_run.steps = event.step; }

void RunRecorder::note(EvaluationEvent& event) {
  if (!event.best) return;
  m_run.bestEpoch = event.epoch;
  m_run.accuracy = event.accuracy;
  m_run.macroF1 = event.macroF1;
  updateRun(m_project.database(), m_run);
  // They came from weights that are not there any more.
  removePredictions(m_project.database(), m_run.id);
}

void RunRecorder::note(NoticeEvent& event) {
  if (event.kind != NoticeKind::Paused && event.kind != NoticeKind::Resumed) return;
  m_run.state = event.kind == NoticeKind::Paused ? RunState::Paused : RunState::Running;
  updateRun(m_project.database(), m_run);
}

void RunRecorder::note(FinishedEvent& event) {
  event.run = m_run.id;
  m_run.state = event.state;
  m_run.bestEpoch = event.bestEpoch;
  m_run.seconds = event.seconds;
  m_run.steps = event.steps;
  updateRun(m_project.database(), m_run);
}

}  // namespace wb
