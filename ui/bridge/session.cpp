#include "ui/bridge/session.h"

#include <QMetaObject>
#include <algorithm>
#include <chrono>
#include <utility>

#include "core/workflow/runs.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"

namespace wb::ui {

namespace {

// The model lane and its compute threads yield to the window; see docs/architecture.md, threads.
constexpr int kModelNiceness = 5;
constexpr std::size_t kLoadedRuns = 2;
// So many values are written well within 50 ms.
constexpr std::int64_t kDirectChanges = 200;
constexpr auto kProgressInterval = std::chrono::milliseconds(50);

// Lets a lane report progress as often as it likes and passes on twenty a second.
class ThrottledProgress {
 public:
  explicit ThrottledProgress(ProgressSink sink) : m_sink(std::move(sink)) {}
  void operator()(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last < kProgressInterval && progress.done != progress.total) return;
    m_last = now;
    m_sink(progress);
  }

 private:
  ProgressSink m_sink;
  std::chrono::steady_clock::time_point m_last;
};

}  // namespace

Session::Session(QObject* parent) : QObject(parent), m_training(std::make_unique<TrainingSession>(*this)) {}

Session::~Session() { close(); }

void Session::open(const QString& folder) { adopt(Project::open(pathFromQt(folder))); }

void Session::create(const QString& folder) { adopt(Project::create(pathFromQt(folder))); }

void Session::adopt(Project project) {
  close();
  m_project = std::make_unique<Project>(std::move(project));
  for (const LaneKind kind : {LaneKind::Data, LaneKind::List, LaneKind::Model, LaneKind::Fetch, LaneKind::Ask}) {
    const int niceness = kind == LaneKind::Model ? kModelNiceness : 0;
    m_workers[static_cast<std::size_t>(kind)] = std::make_unique<Worker>(niceness);
  }
  emit opened();
}

void Session::close() {
  if (!m_project) return;
  for (auto& [id, job] : m_jobs) worker(job.lane).lane.cancel(job.laneId);
  for (auto& worker : m_workers) worker.reset();
  m_loaded.clear();
  m_jobs.clear();
  m_training->reset();
  m_project.reset();
  emit jobsChanged();
  emit closed();
}

QString Session::projectName() const { return m_project ? toQt(m_project->name()) : QString(); }

Session::Worker& Session::worker(LaneKind kind) { return *m_workers[static_cast<std::size_t>(kind)]; }

JobId Session::startErased(LaneKind laneKind, QObject* owner, const QString& title, std::uint64_t topic,
                           std::function<void(const JobContext&)> work, std::function<void()> done, Failed failed) {
  const JobId id = ++m_lastJob;
  if (topic != 0)
    std::erase_if(m_jobs, [&](const auto& j) { return j.second.lane == laneKind && j.second.topic == topic; });
  Job job;
  job.status.id = id;
  job.status.title = title;
  job.lane = laneKind;
  job.topic = topic;
  job.since.start();
  job.owner = owner;
  job.done = std::move(done);
  job.failed = std::move(failed);
  Worker& chosen = worker(laneKind);
  auto run = [this, id, &chosen, folder = m_project->folder(), work = std::move(work)](const std::stop_token& stop) {
    runOnLane(id, chosen, folder, work, stop);
  };
  job.laneId = topic != 0 ? chosen.lane.replace(topic, std::move(run)) : chosen.lane.add(std::move(run));
  m_jobs.emplace(id, std::move(job));
  if (!title.isEmpty()) emit jobsChanged();
  return id;
}

void Session::runOnLane(JobId id, Worker& chosen, const std::filesystem::path& folder,
                        const std::function<void(const JobContext&)>& work, const std::stop_token& stop) {
  std::optional<Error> error;
  ThrottledProgress progress([this, id](const Progress& p) {
    QMetaObject::invokeMethod(
        this, [this, id, p] { updateProgress(id, p); }, Qt::QueuedConnection);
  });
  try {
    if (!chosen.project) chosen.project = std::make_unique<Project>(Project::open(folder));
    throwIfStopped(stop);
    work({*chosen.project, progress, stop});
  } catch (const std::exception& exception) {
    error = errorFrom(exception);
  }
  QMetaObject::invokeMethod(
      this, [this, id, error] { finish(id, error); }, Qt::QueuedConnection);
}

void Session::finish(JobId id, const std::optional<Error>& error) {
  const auto found = m_jobs.find(id);
  if (found == m_jobs.end()) return;  // closed or replaced meanwhile: nobody wants the answer
  const Job job = std::move(found->second);
  m_jobs.erase(found);
  if (!job.status.title.isEmpty()) emit jobsChanged();
  if (error) {
    report(job, *error);
  } else if (job.owner) {
    job.done();
  }
}

void Session::report(const Job& job, const Error& error) {
  if (job.owner && job.failed) {
    job.failed(error);
  } else if (error.code() != ErrorCode::Cancelled) {
    emit errorOccurred(errorText(error), toQt(error.detail()));
  }
}

void Session::cancel(JobId id) {
  const auto found = m_jobs.find(id);
  if (found == m_jobs.end()) return;
  if (!worker(found->second.lane).lane.cancel(found->second.laneId)) return;  // running: it will say so itself
  finish(id, cancelled());
}

void Session::updateProgress(JobId id, const Progress& progress) {
  const auto found = m_jobs.find(id);
  if (found == m_jobs.end()) return;
  JobStatus& status = found->second.status;
  status.done = progress.done;
  status.total = progress.total;
  status.inBytes = progress.inBytes;
  const double seconds = static_cast<double>(found->second.since.elapsed()) / 1000;
  if (progress.total > 0 && progress.done > 0 && seconds > 1) {
    status.secondsLeft =
        seconds * static_cast<double>(progress.total - progress.done) / static_cast<double>(progress.done);
  }
  if (!status.title.isEmpty()) emit jobsChanged();
}

std::vector<JobStatus> Session::jobs() const {
  std::vector<JobStatus> shown;
  for (const auto& [id, job] : m_jobs) {
    if (!job.status.title.isEmpty()) shown.push_back(job.status);
  }
  return shown;
}

RunClassifier& Session::loadedRun(const Project& project, RunId run) {
  const RunId wanted = run != 0 ? run : newestUsableRun(project).id;
  const auto found =
      std::find_if(m_loaded.begin(), m_loaded.end(), [wanted](const auto& c) { return c->run().id == wanted; });
  if (found != m_loaded.end()) {
    std::rotate(m_loaded.begin(), found, found + 1);
  } else {
    if (m_loaded.size() >= kLoadedRuns) m_loaded.pop_back();
    m_loaded.insert(m_loaded.begin(), std::make_unique<RunClassifier>(loadRun(project, wanted)));
  }
  return *m_loaded.front();
}

void Session::changed(const ChangeSummary& change) { tell(change, StepWay::Made); }

void Session::tell(const ChangeSummary& change, StepWay way) {
  if (!change.samples.empty()) emit samplesChanged(change.samples);
  if (change.corpusChanged || change.samples.size() != 1) emit corpusChanged();
  if (change.corpusChanged) emit categoriesChanged();
  emit stepDone(change, way);
}

void Session::undo() { replay(&wb::undo, &undoSize, StepWay::Undone); }

void Session::redo() { replay(&wb::redo, &redoSize, StepWay::Repeated); }

void Session::replay(std::optional<ChangeSummary> (*step)(const Project&), std::int64_t (*size)(const Project&),
                     StepWay way) {
  const auto tellPages = [this, way](const std::optional<ChangeSummary>& change) {
    if (change) tell(*change, way);
  };
  try {
    if (size(project()) <= kDirectChanges) return tellPages(step(project()));
  } catch (const Error& error) {
    emit errorOccurred(errorText(error), toQt(error.detail()));
    return;
  }
  start(
      LaneKind::Data, this, way == StepWay::Undone ? tr("Taking back a step") : tr("Repeating a step"),
      [step](const JobContext& context) { return step(context.project); }, tellPages);
}

void Session::corpusReplaced() {
  emit corpusChanged();
  emit categoriesChanged();
}

void Session::encodersReplaced() { emit encodersChanged(); }

void Session::runsReplaced() {
  // A resumed or deleted run's loaded network is no longer true.
  start(
      LaneKind::Ask, this, QString(), [this](const JobContext&) { return std::exchange(m_loaded, {}).size(); },
      [](std::size_t) {});
  emit runsChanged();
}

void Session::predictCorpusInBackground(RunId run) {
  start(
      LaneKind::Model, this, tr("Predicting texts"),
      [run](const JobContext& context) {
        const RunClassifier classifier = loadRun(context.project, run);
        return predictCorpus(context.project, classifier, context.progress, context.stop);
      },
      [this, run](std::int64_t) { emit predictionsChanged(run); },
      [this, run](const Error& error) {
        emit predictionsChanged(run);  // what was stored before it ended counts too
        if (error.code() != ErrorCode::Cancelled) emit errorOccurred(errorText(error), toQt(error.detail()));
      });
}

}  // namespace wb::ui
