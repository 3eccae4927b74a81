// Numbers are read on the list lane whenever labels, runs or predictions change, if the page is in front;
// else when it comes to the front.
#include "ui/pages/explore/explore_page.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <algorithm>
#include <array>

#include "core/workflow/browse_samples.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/pages/explore/errors_view.h"
#include "ui/pages/explore/scores_view.h"
#include "ui/pages/run_choice.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/header_tabs.h"

namespace wb::ui {

namespace {

enum Texts { TestTexts, ValidationTexts, TrainTexts, AllTexts, TextsCount };

const std::vector<Split>& splitsOf(int texts) {
  static const std::array<std::vector<Split>, TextsCount> splits{
      {{Split::Test},
       {Split::Validation},
       {Split::Train},
       {Split::None, Split::Train, Split::Validation, Split::Test}}};
  return splits[static_cast<std::size_t>(texts)];
}

std::int64_t labelledIn(const Project& project, int texts) {
  SampleQuery query;
  query.splits = splitsOf(texts);
  return countSamples(project, query).labelled;
}

// What no run has learnt from says most: test texts, else validation texts, else all.
int soundTexts(const std::vector<std::int64_t>& labelled) {
  if (labelled[TestTexts] > 0) return TestTexts;
  return labelled[ValidationTexts] > 0 ? ValidationTexts : AllTexts;
}

}  // namespace

ExplorePage::ExplorePage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_tabs(new HeaderTabs(this)),
      m_actionsBar(new QWidget(this)),
      m_texts(new DropDown),
      m_run(new RunChoice),
      m_train(new Button({}, ButtonKind::Primary)),
      m_stack(new QStackedWidget),
      m_noRun(new EmptyState),
      m_goTrain(new Button({}, ButtonKind::Primary)),
      m_noTexts(new EmptyState),
      m_showAll(new Button({}, ButtonKind::Plain)),
      m_errors(new ErrorsView(session)),
      m_scores(new ScoresView(session)) {
  m_noRun->setPicture(QStringLiteral("explore"));
  m_noRun->addButton(m_goTrain);
  m_noTexts->setPicture(QStringLiteral("label"));
  m_noTexts->addButton(m_showAll);
  for (QWidget* view : {static_cast<QWidget*>(m_errors), static_cast<QWidget*>(m_scores),
                        static_cast<QWidget*>(m_noRun), static_cast<QWidget*>(m_noTexts)})
    m_stack->addWidget(view);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_stack);
  createActions();
  createHeader();
  connectSession();
  retranslate();
}

void ExplorePage::createHeader() {
  auto* row = new QHBoxLayout(m_actionsBar);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 8);
  m_train->bindAction(m_trainAction);
  row->addWidget(m_texts);
  row->addWidget(m_run);
  row->addWidget(m_train);
  m_tabs->hide();
  m_actionsBar->hide();
  connect(m_tabs, &HeaderTabs::chosen, this, &ExplorePage::showView);
  connect(m_texts, &QComboBox::activated, this, &ExplorePage::chooseTexts);
  connect(m_run, &RunChoice::runChosen, this, [this](RunId run) {
    m_wantedRun = run;
    reload(true);
  });
  connect(m_goTrain, &QPushButton::clicked, this, [this] { emit navigateTo({PageId::Train, {}, {}, {}}); });
  connect(m_showAll, &QPushButton::clicked, this, [this] { chooseTexts(AllTexts); });
  connect(m_scores, &ScoresView::categoryActivated, this, [this](CategoryId category) {
    m_tabs->setCurrentIndex(0);
    showView();
    m_errors->setChoice({category, {}});
    m_errors->takeFocus();
  });
  connect(m_errors, &ErrorsView::correctedCountChanged, this, &ExplorePage::showTrainButton);
  connect(m_errors, &ErrorsView::statusMessage, this, &ExplorePage::statusMessage);
  connect(m_errors, &ErrorsView::corrected, this,
          [this](const QString& message) { emit undoable(message, [this] { m_session.undo(); }); });
  connect(m_errors, &ErrorsView::predictionsWanted, this, [this] {
    m_errors->setPredicting(true);
    m_session.predictCorpusInBackground(m_scope.run);
  });
}

void ExplorePage::createActions() {
  m_trainAction = addKey(Qt::CTRL | Qt::Key_T, [this] { emit navigateTo({PageId::Train, {}, {}, {}}); });
  m_nextAction = addKey(Qt::ALT | Qt::Key_Down, [this] { m_errors->goToNext(); });
  m_previousAction = addKey(Qt::ALT | Qt::Key_Up, [this] { m_errors->goToPrevious(); });
  m_allErrorsAction = addKey(Qt::ALT | Qt::Key_A, [this] { m_errors->showAllErrors(); });
  m_undoAction = addKey(QKeySequence::Undo, [this] { m_session.undo(); });
  m_redoAction = addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_session.redo(); });
}

void ExplorePage::connectSession() {
  connect(&m_session, &Session::runsChanged, this, [this] { reload(false); });
  connect(&m_session, &Session::samplesChanged, this, [this] { reload(false); });
  connect(&m_session, &Session::corpusChanged, this, [this] { reload(true); });
  connect(&m_session, &Session::categoriesChanged, this, [this] { reload(true); });
  connect(&m_session, &Session::predictionsChanged, this, [this](qint64 run) {
    if (run == m_scope.run) m_errors->setPredicting(false);
    reload(run == m_scope.run);
  });
  connect(&m_session, &Session::opened, this, [this] {
    m_wantedTexts.reset();
    m_wantedRun = 0;
    reload(true);
  });
}

QWidget* ExplorePage::headerTabs() { return m_tabs; }
QWidget* ExplorePage::headerActions() { return m_actionsBar; }

void ExplorePage::activated() {
  if (m_stale) reload(m_staleTexts);
  m_errors->takeFocus();
}

void ExplorePage::open(const Destination& destination) {
  if (destination.run) m_wantedRun = *destination.run;
  m_wantedSample = destination.sample;
  if (destination.query) {
    const SampleQuery& query = *destination.query;
    ErrorChoice choice;
    if (query.categories.size() == 1) choice.label = query.categories.front();
    choice.predicted = query.predicted;
    m_wantedChoice = choice;
    for (int texts = 0; texts < TextsCount; ++texts) {
      if (query.splits == splitsOf(texts)) m_wantedTexts = texts;
    }
  }
  m_tabs->setCurrentIndex(0);
  m_stale = m_staleTexts = true;
}

ExplorePage::Scope ExplorePage::readScope(const Project& project, RunId run, std::optional<int> texts) {
  Scope scope;
  scope.runs = listRuns(project);
  scope.categories = listCategories(project);
  for (int i = 0; i < TextsCount; ++i) scope.labelled.push_back(labelledIn(project, i));
  scope.texts = texts.value_or(soundTexts(scope.labelled));
  for (const RunRecord& record : scope.runs) {
    if (!record.hasWeights) continue;
    if (scope.run == 0 || record.id == run) scope.run = record.id;
  }
  if (scope.run != 0) scope.metrics = storedMetrics(project, scope.run, splitsOf(scope.texts));
  return scope;
}

void ExplorePage::reload(bool texts) {
  m_stale = true;
  m_staleTexts = m_staleTexts || texts;
  if (!m_session.isOpen() || !isVisible()) return;
  m_session.start(
      LaneKind::List, this, {},
      [run = m_wantedRun, chosen = m_wantedTexts](const JobContext& context) {
        return readScope(context.project, run, chosen);
      },
      [this](const Scope& scope) { showScope(scope); }, {}, reinterpret_cast<std::uintptr_t>(this));
}

void ExplorePage::showScope(const Scope& scope) {
  const bool otherTexts = scope.run != m_scope.run || scope.texts != m_scope.texts;
  m_scope = scope;
  m_stale = false;
  m_run->setRuns(scope.runs);
  m_run->setRun(scope.run);
  m_texts->setCurrentIndex(scope.texts);
  m_errors->setCategories(scope.categories);
  m_errors->setScope(scope.run, splitsOf(scope.texts));
  m_errors->setMetrics(scope.metrics, scope.labelled[static_cast<std::size_t>(scope.texts)]);
  m_scores->setMetrics(scope.run, splitsOf(scope.texts), scope.metrics, scope.categories);
  showView();
  showTrainButton();
  if (scope.run == 0 || (!m_staleTexts && !otherTexts)) return;
  m_staleTexts = false;
  if (m_wantedChoice || m_wantedSample) {
    m_errors->setChoice(m_wantedChoice.value_or(ErrorChoice{}), m_wantedSample);
    m_wantedChoice.reset();
    m_wantedSample.reset();
  } else {
    m_errors->reloadTexts();
  }
}

void ExplorePage::showView() {
  const bool run = m_scope.run != 0;
  const bool texts = run && m_scope.labelled[static_cast<std::size_t>(m_scope.texts)] > 0;
  const bool scores = m_tabs->currentIndex() == 1;
  QWidget* view = scores ? static_cast<QWidget*>(m_scores) : m_errors;
  if (!texts) view = m_noTexts;
  if (!run) view = m_noRun;
  m_stack->setCurrentWidget(view);
  m_texts->setVisible(run);
  m_run->setVisible(run);
  m_train->setVisible(run);
  if (view == m_errors && isVisible() && !m_errors->isAncestorOf(focusWidget())) m_errors->takeFocus();
}

void ExplorePage::chooseTexts(int texts) {
  m_wantedTexts = texts;
  reload(true);
  m_errors->takeFocus();
}

void ExplorePage::showTrainButton() {
  const int corrections = m_errors->correctedCount();
  m_train->setText(corrections > 0 ? tr("Train again with %n corrections", nullptr, corrections) : tr("Train again"));
}

void ExplorePage::retranslate() {
  m_tabs->setTabs({{tr("Errors"), {}}, {tr("Scores"), {}}});
  m_tabs->setAccessibleName(tr("Views"));
  const int texts = std::max(m_texts->currentIndex(), 0);
  m_texts->clear();
  m_texts->addItems({tr("Test texts"), tr("Validation texts"), tr("Training texts"), tr("All labelled texts")});
  m_texts->setCurrentIndex(texts);
  m_texts->setAccessibleName(tr("Which texts"));
  m_trainAction->setText(tr("Train again"));
  m_nextAction->setText(tr("Next text"));
  m_previousAction->setText(tr("Previous text"));
  m_allErrorsAction->setText(tr("Show all errors"));
  m_undoAction->setText(tr("Undo"));
  m_redoAction->setText(tr("Redo"));
  m_noRun->setTexts(tr("No run yet"),
                    tr("Train a model first. Then this page shows where it errs and what it looks at."));
  m_goTrain->setText(tr("To training"));
  m_noTexts->setTexts(tr("No labelled texts here"),
                      tr("None of the chosen texts has a label to compare predictions with."));
  m_showAll->setText(tr("Show all labelled texts"));
  showTrainButton();
  emit headerChanged();
}

void ExplorePage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
