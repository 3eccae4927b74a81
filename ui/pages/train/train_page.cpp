#include "ui/pages/train/train_page.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QStackedWidget>

#include "core/workflow/encoders.h"
#include "core/workflow/runs.h"
#include "core/workflow/sweeps.h"
#include "core/workflow/train_run.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/run_charts.h"
#include "ui/pages/train/runs_table.h"
#include "ui/pages/train/settings_panel.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/island.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/side_split.h"

namespace wb::ui {

namespace {

constexpr int kEstimateDelay = 400;  // ms after the last change
constexpr std::uint64_t kEncodersTopic = 0x7401;
constexpr std::uint64_t kEstimateTopic = 0x7402;
constexpr std::uint64_t kEventsTopic = 0x7403;
constexpr std::uint64_t kOverlayTopic = 0x7404;

struct Outlook {
  Message obstacle;                     // what stands against training, or is better done before; may be empty
  std::optional<RunEstimate> estimate;  // none where training cannot start
};

Outlook lookAhead(const Project& project, const TrainConfig& config, const std::stop_token& stop) {
  Outlook outlook;
  outlook.obstacle = trainingObstacle(project, config);
  try {
    outlook.estimate = estimateRun(project, config, stop);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Training) throw;
    if (outlook.obstacle.empty()) outlook.obstacle = error.message();
  }
  return outlook;
}

}  // namespace

TrainPage::TrainPage(Session& session, QWidget* parent) : Page(parent), m_session(session) {
  m_settings = new SettingsPanel;
  auto* outer = new QHBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  auto* main = new QWidget;
  auto* split = new SideSplit(main, m_settings, 288, 340, SideSplit::Side::Left);
  outer->addWidget(split);
  auto* column = new QVBoxLayout(main);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, size::islandGap);
  m_notice = new Notice;
  m_notice->setClosable(true);
  m_notice->hide();
  column->addWidget(m_notice);
  buildMain();
  column->addWidget(m_stack, 62);
  auto* island = new Island;
  m_runsHead = island->addSection();
  m_compareButton = new Button({}, ButtonKind::Flat);
  m_compareButton->setButtonSize(ButtonSize::Small);
  m_runsHead->addHeadWidget(m_compareButton);
  buildStudies();
  m_runsHead->addHeadWidget(m_sweepButton);
  island->content()->addWidget(m_table, 1);
  column->addWidget(island, 38);
  buildActions();
  connectSession();
  m_estimateTimer.setSingleShot(true);
  m_estimateTimer.setInterval(kEstimateDelay);
  connect(&m_estimateTimer, &QTimer::timeout, this, &TrainPage::estimate);
  retranslate();
  reloadEncoders();
  reloadRuns();
}

TrainPage::~TrainPage() = default;

void TrainPage::buildMain() {
  m_charts = new RunCharts;
  m_empty = new EmptyState;
  m_empty->setPicture("train");
  auto* emptyIsland = new Island;
  emptyIsland->content()->addWidget(m_empty, 1);
  m_stack = new QStackedWidget;
  m_stack->addWidget(emptyIsland);
  m_stack->addWidget(m_charts);
  m_runs = new RunsModel(this);
  m_table = new RunsTable;
  m_table->setModel(m_runs);
  m_table->setColumnWidths({36, 164, 150, 190, 72, 76, 90, 70, 0});
  m_table->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
  connect(m_runs, &RunsModel::overlaysChanged, this, &TrainPage::loadOverlays);
  connect(m_runs, &RunsModel::noteEdited, this, [this](qint64 run, const QString& note) {
    attempt(tr("The note was not kept"), [&] { writeRunNote(m_session.project(), run, fromQt(note)); });
  });
  connect(m_table, &RunsTable::overlayToggled, m_runs, &RunsModel::toggleOverlay);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.size() == 1) showRun(m_runs->run(rows.front().row()).id);
  });
  connect(m_settings, &SettingsPanel::configChanged, this, &TrainPage::scheduleEstimate);
  connect(m_settings, &SettingsPanel::addEncoderRequested, this, &TrainPage::addEncoder);
  connect(m_settings, &SettingsPanel::augmentationRequested, this, &TrainPage::chooseAugmentation);
  connect(m_settings, &SettingsPanel::findRateRequested, this, &TrainPage::findLearningRate);
  connect(m_settings, &SettingsPanel::editRequested, this, [this] { showRun(0); });
}

void TrainPage::connectSession() {
  TrainingSession& training = m_session.training();
  connect(&training, &TrainingSession::started, this, &TrainPage::liveStarted);
  connect(&training, &TrainingSession::eventsArrived, this, &TrainPage::liveEvents);
  connect(&training, &TrainingSession::ended, this, &TrainPage::liveEnded);
  connect(&training, &TrainingSession::pausedChanged, this, [this] { updateActions(); });
  connect(&m_session, &Session::runsChanged, this, &TrainPage::reloadRuns);
  connect(&m_session, &Session::encodersChanged, this, &TrainPage::reloadEncoders);
  connect(&m_session, &Session::corpusChanged, this, &TrainPage::scheduleEstimate);
}

QString TrainPage::title() const { return tr("Is it learning?"); }

QString TrainPage::subtitle() const {
  if (m_shown == 0) return tr("choose an encoder, press start");
  QString text = runName(m_shown);
  if (m_curves.plan) text += tr(" · validated on <b>%1</b>").arg(formatCount(m_curves.plan->validationTexts));
  if (!m_curves.macroF1s.empty()) text += tr(" · macro-F1 now <b>%1</b>").arg(m_curves.macroF1s.back(), 0, 'f', 1);
  if (m_curves.best) text += tr(", best <b>%1</b>").arg(formatShare(m_curves.best->macroF1));
  return text;
}

void TrainPage::activated() {
  scheduleEstimate();
  m_table->setFocus();
}

void TrainPage::open(const Destination& destination) {
  if (destination.run) {
    showRun(*destination.run);
  } else if (!isLive()) {
    showRun(0);
    if (!destination.encoder.empty()) m_settings->chooseEncoder(toQt(destination.encoder));
  }
}

bool TrainPage::isLive() const {
  const TrainingSession& training = m_session.training();
  return training.isRunning() && (m_shown == 0 || m_shown == training.run());
}

const RunRecord* TrainPage::shownRecord() const {
  const int row = m_runs->rowOf(m_shown);
  return row < 0 ? nullptr : &m_runs->run(row);
}

void TrainPage::reloadEncoders() {
  m_session.start(
      LaneKind::List, this, {}, [](const JobContext& context) { return listEncoders(context.project); },
      [this](std::vector<EncoderInfo> encoders) {
        m_settings->setEncoders(std::move(encoders));
        scheduleEstimate();
      },
      {}, kEncodersTopic);
}

void TrainPage::reloadRuns() {
  m_runs->setRuns(listRuns(m_session.project()), sweepsOfRuns(m_session.project()));
  showRunsNote();
  const int row = m_runs->rowOf(m_shown);
  const QSignalBlocker blocker(m_table->selectionModel());
  if (row >= 0) {
    m_table->selectRow(row);
    if (!isLive()) m_settings->showRun(m_runs->run(row), false);
  } else if (!m_session.training().isRunning()) {
    showRun(m_runs->rowCount() > 0 ? m_runs->run(0).id : 0);
  }
  updateActions();
}

void TrainPage::scheduleEstimate() {
  if (!m_session.training().isRunning()) m_estimateTimer.start();
}

void TrainPage::estimate() {
  const std::optional<TrainConfig> config = m_settings->config();
  if (!config || m_session.training().isRunning() || !m_session.isOpen()) {
    m_settings->setEstimate({});
    updateActions();
    return;
  }
  m_session.start(
      LaneKind::Model, this, {},
      [config = *config](const JobContext& context) { return lookAhead(context.project, config, context.stop); },
      [this](const Outlook& outlook) {
        m_obstacle = outlook.obstacle;
        m_canStart = outlook.estimate.has_value();
        m_estimate = outlook.estimate;
        m_settings->setEstimate(outlook.estimate);
        if (outlook.estimate) m_settings->setTrainTexts(outlook.estimate->trainTexts);
        updateActions();
        updateNotice();
      },
      [this](const Error& error) {
        if (error.code() == ErrorCode::Cancelled) return;
        m_obstacle = error.message();
        m_canStart = false;
        m_estimate.reset();
        m_settings->setEstimate({});
        updateActions();
        updateNotice();
      },
      kEstimateTopic);
}

void TrainPage::liveStarted() {
  m_follows = true;
  m_shown = 0;
  m_curves = {};
  m_error = {};
  m_obstacle = {};
  draw();
  updateActions();
  updateNotice();
}

void TrainPage::liveEvents(std::size_t first) {
  const TrainingSession& training = m_session.training();
  const std::vector<TrainEvent>& events = training.events();
  bool planned = false;
  if (!isLive()) return;
  for (std::size_t i = first; i < events.size(); ++i) {
    planned = planned || std::holds_alternative<PlanEvent>(events[i]);
    m_curves.add(events[i]);
  }
  if (m_shown == 0) m_shown = training.run();
  if (planned) {
    m_runs->setShown(m_shown);
    reloadRuns();
    if (const RunRecord* record = shownRecord()) m_settings->showRun(*record, true);
  }
  draw();
  updateActions();
  updateNotice();
}

void TrainPage::liveEnded(RunId run, const Message& error) {
  if (m_shown == 0) m_shown = run;
  m_overlays.erase(run);
  reloadRuns();
  m_error = error;  // only now: showing another run forgets the error of the last one
  if (m_shown == run && run != 0) loadEvents(run);
  if (run == 0) m_settings->showEditable();
  updateActions();
  updateNotice();
}

void TrainPage::showRun(RunId run) {
  m_shown = run;
  m_error = {};
  m_runs->setShown(run);
  const TrainingSession& training = m_session.training();
  m_follows = training.isRunning() && (run == 0 || run == training.run());
  if (m_follows) {
    m_shown = training.run();
    m_curves = curvesOf(training.events());
    if (const RunRecord* record = shownRecord()) m_settings->showRun(*record, true);
    draw();
  } else if (const RunRecord* record = shownRecord()) {
    m_settings->showRun(*record, false);
    loadEvents(run);
  } else {
    m_curves = {};
    m_table->clearSelection();
    m_settings->showEditable();
    scheduleEstimate();
    draw();
  }
  updateActions();
  updateNotice();
}

void TrainPage::loadEvents(RunId run) {
  m_session.start(
      LaneKind::List, this, {}, [run](const JobContext& context) { return curvesOf(readEvents(context.project, run)); },
      [this, run](RunCurves curves) {
        if (m_shown != run) return;
        m_curves = std::move(curves);
        draw();
        updateActions();
        updateNotice();
      },
      {}, kEventsTopic);
}

void TrainPage::loadOverlays() {
  std::vector<RunId> missing;
  for (const RunId run : m_runs->overlaid()) {
    if (!m_overlays.contains(run) && run != m_shown) missing.push_back(run);
  }
  if (missing.empty()) return draw();
  m_session.start(
      LaneKind::List, this, {},
      [missing](const JobContext& context) {
        std::map<RunId, RunCurves> read;
        for (const RunId run : missing) read[run] = curvesOf(readEvents(context.project, run));
        return read;
      },
      [this](std::map<RunId, RunCurves> read) {
        m_overlays.merge(read);
        draw();
      },
      {}, kOverlayTopic);
}

void TrainPage::draw() {
  std::map<RunId, RunCurves> others;
  double epochs = 1;
  for (const auto& [run, curves] : m_overlays) {
    if (!m_runs->isOverlaid(run) || run == m_shown) continue;
    others[run] = curves;
    if (!curves.stepEpochs.empty()) epochs = std::max(epochs, curves.stepEpochs.back());
  }
  if (m_curves.plan && m_curves.plan->stepsPerEpoch > 0) {
    epochs = std::max(
        epochs, static_cast<double>(m_curves.plan->totalSteps) / static_cast<double>(m_curves.plan->stepsPerEpoch));
  }
  m_charts->show(m_shown, m_curves, others, epochs, isLive());
  const bool nothing = m_shown == 0 && others.empty() && !m_session.training().isRunning();
  m_stack->setCurrentIndex(nothing ? 0 : 1);
  emit headerChanged();
}

void TrainPage::showRunsNote() {
  m_runsHead->setNote(m_runs->rowCount() > 1 ? tr("Checked runs are drawn over the plot") : QString());
}

void TrainPage::retranslate() {
  m_startAction->setText(tr("Start training"));
  m_pauseAction->setText(tr("Pause or continue training"));
  m_stopAction->setText(tr("Stop training"));
  m_compareAction->setText(tr("Compare two runs"));
  m_removeAction->setText(tr("Delete run"));
  m_copyAction->setText(tr("Copy the plot"));
  m_saveAction->setText(tr("Save the plot…"));
  m_firstButton->setText(tr("Start training"));
  m_compareButton->setText(tr("Compare"));
  m_crossValidateAction->setText(tr("Cross-validate…"));
  m_sweepAction->setText(tr("Sweep settings…"));
  m_moreButton->setName(tr("More ways to train"));
  m_sweepButton->setText(tr("Its sweep"));
  m_resumeButton->setText(tr("Resume"));
  m_exploreButton->setText(tr("See its errors"));
  m_runsHead->setTitle(tr("All runs"));
  showRunsNote();
  m_table->setAccessibleName(tr("All runs"));
  m_empty->setTexts(
      tr("A new run"),
      tr("Choose an encoder and a preset at the left and press start. The curves appear here while it learns."),
      tr("A few hundred labelled texts are enough for a first model."));
  m_runs->refresh();
  updateActions();
  updateNotice();
}

void TrainPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::StyleChange) m_runs->refresh();
}

}  // namespace wb::ui
