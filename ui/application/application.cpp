#include "ui/application/application.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include "core/workflow/browse_samples.h"
#include "core/workflow/create_sample.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/main_window/main_window.h"
#include "ui/models/recent_projects.h"
#include "ui/models/runs_model.h"
#include "ui/models/sweep_table_model.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/models/models_page.h"
#include "ui/pages/train/train_page.h"
#include "ui/pages/try/try_page.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

namespace {

constexpr const char* kEnding = ".wenbiao";

// The sample's files lie inside the program; the workflow reads a folder.
void makeSample(const QString& folder) {
  QTemporaryDir files;
  for (const QString& name : {QStringLiteral("messages.jsonl"), QStringLiteral("guidelines.json")}) {
    if (!QFile::copy(":/sample/" + name, files.filePath(name))) {
      throw Error(ErrorCode::Io,
                  say("Could not write the sample's files to a temporary folder. Free some space and try again."));
    }
  }
  createSampleProject(pathFromQt(folder), pathFromQt(files.path()));
}

/// "Sweep 2, trial 3 of 12 ·"
QString partText(const Study& study) {
  if (study.part == 0) return {};
  const bool sweep = study.kind == StudyKind::Sweep;
  const QString name = sweep ? sweepName(study.id) : crossValidationName(study.id);
  const QString part = sweep ? Application::tr("trial %1 of %2") : Application::tr("part %1 of %2");
  return QStringLiteral("%1, %2 ·").arg(name, part.arg(study.part).arg(study.parts));
}

QString withEnding(const QString& folder) { return folder.endsWith(kEnding) ? folder : folder + kEnding; }

}  // namespace

QString dataFolder() { return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/wenbiao"; }

Application::Application(QObject* parent)
    : QObject(parent), m_window(std::make_unique<MainWindow>(m_language)), m_session(std::make_unique<Session>()) {
  const auto action = [this](const QKeySequence& keys, void (Application::*slot)()) {
    auto* made = new QAction(m_window.get());
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, slot);
    m_window->addAction(made);
    return made;
  };
  m_newAction = action(QKeySequence::New, &Application::newProject);
  m_openAction = action(Qt::CTRL | Qt::SHIFT | Qt::Key_O, &Application::chooseProject);
  m_sampleAction = action({}, &Application::openSample);
  m_window->installEventFilter(this);
  m_window->setCloseQuestion([this] { return mayClose(); });
  m_window->setDropHandler([this](const QStringList& paths) {
    if (auto* data = static_cast<DataPage*>(m_window->page(PageId::Data))) {
      m_window->showPage(PageId::Data);
      data->importFiles(paths);
    }
  });
  connectSession();
  retranslate();
}

Application::~Application() {
  m_session->close();  // joins the lanes while the window still stands
  m_window.reset();
}

void Application::tellFailure(const Error& error) {
  if (m_failure == nullptr) m_failure = tellError(m_window.get(), tr("Something went wrong"), errorText(error));
}

void Application::connectSession() {
  connect(m_session.get(), &Session::errorOccurred, this,
          [this](const QString& message) { tellError(m_window.get(), tr("Something went wrong"), message); });
  connect(m_session.get(), &Session::jobsChanged, this, &Application::showJob);
  TrainingSession& training = m_session->training();
  connect(&training, &TrainingSession::started, this, [this] { m_window->setBusy(PageId::Train, true); });
  connect(&training, &TrainingSession::eventsArrived, this, &Application::showJob);
  connect(&training, &TrainingSession::pausedChanged, this, &Application::showJob);
  connect(&training, &TrainingSession::ended, this, &Application::trainingEnded);
  connect(m_window->statusLine(), &StatusBar::cancelRequested, this, [this] {
    if (m_session->training().isRunning()) return m_session->training().stop();
    const auto jobs = m_session->jobs();
    if (!jobs.empty()) m_session->cancel(jobs.front().id);
  });
}

template <typename Open>
bool Application::attempt(const QString& folder, Open open) {
  try {
    m_window->clearPages();
    open();
  } catch (const Error& error) {
    if (m_session->isOpen()) addPages();
    tellError(m_window.get(), tr("%1 could not be opened").arg(QDir(folder).dirName()), errorText(error));
    return false;
  }
  rememberProject(folder, countSamples(m_session->project(), {}).all);
  m_window->statusLine()->setProject(m_session->projectName());
  m_window->setWindowTitle(m_session->projectName());
  addPages();
  return true;
}

bool Application::openProject(const QString& folder) {
  return attempt(folder, [&] { m_session->open(folder); });
}

void Application::openLastOrFirst() {
  const auto recent = recentProjects();
  if (!recent.empty() && openProject(recent.front().folder)) return;
  const QString first = dataFolder() + "/" + tr("Untitled") + kEnding;
  if (QDir(first).exists()) {
    openProject(first);
  } else {
    attempt(first, [&] { m_session->create(first); });
  }
}

void Application::openSample() {
  const QString folder = dataFolder() + "/sample" + kEnding;
  attempt(folder, [&] {
    if (!QDir(folder).exists()) makeSample(folder);
    m_session->open(folder);
  });
}

void Application::addPages() {
  auto* data = new DataPage(*m_session);
  connectDataPage(*data);
  m_window->addPage(data);
  m_window->addPage(new LabelPage(*m_session));
  m_window->addPage(new TrainPage(*m_session));
  m_window->addPage(new ExplorePage(*m_session));
  m_window->addPage(new TryPage(*m_session));
  m_window->addPage(new ModelsPage(*m_session));
  m_window->showPage(PageId::Data);
}

void Application::connectDataPage(DataPage& page) const {
  // Queued: opening another project deletes the page that asks for it.
  connect(&page, &DataPage::sampleProjectRequested, this, &Application::openSample, Qt::QueuedConnection);
  connect(&page, &DataPage::projectRequested, this, &Application::openProject, Qt::QueuedConnection);
  connect(&page, &DataPage::otherProjectRequested, this, &Application::chooseProject, Qt::QueuedConnection);
}

void Application::chooseProject() {
  const QString folder =
      QFileDialog::getExistingDirectory(m_window.get(), tr("Open a project (a folder NAME.wenbiao)"), dataFolder());
  if (!folder.isEmpty()) openProject(folder);
}

void Application::newProject() {
  const QString folder =
      QFileDialog::getSaveFileName(m_window.get(), tr("New project"), dataFolder() + "/" + tr("Untitled") + kEnding);
  if (!folder.isEmpty()) attempt(withEnding(folder), [&] { m_session->create(withEnding(folder)); });
}

void Application::showJob() {
  const TrainingSession& training = m_session->training();
  if (training.isRunning()) {
    ShownJob job;
    const StepEvent* step = nullptr;
    const PlanEvent* plan = nullptr;
    for (auto event = training.events().rbegin(); event != training.events().rend() && (!step || !plan); ++event) {
      if (!step) step = std::get_if<StepEvent>(&*event);
      if (!plan) plan = std::get_if<PlanEvent>(&*event);
    }
    job.text = training.isPaused() ? tr("Training paused") : tr("Training");
    if (training.study()) job.text += QStringLiteral(" ") + partText(*training.study());
    if (plan && plan->run != 0) job.text += QStringLiteral(" ") + runName(plan->run);
    if (plan && step && plan->totalSteps > 0) {
      job.text += tr(" · step %1 / %2").arg(formatCount(step->step), formatCount(plan->totalSteps));
      job.fraction = static_cast<double>(step->step) / static_cast<double>(plan->totalSteps);
      if (training.study()) job.fraction = (*job.fraction + training.study()->part - 1) / training.study()->parts;
      job.remaining = formatPercent(*job.fraction);
    }
    return m_window->statusLine()->setJob(job);
  }
  const auto jobs = m_session->jobs();
  if (jobs.empty()) return m_window->statusLine()->setJob({});
  const JobStatus& status = jobs.front();
  ShownJob job;
  job.text = status.title;
  if (status.total > 0) {
    job.fraction = static_cast<double>(status.done) / static_cast<double>(status.total);
    const auto amount = status.inBytes ? formatBytes : formatCount;
    job.text += QStringLiteral(" · %1 / %2").arg(amount(status.done), amount(status.total));
    job.remaining = formatPercent(*job.fraction);
    if (status.secondsLeft >= 0) job.remaining += tr(" · %1 left").arg(formatDuration(status.secondsLeft));
  }
  m_window->statusLine()->setJob(job);
}

void Application::trainingEnded(RunId run, const Message& error) {
  m_window->setBusy(PageId::Train, false);
  showJob();
  if (m_closing) {
    m_window->close();
    return;
  }
  if (!error.empty() || run == 0 || !m_session->isOpen()) return;
  if (readRun(m_session->project(), run).hasWeights) m_session->predictCorpusInBackground(run);
}

bool Application::mayClose() {
  if (m_closing || !m_session->training().isRunning()) return true;
  askQuestion(m_window.get(), tr("A run is training"),
              tr("Closing stops it. What it has learnt is kept, and the run can be resumed later."),
              tr("Stop and close"), tr("Keep training"), [this](bool yes) {
                if (!yes) return;
                m_closing = true;
                m_session->training().stop();
              });
  return false;
}

bool Application::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  return QObject::eventFilter(watched, event);
}

void Application::retranslate() {
  QGuiApplication::setApplicationDisplayName(tr("Wenbiao"));
  const QString title = m_window->windowTitle();
  m_window->setWindowTitle({});  // the same title would not be given its new ending
  m_window->setWindowTitle(title);
  m_newAction->setText(tr("New project…"));
  m_openAction->setText(tr("Open project…"));
  m_sampleAction->setText(tr("Open the sample project"));
  showJob();
}

}  // namespace wb::ui
