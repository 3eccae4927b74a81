// The train page by real keys and mouse: what stands against training, a run that is watched, paused, stopped
// and resumed, and the list of runs; each time what the person sees and what the project holds.
#include <QSignalSpy>

#include "core/data/presets.h"
#include "core/workflow/runs.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/test_application.h"
#include "tests/ui/train_settings.h"
#include "ui/bridge/session.h"
#include "ui/bridge/training_session.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/train_page.h"
#include "ui/plot/curve_plot.h"
#include "ui/style/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kLong = 120000;  // ms at most until training says something

/// How many pixels of the plot have about this colour.
int pixelsOf(const CurvePlot& plot, const QColor& colour) {
  const QImage image = plot.image().toImage();
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      const int distance = std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                           std::abs(pixel.blue() - colour.blue());
      count += distance < 24 ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

class TestTrainPage : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void withoutRunsItSaysWhatToDo();
  void oneCategoryIsAnObstacleInWords();
  void withoutValidationTextsItTrainsAndSaysSo();
  void senselessSettingIsFramedAndRefused();
  void presetFillsTheSettingsIn();
  void countingTheTextsKeepsTheEpochsThatWereSet();
  void startsByKeyAndDrawsWhatItLearns();
  void spacePausesAndContinues();
  void stopKeepsTheBestAndTheRunGoesOn();
  void shownRunCannotBeChangedButRepeated();
  void checkedRunIsDrawnOverTheOther();
  void comparesTwoRuns();
  void deletesARunOnlyWhenAsked();
  void noteIsWrittenIntoTheList();

 private:
  void openPage(const QString& folder);
  void openTwoRuns();
  const Project& project() const { return m_session->project(); }
  TrainingSession& training() const { return m_session->training(); }
  std::vector<RunRecord> runs() const { return listRuns(project()); }
  TableView* table() const { return named<TableView>(m_page, "All runs"); }
  QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
  void clickCell(int row, int column) const;
  template <typename Event>
  std::size_t count() const;
  template <typename Event>
  bool arrives(std::size_t atLeast) const;
  bool noticed(NoticeKind kind) const;
  bool ends() const;
  /// The plot of the loss.
  CurvePlot& lossPlot() const { return *m_page->findChildren<CurvePlot*>().front(); }

  TestApplication m_application;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<ExploredProject> m_corpus;  // goes last: the session works in its folder
  TrainPage* m_page = nullptr;                // the window's
};

void TestTrainPage::init() {
  qunsetenv("WENBIAO_ENCODERS");  // the list of encoders is this test's own
  m_corpus = std::make_unique<ExploredProject>();
}

void TestTrainPage::cleanup() {
  m_session->close();
  m_window.reset();
  m_session.reset();
  m_corpus.reset();
}

void TestTrainPage::openPage(const QString& folder) {
  m_session = std::make_unique<Session>();
  m_session->open(folder);
  m_page = new TrainPage(*m_session);
  m_window = m_application.open({m_page}, 900);
  waitIdle(*m_session);
}

void TestTrainPage::openTwoRuns() {
  m_corpus->train(1, 2);
  m_corpus->train(2, 3);
  openPage(m_corpus->path());
  QCOMPARE(table()->model()->rowCount(), 2);
  QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("Run 2"));  // newest first, and shown
  table()->setFocus();
}

void TestTrainPage::clickCell(int row, int column) const {
  const QRect rect = table()->visualRect(table()->model()->index(row, column));
  QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, rect.center());
}

template <typename Event>
std::size_t TestTrainPage::count() const {
  const auto& events = training().events();
  return static_cast<std::size_t>(std::count_if(
      events.begin(), events.end(), [](const TrainEvent& event) { return std::holds_alternative<Event>(event); }));
}

template <typename Event>
bool TestTrainPage::arrives(std::size_t atLeast) const {
  return QTest::qWaitFor([&] { return count<Event>() >= atLeast; }, kLong);
}

bool TestTrainPage::noticed(NoticeKind kind) const {
  return QTest::qWaitFor(
      [&] {
        const auto& events = training().events();
        return std::any_of(events.begin(), events.end(), [kind](const TrainEvent& event) {
          const auto* notice = std::get_if<NoticeEvent>(&event);
          return notice != nullptr && notice->kind == kind;
        });
      },
      kLong);
}

bool TestTrainPage::ends() const {
  return QTest::qWaitFor([&] { return !training().isRunning() && m_session->isIdle(); }, kLong);
}

void TestTrainPage::withoutRunsItSaysWhatToDo() {
  openPage(m_corpus->path());
  QVERIFY(shows(m_page, "A new run"));
  QVERIFY(button(m_window.get(), "Start training") != nullptr);
  QVERIFY(button(m_window.get(), "Pause") == nullptr);
  QVERIFY(button(m_window.get(), "Resume") == nullptr);
  QTRY_VERIFY_WITH_TIMEOUT(shows(m_page, " of "), kLong);  // memory of the machine: the estimate has arrived
  QVERIFY(!shows(m_page, "Training cannot start yet"));
  press(Qt::Key_Delete);  // no run to delete, pause or compare
  press(Qt::Key_Space);
  press(Qt::Key_C);
  QVERIFY(m_window->findChild<DialogFrame*>() == nullptr);
}

void TestTrainPage::oneCategoryIsAnObstacleInWords() {
  ProjectInFolder one;
  one.import(one.write("a.csv", "text,label\n快递没到,物流\n包裹丢了,物流\n"));
  one.session.close();
  openPage(one.folder.filePath("test.wenbiao"));
  QTRY_VERIFY_WITH_TIMEOUT(shows(m_page, "Training cannot start yet"), kLong);
  QVERIFY(shows(m_page, "at least two categories"));
  QSignalSpy navigated(m_page, &Page::navigateTo);
  click(button(m_page, "Label texts"));
  QCOMPARE(navigated.front().front().value<Destination>().page, PageId::Label);
  press(Qt::Key_Return, Qt::ControlModifier);  // asked all the same: refused in words, and no run is left behind
  QVERIFY(ends());
  QVERIFY(shows(m_page, "The run ended with a problem"));
  QVERIFY(shows(m_page, "categor"));
  QVERIFY(runs().empty());
  m_session->close();
}

void TestTrainPage::withoutValidationTextsItTrainsAndSaysSo() {
  ProjectInFolder unsplit;
  unsplit.import(unsplit.write("a.csv", "text,label\n快递没到,物流\n包裹丢了,物流\n屏幕碎了,质量\n漏水了,质量\n"));
  unsplit.session.close();
  openPage(unsplit.folder.filePath("test.wenbiao"));
  QTRY_VERIFY_WITH_TIMEOUT(shows(m_page, "no labelled validation texts"), kLong);
  QVERIFY(shows(m_page, "Better before the start"));  // it can start, only nothing would show how good it is
  QVERIFY(button(m_page, "Divide the texts") != nullptr);
  chooseTinyNetwork(m_page, 2);
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(ends());
  QCOMPARE(runs().size(), 1U);
  QVERIFY(runs().front().hasWeights);
  QVERIFY(shows(m_page, "No validation texts"));
  m_session->close();
}

void TestTrainPage::senselessSettingIsFramedAndRefused() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 12);
  const QLineEdit* epochs = named<QLineEdit>(m_page, "Epochs");
  enter(m_page, "Epochs", "2.5");
  QVERIFY(epochs->property("invalid").toBool());
  QVERIFY(epochs->toolTip().contains("whole number"));
  waitIdle(*m_session);
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(!training().isRunning());
  QVERIFY(shows(m_page, "A setting makes no sense"));
  enter(m_page, "Epochs", "3");
  QVERIFY(!epochs->property("invalid").toBool());
  enter(m_page, "Width", "33");  // no multiple of two heads
  QVERIFY(named<QLineEdit>(m_page, "Width")->property("invalid").toBool());
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(!training().isRunning());
  enter(m_page, "Width", "32");
  QVERIFY(!named<QLineEdit>(m_page, "Width")->property("invalid").toBool());
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(ends());
  QCOMPARE(runs().front().config.epochs, 3);
  QVERIFY(!shows(m_page, "A setting makes no sense"));
}

void TestTrainPage::presetFillsTheSettingsIn() {
  openPage(m_corpus->path());
  const QString balanced = QString::number(presetEpochs(Preset::Balanced, 48));
  QTRY_COMPARE(named<QLineEdit>(m_page, "Epochs")->text(), balanced);  // once the texts are counted
  auto* presets = m_page->findChild<SegmentedControl*>();
  presets->setFocus();
  press(Qt::Key_Left);
  QVERIFY(shows(m_page, "Quick: "));
  const int quick = presetEpochs(Preset::Quick, 48);
  QCOMPARE(named<QLineEdit>(m_page, "Epochs")->text(), QString::number(quick));
  QVERIFY(balanced != QString::number(quick));
  press(Qt::Key_Right);
  QCOMPARE(named<QLineEdit>(m_page, "Epochs")->text(), balanced);
}

void TestTrainPage::countingTheTextsKeepsTheEpochsThatWereSet() {
  openPage(m_corpus->path());
  enter(m_page, "Epochs", "7");
  QTRY_VERIFY(button(m_window.get(), "Start training")->isEnabled());  // they have been counted
  QCOMPARE(named<QLineEdit>(m_page, "Epochs")->text(), "7");
}

void TestTrainPage::startsByKeyAndDrawsWhatItLearns() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 12);
  QSignalSpy arrived(&training(), &TrainingSession::eventsArrived);
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(training().isRunning());
  QVERIFY(button(m_window.get(), "Start training") == nullptr);
  QVERIFY(button(m_window.get(), "Pause") != nullptr);
  const int before = pixelsOf(lossPlot(), colors().accent);
  QVERIFY(arrives<EvaluationEvent>(1));
  QVERIFY(arrived.count() > 0);
  QVERIFY(shows(m_page, "Settings of Run 1"));
  QVERIFY(ends());
  QTRY_VERIFY(pixelsOf(lossPlot(), colors().accent) > before + 50);  // the smoothed loss
  const auto* figures = m_page->findChild<FigureRow*>();
  QVERIFY(figures->accessibleDescription().contains("36 / 36"));  // 48 texts, 16 a step, 12 epochs
  const RunRecord run = runs().front();
  QCOMPARE(run.state, RunState::Finished);
  QVERIFY(run.hasWeights);
  QCOMPARE(run.config.fresh.hiddenSize, 32);
  QCOMPARE(run.steps, 36);
  QCOMPARE(table()->model()->rowCount(), 1);
  QCOMPARE(cell(0, RunsModel::Accuracy), QString::number(*run.accuracy * 100, 'f', 1));
  QVERIFY(m_page->subtitle().contains("validated on <b>12</b>"));
  QSignalSpy navigated(m_page, &Page::navigateTo);
  click(button(m_window.get(), "See its errors"));
  const auto destination = navigated.front().front().value<Destination>();
  QCOMPARE(destination.page, PageId::Explore);
  QCOMPARE(*destination.run, run.id);
}

void TestTrainPage::spacePausesAndContinues() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 1000);
  press(Qt::Key_Return, Qt::ControlModifier);
  QVERIFY(arrives<StepEvent>(1));
  press(Qt::Key_Space);
  QVERIFY(training().isPaused());
  QVERIFY(button(m_window.get(), "Continue") != nullptr);
  QVERIFY(noticed(NoticeKind::Paused));
  press(Qt::Key_Space);
  QVERIFY(noticed(NoticeKind::Resumed));
  QVERIFY(button(m_window.get(), "Pause") != nullptr);
  const std::size_t steps = count<StepEvent>();
  QVERIFY(arrives<StepEvent>(steps + 3));
  bool paused = false;
  for (const TrainEvent& event : training().events()) {
    if (const auto* notice = std::get_if<NoticeEvent>(&event)) {
      paused = notice->kind == NoticeKind::Paused || (paused && notice->kind != NoticeKind::Resumed);
    }
    QVERIFY(!paused || !std::holds_alternative<StepEvent>(event));
  }
  press(Qt::Key_Space);
  QVERIFY(training().isPaused());
  press(Qt::Key_Period, Qt::ControlModifier);  // a run that stands still can be stopped
  QVERIFY(ends());
  QCOMPARE(runs().front().state, RunState::Stopped);
}

void TestTrainPage::stopKeepsTheBestAndTheRunGoesOn() {
  openPage(m_corpus->path());
  chooseTinyNetwork(m_page, 1000);
  press(Qt::Key_Return, Qt::ControlModifier);
  QTRY_VERIFY_WITH_TIMEOUT(button(m_window.get(), "Stop, use epoch") != nullptr, kLong);
  click(button(m_window.get(), "Stop, use epoch"));
  QVERIFY(ends());
  const RunRecord stopped = runs().front();
  QCOMPARE(stopped.state, RunState::Stopped);
  QVERIFY(stopped.hasWeights);
  QVERIFY(stopped.bestEpoch >= 1);
  const auto events = readEvents(project(), stopped.id);
  std::optional<EvaluationEvent> best;
  for (const TrainEvent& event : events) {
    const auto* evaluation = std::get_if<EvaluationEvent>(&event);
    if (evaluation != nullptr && evaluation->best) best = *evaluation;
  }
  QCOMPARE(stopped.bestEpoch, best->epoch);
  QCOMPARE(*stopped.macroF1, best->macroF1);
  QCOMPARE(table()->model()->index(0, RunsModel::Name).data(BadgeRole).toString(), QStringLiteral("stopped"));

  click(button(m_window.get(), "Resume"));
  const auto keptSteps = static_cast<std::size_t>(stopped.bestEpoch) * 3;  // at least: 48 texts, 16 a step
  QVERIFY(arrives<StepEvent>(keptSteps + 4));
  QCOMPARE(training().run(), stopped.id);
  std::int64_t step = 0;  // the curve goes on where the finished epochs ended, without a gap or a repetition
  for (const TrainEvent& event : training().events()) {
    if (const auto* taken = std::get_if<StepEvent>(&event)) QCOMPARE(taken->step, ++step);
  }
  QVERIFY(shows(m_page, "Settings of Run 1"));
  QVERIFY(m_page->subtitle().contains("validated on <b>12</b>"));
  press(Qt::Key_Period, Qt::ControlModifier);
  QVERIFY(ends());
  QCOMPARE(runs().size(), 1U);
  QVERIFY(runs().front().steps >= stopped.steps);
}

void TestTrainPage::shownRunCannotBeChangedButRepeated() {
  openTwoRuns();
  QVERIFY(shows(m_page, "Settings of Run 2"));
  QVERIFY(named<QLineEdit>(m_page, "Epochs") == nullptr);
  QVERIFY(!named<DropDown>(m_page, "Encoder")->isEnabled());
  press(Qt::Key_Down);
  QVERIFY(shows(m_page, "Settings of Run 1"));
  click(button(m_window.get(), "Train again"));
  QVERIFY(ends());
  QCOMPARE(runs().size(), 3U);
  QCOMPARE(runs().front().config.epochs, 2);  // as the first run
  QCOMPARE(runs().front().config.seed, 1U);
  click(button(m_page, "New run"));
  QVERIFY(named<QLineEdit>(m_page, "Epochs") != nullptr);
}

void TestTrainPage::checkedRunIsDrawnOverTheOther() {
  openTwoRuns();
  const QColor colour = RunsModel::runColor(runs()[1].id);
  QTRY_VERIFY(pixelsOf(lossPlot(), colors().accent) > 0);
  const int before = pixelsOf(lossPlot(), colour);
  const auto box = [this] { return table()->model()->index(1, RunsModel::Overlay).data(Qt::CheckStateRole).toInt(); };
  clickCell(1, RunsModel::Overlay);
  QCOMPARE(box(), int(Qt::Checked));
  QVERIFY(shows(m_page, "Settings of Run 2"));  // run 2 in full, run 1 over it
  waitIdle(*m_session);
  QTRY_VERIFY(pixelsOf(lossPlot(), colour) > before + 5);
  press(Qt::Key_Down, Qt::ControlModifier);  // and off again by keys
  press(Qt::Key_Space);
  QCOMPARE(box(), int(Qt::Unchecked));
  QVERIFY(shows(m_page, "Settings of Run 2"));
  QTRY_VERIFY(pixelsOf(lossPlot(), colour) <= before + 5);
}

void TestTrainPage::comparesTwoRuns() {
  openTwoRuns();
  press(Qt::Key_C);
  QVERIFY(shows(m_page, "Choose two runs to compare"));
  QVERIFY(m_window->findChild<DialogFrame*>() == nullptr);
  clickCell(1, RunsModel::Overlay);
  press(Qt::Key_C);
  QVERIFY(m_window->findChild<DialogFrame*>() != nullptr);
  press(Qt::Key_Escape);
  QTRY_VERIFY(m_window->findChild<DialogFrame*>() == nullptr);
  QVERIFY(table()->hasFocus());
  clickCell(1, RunsModel::Overlay);  // no longer checked, but both selected
  press(Qt::Key_Down, Qt::ShiftModifier);
  press(Qt::Key_C);
  QVERIFY(m_window->findChild<DialogFrame*>() != nullptr);
}

void TestTrainPage::deletesARunOnlyWhenAsked() {
  openTwoRuns();
  press(Qt::Key_Delete);
  auto* question = m_window->findChild<DialogFrame*>();
  QVERIFY(question != nullptr);
  QVERIFY(shows(question, "Delete Run 2?"));
  press(Qt::Key_Escape);
  QCOMPARE(runs().size(), 2U);
  QTRY_VERIFY(m_window->findChild<DialogFrame*>() == nullptr);
  press(Qt::Key_Delete);
  click(button(m_window->findChild<DialogFrame*>(), "Delete"));
  QTRY_COMPARE(runs().size(), 1U);
  waitIdle(*m_session);
  QCOMPARE(table()->model()->rowCount(), 1);
  QCOMPARE(cell(0, RunsModel::Name), QStringLiteral("Run 1"));
  QVERIFY(shows(m_page, "Settings of Run 1"));
}

void TestTrainPage::noteIsWrittenIntoTheList() {
  openTwoRuns();
  clickCell(0, RunsModel::Note);  // the row is already chosen: the click opens the editor
  auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  if (editor == nullptr) {
    press(Qt::Key_F2);
    editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
  }
  QVERIFY(editor != nullptr);
  editor->selectAll();
  type(QStringLiteral("少 c 字"));
  press(Qt::Key_Return);
  QTRY_COMPARE(runs().front().note, std::string("少 c 字"));
  QCOMPARE(cell(0, RunsModel::Note), QStringLiteral("少 c 字"));
  m_session->runsReplaced();
  QCOMPARE(cell(0, RunsModel::Note), QStringLiteral("少 c 字"));
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestTrainPage)
#include "test_train_page.moc"
