// The window's open project: its connection, its background lanes, and the signals that keep the
// pages in step. Pages read through project() and hand every change to changed().
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/jobs/lane.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/predict.h"
#include "core/workflow/project.h"

namespace wb::ui {

class TrainingSession;

/// Which background thread a job runs on.
enum class LaneKind {
  Data,   ///< import, export, bulk changes, statistics: may take minutes
  List,   ///< lists and counts, which must not wait behind an import
  Model,  ///< training, predicting the corpus
  Fetch,  ///< what waits for the network
  Ask     ///< one text now: suggestion, explanation, trying; owns the loaded networks
};

/// What a running job is given. `project` is the lane's own connection.
struct JobContext {
  const Project& project;
  ProgressSink progress;
  std::stop_token stop;
};

/// What the status bar shows of a job.
struct JobStatus {
  JobId id = 0;
  QString title;
  qint64 done = 0;
  qint64 total = 0;         ///< 0: not known
  bool inBytes = false;     ///< what is counted; else texts
  double secondsLeft = -1;  ///< below 0: not known
};

/// Which way a step went.
enum class StepWay { Made, Undone, Repeated };

class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(QObject* parent = nullptr);
  ~Session() override;

  /// Opens or creates the project of that folder, closing the one before. Throws wb::Error.
  void open(const QString& folder);
  void create(const QString& folder);
  void close();

  bool isOpen() const { return m_project != nullptr; }
  /// The window thread's connection. Only short reads and writes: lists go through a lane.
  const Project& project() const { return *m_project; }
  QString projectName() const;

  /// Runs `work` on a lane; then `done(result)` on the window's thread, unless the project was closed,
  /// the job cancelled, or `owner` destroyed meanwhile. Errors go to `failed`, else to errorOccurred().
  /// A non-empty `title` shows the job in the status bar. A non-zero `topic` drops earlier jobs of the
  /// same topic (see Lane::replace): the way to ask again while the person types.
  template <typename Work, typename Done>
  JobId start(LaneKind lane, QObject* owner, const QString& title, Work work, Done done,
              const std::function<void(const Error&)>& failed = {}, std::uint64_t topic = 0) {
    using Result = std::invoke_result_t<Work, const JobContext&>;
    auto result = std::make_shared<std::optional<Result>>();
    return startErased(
        lane, owner, title, topic, [result, work](const JobContext& context) { *result = work(context); },
        [result, done] { done(std::move(**result)); }, failed);
  }
  void cancel(JobId id);

  /// As start() on the Ask lane, with the run's network loaded (kept for the next question; the two
  /// asked last stay in memory). `run` 0: the newest usable one.
  template <typename Work, typename Done>
  JobId ask(RunId run, QObject* owner, Work work, Done done, const std::function<void(const Error&)>& failed = {},
            std::uint64_t topic = 0) {
    return start(
        LaneKind::Ask, owner, QString(),
        [this, run, work](const JobContext& context) { return work(loadedRun(context.project, run), context); },
        std::move(done), failed, topic);
  }

  /// Tells all pages of a change that was just made through core.
  void changed(const ChangeSummary& change);
  /// Takes back or repeats the newest step, and tells the pages; a large one on the data lane.
  void undo();
  void redo();
  /// Tells all pages that texts or categories came or went (import, merge, …).
  void corpusReplaced();
  void runsReplaced();
  /// Tells all pages that an encoder came or went.
  void encodersReplaced();
  /// Predicts what `run` has not predicted yet, on the model lane, shown in the status bar.
  void predictCorpusInBackground(RunId run);

  TrainingSession& training() { return *m_training; }
  std::vector<JobStatus> jobs() const;
  /// Nothing runs or waits on any lane.
  bool isIdle() const { return m_jobs.empty(); }

 signals:
  void opened();
  void closed();
  /// Labels, flags, notes or splits of these texts changed.
  void samplesChanged(const std::vector<wb::SampleId>& samples);
  /// Lists and counts must be read anew; follows samplesChanged() of bulk changes too.
  void corpusChanged();
  void categoriesChanged();
  void runsChanged();
  void encodersChanged();
  void predictionsChanged(qint64 run);
  /// A step was made, taken back or repeated; `text` says which, in the person's language.
  void stepDone(const wb::ChangeSummary& change, wb::ui::StepWay way);
  void jobsChanged();
  void errorOccurred(const QString& message, const QString& detail);

 private:
  using Failed = std::function<void(const Error&)>;
  struct Job {
    JobStatus status;
    LaneKind lane = LaneKind::Data;
    JobId laneId = 0;
    std::uint64_t topic = 0;
    QElapsedTimer since;
    QPointer<QObject> owner;
    std::function<void()> done;
    Failed failed;
  };
  /// A lane with its own connection, opened on its thread by the first job.
  struct Worker {
    explicit Worker(int niceness) : lane(niceness) {}
    std::unique_ptr<Project> project;
    Lane lane;  // last: joins before the connection goes
  };

  JobId startErased(LaneKind lane, QObject* owner, const QString& title, std::uint64_t topic,
                    std::function<void(const JobContext&)> work, std::function<void()> done, Failed failed);
  void runOnLane(JobId id, Worker& chosen, const std::filesystem::path& folder,
                 const std::function<void(const JobContext&)>& work, const std::stop_token& stop);
  void finish(JobId id, const std::optional<Error>& error);
  void updateProgress(JobId id, const Progress& progress);
  void tell(const ChangeSummary& change, StepWay way);
  void replay(std::optional<ChangeSummary> (*step)(const Project&), std::int64_t (*size)(const Project&), StepWay way);
  void report(const Job& job, const Error& error);
  RunClassifier& loadedRun(const Project& project, RunId run);
  Worker& worker(LaneKind kind);
  void adopt(Project project);

  std::unique_ptr<Project> m_project;
  std::unique_ptr<TrainingSession> m_training;
  std::map<JobId, Job> m_jobs;
  JobId m_lastJob = 0;
  std::vector<std::unique_ptr<RunClassifier>> m_loaded;  // seen by the Ask lane only, asked last first
  std::array<std::unique_ptr<Worker>, 5> m_workers;
};

}  // namespace wb::ui
