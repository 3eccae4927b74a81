// What the Train page's buttons and keys do.
#include <QAction>
#include <QHBoxLayout>
#include <algorithm>

#include "core/workflow/runs.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/pages/add_encoder.h"
#include "ui/pages/train/augmentation_dialog.h"
#include "ui/pages/train/compare_dialog.h"
#include "ui/pages/train/rate_dialog.h"
#include "ui/pages/train/run_charts.h"
#include "ui/pages/train/runs_table.h"
#include "ui/pages/train/settings_panel.h"
#include "ui/pages/train/train_page.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

void TrainPage::buildActions() {
  m_startAction = addKey(Qt::CTRL | Qt::Key_Return, &TrainPage::start);
  m_pauseAction = addKey(Qt::Key_Space, &TrainPage::pauseOrProceed);
  m_stopAction = addKey(Qt::CTRL | Qt::Key_Period, &TrainPage::stop);
  m_compareAction = addKey(Qt::Key_C, &TrainPage::compare);
  m_removeAction = addKey(Qt::Key_Delete, &TrainPage::removeRun);
  m_copyAction = addKey({}, [this] { m_charts->copyPlot(); });
  m_saveAction = addKey({}, [this] { m_charts->savePlot(); });
  m_compareButton->bindAction(m_compareAction);

  m_actions = new QWidget(this);
  m_actions->hide();  // until the header takes it
  auto* row = new QHBoxLayout(m_actions);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 12);
  m_pauseButton = new Button;
  m_pauseButton->bindAction(m_pauseAction);
  m_stopButton = new Button({}, ButtonKind::Primary);
  m_stopButton->setIconName("stop");
  m_stopButton->bindAction(m_stopAction);
  m_resumeButton = new Button;
  m_resumeButton->setIconName("play");
  m_exploreButton = new Button;
  m_startButton = new Button({}, ButtonKind::Primary);
  m_startButton->bindAction(m_startAction);
  m_firstButton = new Button;
  m_firstButton->bindAction(m_startAction);
  m_empty->addButton(m_firstButton);
  for (Button* button : {m_pauseButton, m_stopButton, m_resumeButton, m_exploreButton, m_startButton})
    row->addWidget(button);
  row->addWidget(m_moreButton);
  connect(m_resumeButton, &QPushButton::clicked, this, &TrainPage::resume);
  connect(m_exploreButton, &QPushButton::clicked, this, [this] {
    Destination destination;
    destination.page = PageId::Explore;
    destination.run = m_shown;
    emit navigateTo(destination);
  });
  connect(m_notice, &Notice::actionTriggered, this, [this] {
    const auto action = m_noticeAction;  // which may put another in its place
    if (action) action();
  });
}

void TrainPage::tellSenseless() {
  tell(NoticeTone::Error, tr("A setting makes no sense"), tr("Correct the value with the red frame, then start."));
}

void TrainPage::start() {
  if (m_session.training().isRunning()) return;
  if (const std::optional<TrainConfig> config = chosenConfig()) m_session.training().start(*config);
}

void TrainPage::resume() {
  if (!m_session.training().isRunning()) m_session.training().resumeStored(m_shown);
}

void TrainPage::pauseOrProceed() {
  TrainingSession& training = m_session.training();
  if (!training.isRunning()) return;
  training.isPaused() ? training.proceed() : training.pause();
}

void TrainPage::stop() { m_session.training().stop(); }

void TrainPage::addEncoder() {
  addEncoderFolder(m_session, this, [this](const QString& name) { m_settings->chooseEncoder(name); });
}

void TrainPage::chooseAugmentation() {
  const std::optional<TrainConfig> config = m_settings->config();
  const QString encoder = toQt(config ? config->encoder : std::string());
  const auto chosen = [this](const AugmentationSettings& settings) { m_settings->setAugmentation(settings); };
  auto* dialog = new AugmentationDialog(m_session, m_settings->augmentation(), encoder, m_settings->guessingObstacle(),
                                        chosen, this);
  dialog->open();
}

void TrainPage::findLearningRate() {
  const std::optional<TrainConfig> config = m_settings->config();
  if (!config) return tellSenseless();
  auto* dialog = new RateDialog(m_session, this, *config);
  connect(dialog, &RateDialog::rateChosen, this, [this, config = *config](double rate) {
    TrainConfig changed = config;
    changed.learningRate = rate;
    m_settings->takeConfig(changed);
  });
  dialog->start();
}

// Two selected runs, else those that are drawn: the shown one and a checked one.
std::vector<int> TrainPage::rowsToCompare() const {
  std::vector<int> rows;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) rows.push_back(index.row());
  if (rows.size() == 2) return rows;
  rows.clear();
  for (const RunId run : m_runs->overlaid()) rows.push_back(m_runs->rowOf(run));
  const int shown = m_runs->rowOf(m_shown);
  if (shown >= 0 && !m_runs->isOverlaid(m_shown)) rows.push_back(shown);
  return rows;
}

void TrainPage::compare() {
  const std::vector<int> rows = rowsToCompare();
  if (rows.size() != 2) {
    tell(NoticeTone::Info, tr("Choose two runs to compare"),
         tr("Check the box of one run beside the one that is shown, or select two."));
    return;
  }
  // The older run first: differences then say what came of going on.
  const auto [newer, older] = std::minmax(rows[0], rows[1]);
  auto* dialog = new CompareDialog(m_session, this, m_runs->run(older), m_runs->run(newer));
  connect(dialog, &CompareDialog::textChosen, this, [this](qint64 run, qint64 sample, Split split) {
    Destination destination;
    destination.page = PageId::Explore;
    destination.run = run;
    destination.sample = sample;
    destination.query = SampleQuery{.splits = {split}};
    emit navigateTo(destination);
  });
  dialog->open();
}

void TrainPage::attempt(const QString& problem, const std::function<void()>& change) {
  try {
    change();
  } catch (const Error& error) {
    tellError(this, problem, errorText(error));
  }
}

void TrainPage::removeRun() {
  const RunId run = m_shown;
  if (run == 0 || (m_session.training().isRunning() && run == m_session.training().run())) return;
  askQuestion(this, tr("Delete %1?").arg(runName(run)),
              tr("Its weights, curves and predictions go. This cannot be undone."), tr("Delete"), tr("Keep"),
              [this, run](bool yes) {
                if (!yes) return;
                m_shown = 0;
                m_overlays.erase(run);
                attempt(tr("The run was not deleted"), [&] { deleteRun(m_session.project(), run); });
                m_session.runsReplaced();
              });
}

void TrainPage::updateActions() {
  const TrainingSession& training = m_session.training();
  const bool running = training.isRunning();
  const RunRecord* record = shownRecord();
  const bool ended = !running && record != nullptr;
  m_startAction->setEnabled(!running);
  m_crossValidateAction->setEnabled(!running);
  m_sweepAction->setEnabled(!running);
  m_sweepButton->setVisible(m_runs->sweepOf(m_shown) != 0);
  m_pauseAction->setEnabled(running);
  m_stopAction->setEnabled(running);
  m_startButton->setVisible(!running);
  m_pauseButton->setVisible(running);
  m_stopButton->setVisible(running);
  m_resumeButton->setVisible(ended && record->resumable);
  m_exploreButton->setVisible(ended && record->hasWeights);
  m_removeAction->setEnabled(ended);
  m_compareAction->setEnabled(m_runs->rowCount() > 1);
  m_compareButton->setVisible(m_runs->rowCount() > 1);
  m_pauseButton->setText(training.isPaused() ? tr("Continue") : tr("Pause"));
  m_pauseButton->setIconName(training.isPaused() ? "play" : "pause");
  m_stopButton->setText(running && m_curves.best ? tr("Stop, use epoch %1").arg(m_curves.best->epoch, 0, 'g', 3)
                                                 : tr("Stop"));
  m_startButton->setText(m_settings->isLocked() ? tr("Train again") : tr("Start training"));
  emit headerChanged();
}

}  // namespace wb::ui
