// The Train page's sweeps and cross-validations: how they start, how the page follows them, where their results open.
#include <QAction>
#include <QMenu>

#include "core/workflow/cross_validations.h"
#include "core/workflow/sweeps.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/models/sweep_table_model.h"
#include "ui/pages/train/cross_validation_dialog.h"
#include "ui/pages/train/cross_validation_view.h"
#include "ui/pages/train/settings_panel.h"
#include "ui/pages/train/sweep_dialog.h"
#include "ui/pages/train/sweep_view.h"
#include "ui/pages/train/train_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

namespace {

constexpr std::size_t kListed = 5;  // of each kind in the menu

QString bestScore(const SweepRecord& sweep) {
  const std::vector<Combination> combinations = combinationsOf(sweep);
  const Combination* best = bestCombination(combinations);
  return best != nullptr ? formatShare(*best->macroF1) : QStringLiteral("–");
}

}  // namespace

void TrainPage::buildStudies() {
  m_crossValidateAction = addKey(Qt::Key_K, &TrainPage::planCrossValidation);
  m_sweepAction = addKey(Qt::Key_S, &TrainPage::planSweep);
  m_moreButton = new IconButton("more", tr("More ways to train"));
  m_moreButton->setBordered(true);
  m_sweepButton = new Button({}, ButtonKind::Flat);
  m_sweepButton->setButtonSize(ButtonSize::Small);
  connect(m_moreButton, &QPushButton::clicked, this, &TrainPage::showStudies);
  connect(m_sweepButton, &QPushButton::clicked, this, [this] { openSweep(m_runs->sweepOf(m_shown)); });
  TrainingSession& training = m_session.training();
  connect(&training, &TrainingSession::partStarted, this, &TrainPage::followPart);
  connect(&training, &TrainingSession::partEnded, this, &TrainPage::reloadRuns);
  connect(&training, &TrainingSession::studyEnded, this, [this](StudyKind kind, qint64 id) {
    if (!isVisible() || window()->findChild<DialogFrame*>() != nullptr) return;
    kind == StudyKind::Sweep ? openSweep(id) : openCrossValidation(id);
  });
}

void TrainPage::showStudies() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(m_crossValidateAction);
  menu->addAction(m_sweepAction);
  const std::vector<SweepRecord> sweeps = listSweeps(m_session.project());
  const std::vector<CrossValidationRecord> validations = listCrossValidations(m_session.project());
  if (!sweeps.empty() || !validations.empty()) menu->addSeparator();
  for (std::size_t i = 0; i < std::min(kListed, sweeps.size()); ++i) {
    const SweepRecord& one = sweeps[i];
    menu->addAction(tr("%1 · best macro-F1 %2").arg(sweepName(one.id), bestScore(one)), this,
                    [this, id = one.id] { openSweep(id); });
  }
  for (std::size_t i = 0; i < std::min(kListed, validations.size()); ++i) {
    const CrossValidationRecord& one = validations[i];
    menu->addAction(tr("%1 · %2 parts").arg(crossValidationName(one.id)).arg(one.plan.folds), this,
                    [this, id = one.id] { openCrossValidation(id); });
  }
  menu->popup(m_moreButton->mapToGlobal(QPoint(0, m_moreButton->height())));
}

/// What a training would start with now; says what is wrong where there is nothing.
std::optional<TrainConfig> TrainPage::chosenConfig() {
  const RunRecord* shown = shownRecord();
  std::optional<TrainConfig> config = m_settings->isLocked() && shown != nullptr ? shown->config : m_settings->config();
  if (!config) tellSenseless();
  return config;
}

void TrainPage::planCrossValidation() {
  if (m_session.training().isRunning()) return;
  const std::optional<TrainConfig> config = chosenConfig();
  if (!config) return;
  auto* dialog = new CrossValidationDialog(m_session.project(), *config, m_settings->estimatedSeconds(), this);
  connect(dialog, &CrossValidationDialog::planned, this,
          [this](const CrossValidationPlan& plan) { m_session.training().crossValidate(plan); });
  dialog->open();
}

void TrainPage::planSweep() {
  if (m_session.training().isRunning()) return;
  const std::optional<TrainConfig> config = chosenConfig();
  if (!config) return;
  auto* dialog = new SweepDialog(*config, m_settings->estimatedSeconds(), this);
  connect(dialog, &SweepDialog::planned, this,
          [this](const SweepPlan& plan) { m_session.training().startSweep(plan); });
  dialog->open();
}

void TrainPage::openSweep(qint64 sweep) {
  if (sweep == 0) return;
  auto* view = new SweepView(m_session, sweep, this);
  connect(view, &SweepView::runChosen, this, [this](qint64 run) { showRun(run); });
  connect(view, &SweepView::resumeRequested, this, [this](qint64 id) {
    if (!m_session.training().isRunning()) m_session.training().resumeSweep(id);
  });
  view->open();
}

void TrainPage::openCrossValidation(qint64 id) {
  auto* view = new CrossValidationView(m_session, id, this);
  connect(view, &CrossValidationView::resumeRequested, this, [this](qint64 one) {
    if (!m_session.training().isRunning()) m_session.training().resumeCrossValidation(one);
  });
  connect(view, &CrossValidationView::textChosen, this, [this](qint64 sample) {
    Destination destination;
    destination.page = PageId::Data;
    destination.query = SampleQuery{.search = std::to_string(sample).insert(0, 1, '#')};
    emit navigateTo(destination);
  });
  view->open();
}

/// The next fold or trial begins: drawn where the one before was.
void TrainPage::followPart() {
  if (!m_follows) return;
  m_shown = 0;
  m_curves = {};
  draw();
  updateActions();
  updateNotice();
}

}  // namespace wb::ui
