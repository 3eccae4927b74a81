#include "core/workflow/sweep.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "core/base/atomic_folder.h"
#include "core/base/file_lock.h"
#include "core/base/progress.h"
#include "core/store/category_store.h"
#include "core/store/sweep_store.h"
#include "core/train/early_cut.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"
#include "core/workflow/sweep_plan.h"
#include "core/workflow/sweeps.h"
#include "core/workflow/train_run.h"
#include "core/workflow/training_texts.h"

namespace wb {
namespace {

std::int64_t now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

/// Throws in words where no trial could be trained and scored.
void requireScorable(const Project& project) {
  std::vector<CategoryId> categories;
  for (const Category& category : readCategories(project.database())) categories.push_back(category.id);
  const TrainingTexts texts = readTrainingTexts(project, categories);
  requireTrainable(texts);
  if (texts.validation.empty()) {
    throw Error(ErrorCode::Training,
                say("There are no labelled validation texts, so nothing could tell the trials of a "
                    "sweep apart: split the corpus."));
  }
}

/// One sweep at work: its record is stored and locked.
class Sweep {
 public:
  Sweep(const Project& project, SweepRecord record, const SweepSink& sink, const TrainControl& control)
      : m_project(project), m_record(std::move(record)), m_sink(sink), m_control(control) {
    for (const Trial& trial : m_record.trials) {
      if (trial.run == 0) continue;
      for (const TrainEvent& event : readEvents(project, trial.run)) addScore(trial, event);
    }
  }

  /// Whatever happens is written down.
  SweepRecord run();

 private:
  void addScore(const Trial& trial, const TrainEvent& event);
  bool losing(const Trial& trial) const;
  bool combinationGivenUp(const Trial& trial) const;
  void work(Trial& trial);
  RunRecord train(Trial& trial, bool& cut);
  void settle(Trial& trial, const RunRecord& run, bool cut);
  void store(const Trial& trial) { updateTrial(m_project.database(), m_record.id, trial); }
  void keepBestWeights() const;
  void tell(const SweepEvent& event) const {
    if (m_sink) m_sink(event);
  }

  const Project& m_project;
  SweepRecord m_record;
  std::map<int, ScoreCurve> m_curves;  // of each trial by its number
  const SweepSink& m_sink;
  const TrainControl& m_control;
};

void Sweep::addScore(const Trial& trial, const TrainEvent& event) {
  const auto* evaluation = std::get_if<EvaluationEvent>(&event);
  if (evaluation == nullptr) return;
  ScoreCurve& curve = m_curves[trial.number];
  std::erase_if(curve, [&](const ScoreAt& at) { return at.epoch >= evaluation->epoch; });  // a resumed run's repeat
  curve.push_back({evaluation->epoch, evaluation->macroF1});
}

bool Sweep::losing(const Trial& trial) const {
  const ScoreCurve& mine = m_curves.at(trial.number);
  if (mine.back().epoch >= epochsOfAllTries(trial.config)) return false;  // it is over anyway
  std::vector<ScoreCurve> others;
  for (const auto& [number, curve] : m_curves) {
    if (number != trial.number) others.push_back(curve);
  }
  return shouldCut(m_record.plan.cut, mine, others);
}

bool Sweep::combinationGivenUp(const Trial& trial) const {
  return std::any_of(m_record.trials.begin(), m_record.trials.end(), [&](const Trial& other) {
    return other.combination == trial.combination &&
           (other.outcome == TrialOutcome::Cut || other.outcome == TrialOutcome::Failed);
  });
}

/// Trains the trial's run, or goes on with it; `cut` says whether it was stopped because it loses.
RunRecord Sweep::train(Trial& trial, bool& cut) {
  std::stop_source stop;
  const std::stop_callback asked(m_control.stop, [&stop] { stop.request_stop(); });
  const TrainControl control{stop.get_token(), m_control.pause};
  const TrainSink sink = [&](const TrainEvent& event) {
    if (const auto* plan = std::get_if<PlanEvent>(&event)) {
      trial.run = plan->run;
      store(trial);
    }
    tell(TrialTraining{trial.number, event});
    addScore(trial, event);
    if (std::holds_alternative<EvaluationEvent>(event) && losing(trial)) {
      cut = true;
      stop.request_stop();
    }
  };
  if (trial.run != 0) {
    const RunRecord before = readRun(m_project, trial.run);
    if (before.state == RunState::Finished) return before;  // killed between its end and its record here
    if (before.resumable) {
      return resumeRun(m_project, trial.run, sink, control, [&](const TrainEvent& event) {
        tell(TrialTraining{trial.number, event});
      });
    }
    trial.run = 0;  // it has no finished epoch to go on from
    store(trial);
    m_curves.erase(trial.number);
    deleteRun(m_project, before.id);
  }
  return trainRun(m_project, trial.config, sink, control);
}

void Sweep::settle(Trial& trial, const RunRecord& run, bool cut) {
  trial.run = run.id;
  trial.state = run.state;
  trial.bestEpoch = run.bestEpoch;
  trial.accuracy = run.accuracy;
  trial.macroF1 = run.macroF1;
  trial.seconds = run.seconds;
  if (run.state == RunState::Finished) {
    trial.outcome = TrialOutcome::Finished;
  } else if (cut) {
    trial.outcome = TrialOutcome::Cut;
    const std::filesystem::path state = RunFiles(m_project, run.id).state;
    if (std::filesystem::exists(state)) removeFolder(state);
  } else {
    trial.outcome = TrialOutcome::Failed;  // it diverged after a good epoch
  }
}

void Sweep::work(Trial& trial) {
  if (combinationGivenUp(trial)) {
    trial.outcome = TrialOutcome::Skipped;
    store(trial);
    return tell(TrialEnded{trial, {}});
  }
  tell(TrialStarted{m_record.id, trial, static_cast<int>(m_record.trials.size())});
  bool cut = false;
  std::string reason;
  try {
    const RunRecord run = train(trial, cut);
    if (run.state == RunState::Stopped && !cut) throwIfStopped(m_control.stop);
    settle(trial, run, cut);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Training && error.code() != ErrorCode::OutOfMemory) throw;
    trial.outcome = TrialOutcome::Failed;
    reason = error.what();
  }
  store(trial);
  if (!m_record.plan.keepWeights) keepBestWeights();
  tell(TrialEnded{trial, reason});
}

void Sweep::keepBestWeights() const {
  const Trial* best = nullptr;
  for (const Trial& trial : m_record.trials) {
    const bool whole = trial.outcome == TrialOutcome::Finished && trial.macroF1;
    if (whole && (best == nullptr || *trial.macroF1 > *best->macroF1)) best = &trial;
  }
  for (const Trial& trial : m_record.trials) {
    if (&trial == best || trial.run == 0 || trial.outcome == TrialOutcome::Waiting) continue;
    const std::filesystem::path weights = RunFiles(m_project, trial.run).weights;
    if (std::filesystem::exists(weights)) removeFolder(weights);
  }
}

SweepRecord Sweep::run() {
  try {
    for (Trial& trial : m_record.trials) {
      throwIfStopped(m_control.stop);
      if (trial.outcome == TrialOutcome::Waiting) work(trial);
    }
    m_record.state = RunState::Finished;
  } catch (const Error& error) {
    const bool stopped = error.code() == ErrorCode::Cancelled;
    m_record.state = stopped ? RunState::Stopped : RunState::Failed;
    setSweepState(m_project.database(), m_record.id, m_record.state);
    if (!stopped) throw;
    return m_record;
  }
  setSweepState(m_project.database(), m_record.id, m_record.state);
  std::filesystem::remove(sweepLock(m_project, m_record.id));
  return m_record;
}

FileLock lockSweep(const Project& project, SweepId id) {
  const std::filesystem::path file = sweepLock(project, id);
  std::filesystem::create_directories(file.parent_path());
  std::optional<FileLock> lock = FileLock::tryTake(file);
  if (!lock) throw Error(ErrorCode::Busy, say("Sweep %1 is at work already.", id));
  return std::move(*lock);
}

/// Stores a new sweep; others see it first when it is locked.
FileLock insertLocked(const Project& project, SweepRecord& record) {
  Transaction transaction(project.database());
  record.id = insertSweep(project.database(), record);
  FileLock lock = lockSweep(project, record.id);
  transaction.commit();
  return lock;
}

}  // namespace

SweepRecord sweepSettings(const Project& project, const SweepPlan& plan, const SweepSink& sink,
                          const TrainControl& control) {
  SweepRecord record;
  record.plan = plan;
  record.startedAt = now();
  record.trials = trialsOf(plan);
  requireScorable(project);
  const FileLock lock = insertLocked(project, record);
  return Sweep(project, std::move(record), sink, control).run();
}

SweepRecord resumeSweep(const Project& project, SweepId id, const SweepSink& sink, const TrainControl& control) {
  SweepRecord record = readSweep(project, id);
  if (record.state == RunState::Running) throw Error(ErrorCode::Busy, say("Sweep %1 is at work already.", id));
  if (record.state == RunState::Finished) {
    throw Error(ErrorCode::BadInput, say("Sweep %1 is finished: there is nothing left to do.", id));
  }
  const FileLock lock = lockSweep(project, id);
  record.state = RunState::Running;
  setSweepState(project.database(), id, record.state);
  return Sweep(project, std::move(record), sink, control).run();
}

}  // namespace wb
