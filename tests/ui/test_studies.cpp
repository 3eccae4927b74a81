// Sweeps and cross-validations by real keys and mouse: from the train page's menu to their results.
#include <QMenu>
#include <QSpinBox>

#include "core/workflow/cross_validations.h"
#include "core/workflow/runs.h"
#include "core/workflow/sweeps.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/test_application.h"
#include "tests/ui/train_settings.h"
#include "ui/bridge/session.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/models/sweep_table_model.h"
#include "ui/pages/train/cross_validation_dialog.h"
#include "ui/pages/train/cross_validation_view.h"
#include "ui/pages/train/sweep_dialog.h"
#include "ui/pages/train/sweep_view.h"
#include "ui/pages/train/train_page.h"
#include "ui/widgets/parallel_plot.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kLong = 120000;  // ms at most until training says something

}  // namespace

class TestStudies : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void sweepIsPlannedInWords();
  void sweepRunsAndItsBestIsShown();
  void crossValidationRunsAndALabelIsCorrected();
  void stoppedSweepGoesOn();
  void menuOffersBothAndWhatWasDone();

 private:
  bool ends() const {
    return QTest::qWaitFor([&] { return !m_session->training().isRunning() && m_session->isIdle(); }, kLong);
  }
  template <typename Dialog>
  Dialog* dialog() const {
    const bool opened = QTest::qWaitFor([&] { return m_window->findChild<Dialog*>() != nullptr; }, 5000);
    return opened ? m_window->findChild<Dialog*>() : nullptr;
  }

  TestApplication m_application;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<ExploredProject> m_corpus;  // goes last: the session works in its folder
  TrainPage* m_page = nullptr;                // the window's
};

void TestStudies::init() {
  qunsetenv("WENBIAO_ENCODERS");  // the list of encoders is this test's own
  m_corpus = std::make_unique<ExploredProject>();
  m_session = std::make_unique<Session>();
  m_session->open(m_corpus->path());
  m_page = new TrainPage(*m_session);
  m_window = m_application.open({m_page}, 900);
  waitIdle(*m_session);
}

void TestStudies::cleanup() {
  m_session->close();
  m_window.reset();
  m_session.reset();
  m_corpus.reset();
}

void TestStudies::sweepIsPlannedInWords() {
  chooseTinyNetwork(m_page, 2);
  m_page->setFocus();
  press(Qt::Key_S);
  auto* plan = dialog<SweepDialog>();
  QVERIFY(plan != nullptr);
  auto* values = named<QLineEdit>(plan, "Values");
  QCOMPARE(values->text(), QStringLiteral("0.0015, 0.003, 0.006"));  // around what is set
  QVERIFY(shows(plan, "3 training"));
  values->setFocus();
  values->selectAll();
  type("1e-3，2e-3、fast");  // commas of Chinese keyboards
  QVERIFY(values->property("invalid").toBool());
  QVERIFY(shows(plan, "fast"));
  QVERIFY(!button(plan, "Start the sweep")->isEnabled());
  press(Qt::Key_Return);
  QVERIFY(m_window->findChild<SweepDialog*>() != nullptr);
  QVERIFY(!m_session->training().isRunning());
  values->selectAll();
  type("1e-3，2e-3");
  QVERIFY(!values->property("invalid").toBool());
  QVERIFY(shows(plan, "2 training"));
  click(button(plan, "Vary another setting"));
  QVERIFY(shows(plan, "4 trainings"));  // R-Drop: 0 and 0.1
  named<QSpinBox>(plan, "Seeds")->setFocus();
  press(Qt::Key_Up);
  QVERIFY(shows(plan, "8 training"));
  press(Qt::Key_Escape);
  QVERIFY(m_window->findChild<SweepDialog*>() == nullptr || !m_window->findChild<SweepDialog*>()->isVisible());
}

void TestStudies::sweepRunsAndItsBestIsShown() {
  chooseTinyNetwork(m_page, 8);
  m_page->setFocus();
  press(Qt::Key_S);
  auto* plan = dialog<SweepDialog>();
  auto* values = named<QLineEdit>(plan, "Values");
  values->setFocus();
  values->selectAll();
  type("1e-8, 3e-3");
  press(Qt::Key_Return);
  QVERIFY(m_session->training().isRunning());
  QVERIFY(m_session->training().study().has_value());
  QVERIFY(QTest::qWaitFor([&] { return m_session->training().study() && m_session->training().study()->part == 2; },
                          kLong));
  QVERIFY(ends());
  auto* view = dialog<SweepView>();  // it opens by itself
  QVERIFY(view != nullptr);
  QVERIFY(shows(view, "Best so far"));
  QVERIFY(shows(view, "0.003"));
  QVERIFY(shows(view, "2 of 2 trials done"));
  auto* table = named<TableView>(view, "Trials");
  QCOMPARE(table->model()->rowCount(), 2);
  const std::vector<RunRecord> runs = listRuns(m_session->project());
  QCOMPARE(runs.size(), 2U);
  const auto best = std::max_element(runs.begin(), runs.end(),
                                     [](const RunRecord& a, const RunRecord& b) { return a.macroF1 < b.macroF1; });
  QCOMPARE(best->config.learningRate, 3e-3);
  QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("0.003"));  // sorted by score

  auto* plot = view->findChild<ParallelPlot*>();
  QVERIFY(plot->highlighted() >= 0);  // the selected row's
  const QPointF poor = plot->crossing(0, 0);
  QTest::mouseMove(plot, (poor + QPointF(3, 0)).toPoint());
  QTRY_COMPARE(plot->highlighted(), 0);
  QCOMPARE(table->currentIndex().row(), 1);  // its row is selected with it
  table->setFocus();
  press(Qt::Key_Up);
  QCOMPARE(plot->highlighted(), 1);
  press(Qt::Key_Return);
  QVERIFY(shows(m_page, "Settings of " + runName(best->id)));
  QVERIFY(shows(m_page, "Its sweep"));
  auto* all = named<TableView>(m_page, "All runs");
  QVERIFY(all->model()->index(0, RunsModel::Settings).data().toString().contains("Sweep 1"));
  click(button(m_page, "Its sweep"));
  QVERIFY(dialog<SweepView>() != nullptr);
  press(Qt::Key_Escape);
}

void TestStudies::crossValidationRunsAndALabelIsCorrected() {
  chooseTinyNetwork(m_page, 3);  // too little to agree with every label
  m_page->setFocus();
  press(Qt::Key_K);
  auto* plan = dialog<CrossValidationDialog>();
  QVERIFY(plan != nullptr);
  auto* parts = named<QSpinBox>(plan, "Parts");
  parts->setFocus();
  parts->selectAll();
  type("3");
  press(Qt::Key_Return);
  QVERIFY(m_session->training().isRunning());
  QVERIFY(ends());
  auto* view = dialog<CrossValidationView>();
  QVERIFY(view != nullptr);
  waitIdle(*m_session);
  QVERIFY(shows(view, "3 of 3 parts done"));
  QVERIFY(listRuns(m_session->project()).empty());
  const auto found = outOfFoldTexts(m_session->project(), newestCrossValidation(m_session->project()), true);
  QVERIFY(!found.empty());
  auto* table = named<TableView>(view, "Labels that look wrong");
  QCOMPARE(table->model()->rowCount(), static_cast<int>(found.size()));
  table->setFocus();
  press(Qt::Key_R);
  const Sample corrected = readSample(m_session->project(), found.front().answer.sample);
  QCOMPARE(*corrected.category, found.front().predicted);
  QCOMPARE(table->model()->rowCount(), static_cast<int>(found.size()) - 1);
  press(Qt::Key_Escape);
}

void TestStudies::stoppedSweepGoesOn() {
  chooseTinyNetwork(m_page, 300);
  m_page->setFocus();
  press(Qt::Key_S);
  auto* plan = dialog<SweepDialog>();
  auto* values = named<QLineEdit>(plan, "Values");
  values->setFocus();
  values->selectAll();
  type("1e-3, 3e-3");
  press(Qt::Key_Return);
  QVERIFY(QTest::qWaitFor([&] { return m_session->training().events().size() > 5; }, kLong));
  press(Qt::Key_Period, Qt::ControlModifier);
  QVERIFY(ends());
  QCOMPARE(listSweeps(m_session->project()).front().state, RunState::Stopped);
  auto* view = dialog<SweepView>();
  QVERIFY(view != nullptr);
  click(button(view, "Go on"));
  QVERIFY(m_session->training().isRunning());
  QVERIFY(QTest::qWaitFor([&] { return m_session->training().events().size() > 5; }, kLong));
  m_session->training().stop();
  QVERIFY(ends());
}

void TestStudies::menuOffersBothAndWhatWasDone() {
  auto* more = named<QAbstractButton>(m_window.get(), "More ways to train");
  QVERIFY(more != nullptr);
  click(more);
  auto* menu = m_page->findChild<QMenu*>();
  QVERIFY(menu != nullptr);
  QStringList texts;
  for (const QAction* action : menu->actions()) texts << action->text();
  QCOMPARE(texts, (QStringList{"Cross-validate…", "Sweep settings…"}));
  menu->close();
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestStudies)
#include "test_studies.moc"
