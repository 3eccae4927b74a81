// The dialogs of the train page by real keys and mouse: looking for a learning rate, and comparing two runs.
#include <QLineEdit>
#include <QSignalSpy>
#include <cmath>

#include "core/workflow/compare_on_split.h"
#include "core/workflow/runs.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/test_application.h"
#include "tests/ui/train_settings.h"
#include "ui/models/differing_texts_model.h"
#include "ui/models/runs_model.h"
#include "ui/pages/train/train_page.h"
#include "ui/plot/curve_plot.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int kLong = 120000;  // ms at most until a network has answered

}  // namespace

class TestTrainDialogs : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void findsALearningRateAndTakesIt();
  void searchEndsWhenTheDialogIsLeft();
  void comparesTwoRuns();
  void showsTheTextsThatOnlyOneRunHasRight();

 private:
  void openPage();
  void openComparison();
  DialogFrame* dialog() const { return m_window->findChild<DialogFrame*>(); }
  QString text(const char* name) const { return named<QLineEdit>(m_window.get(), name)->text(); }

  TestApplication m_application;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<ExploredProject> m_corpus;  // goes last: the session works in its folder
  TrainPage* m_page = nullptr;                // the window's
};

void TestTrainDialogs::init() {
  qunsetenv("WENBIAO_ENCODERS");  // the list of encoders is this test's own
  m_corpus = std::make_unique<ExploredProject>();
}

void TestTrainDialogs::cleanup() {
  m_session->close();
  m_window.reset();
  m_session.reset();
  m_corpus.reset();
}

void TestTrainDialogs::openPage() {
  m_session = std::make_unique<Session>();
  m_session->open(m_corpus->path());
  m_page = new TrainPage(*m_session);
  m_window = m_application.open({m_page}, 900);
  waitIdle(*m_session);
}

void TestTrainDialogs::openComparison() {
  m_corpus->train(1, 2);
  m_corpus->train(2, 3);
  openPage();
  auto* table = named<TableView>(m_page, "All runs");
  table->setFocus();
  press(Qt::Key_Down, Qt::ShiftModifier);  // both are selected
  press(Qt::Key_C);
  QVERIFY(dialog() != nullptr);
}

void TestTrainDialogs::findsALearningRateAndTakesIt() {
  openPage();
  chooseTinyNetwork(m_page, 3);
  click(button(m_page, "Find"));
  QVERIFY(dialog() != nullptr);
  QVERIFY(!button(dialog(), "Use this rate")->isEnabled());
  QTRY_VERIFY_WITH_TIMEOUT(shows(dialog(), "Suggested is"), kLong);
  const double suggested = text("Rate to take").toDouble();
  QVERIFY(suggested > 1e-6 && suggested < 0.1);

  press(Qt::Key_Right);
  const double next = text("Rate to take").toDouble();
  QVERIFY(next > suggested && next < suggested * 1.3);
  press(Qt::Key_Left);
  auto* plot = dialog()->findChild<CurvePlot*>();
  QTest::mouseClick(plot->findChild<QWidget*>(), Qt::LeftButton, {}, plot->rect().center());
  const double middle = text("Rate to take").toDouble();
  QVERIFY(middle > 1e-5 && middle < 1e-2);  // the middle of 1e-6 … 0.1 on a logarithmic axis

  QLineEdit* rate = named<QLineEdit>(dialog(), "Rate to take");
  rate->setFocus();
  rate->selectAll();
  type("2");
  QVERIFY(!button(dialog(), "Use this rate")->isEnabled());
  rate->selectAll();
  type("3e-3");
  press(Qt::Key_Return);
  QTRY_VERIFY(dialog() == nullptr);
  QCOMPARE(text("Learning rate"), QString("0.003"));
  waitIdle(*m_session);
  QVERIFY(listRuns(m_session->project()).empty());  // nothing of the search is kept
}

void TestTrainDialogs::searchEndsWhenTheDialogIsLeft() {
  openPage();
  chooseTinyNetwork(m_page, 3);
  const QString before = text("Learning rate");
  click(button(m_page, "Find"));
  press(Qt::Key_Escape);
  QTRY_VERIFY(dialog() == nullptr);
  QTRY_VERIFY_WITH_TIMEOUT(m_session->isIdle(), 5000);
  QCOMPARE(text("Learning rate"), before);
}

void TestTrainDialogs::comparesTwoRuns() {
  openComparison();
  QVERIFY(shows(dialog(), "Which run is better?"));
  waitIdle(*m_session);
  const RunComparison truth = compareOnSplit(m_session->project(), 1, 2, Split::Test);
  QVERIFY(shows(dialog(), QString("Test · %1 texts").arg(truth.n)));
  const auto percent = [](double share) { return QString::number(100 * share, 'f', 1); };
  QVERIFY(shows(dialog(), percent(truth.firstAccuracy) + " % → " + percent(truth.secondAccuracy) + " %"));
  const auto points = [&](double share) { return (share < 0 ? "−" : "+") + percent(std::abs(share)); };
  QVERIFY(shows(dialog(), points(truth.accuracyDifference) + " points (" + points(truth.accuracyInterval.low)));
  QVERIFY(shows(dialog(), QString("Only Run 1 is right: %1 text").arg(truth.mcNemar.onlyFirst)));
  QVERIFY(shows(dialog(), QString("Only Run 2 is right: %1 text").arg(truth.mcNemar.onlySecond)));
  QStringList bold;
  for (const QLabel* label : dialog()->findChildren<QLabel*>()) {
    if (label->property("role").toString() == "heading") bold << label->text();
  }
  QVERIFY(bold.contains("2") && bold.contains("3"));  // epochs differ
  QVERIFY(!bold.contains("16"));                      // the batch size does not
  press(Qt::Key_Escape);
  QTRY_VERIFY(dialog() == nullptr);
}

void TestTrainDialogs::showsTheTextsThatOnlyOneRunHasRight() {
  openComparison();
  waitIdle(*m_session);
  const RunComparison truth = compareOnSplit(m_session->project(), 1, 2, Split::Test);
  const bool first = truth.mcNemar.onlyFirst > 0;
  const auto expected = first ? truth.mcNemar.onlyFirst : truth.mcNemar.onlySecond;
  if (expected == 0) QSKIP("both runs are right on the same texts");
  QList<QAbstractButton*> links;  // of validation and of test
  for (QAbstractButton* each : dialog()->findChildren<QAbstractButton*>()) {
    if (each->text().startsWith(first ? "Only Run 1" : "Only Run 2")) links << each;
  }
  QCOMPARE(links.size(), 2);
  click(links.back());
  auto* table = named<TableView>(dialog(), "Texts that only one run has right");
  QVERIFY(table != nullptr);
  QTRY_COMPARE(table->model()->rowCount(), static_cast<int>(expected));
  const auto cell = [table](int column) { return table->model()->index(0, column).data().toString(); };
  QCOMPARE(cell(first ? DifferingTextsModel::First : DifferingTextsModel::Second), cell(DifferingTextsModel::Label));
  QVERIFY(cell(first ? DifferingTextsModel::Second : DifferingTextsModel::First) != cell(DifferingTextsModel::Label));
  QSignalSpy navigated(m_page, &Page::navigateTo);
  QTRY_VERIFY(table->hasFocus());
  press(Qt::Key_Return);
  QTRY_COMPARE(navigated.size(), 1);
  const auto destination = navigated.front().front().value<Destination>();
  QCOMPARE(destination.page, PageId::Explore);
  QCOMPARE(*destination.run, first ? 2 : 1);  // the one that erred
  QTRY_VERIFY(dialog() == nullptr);
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestTrainDialogs)
#include "test_train_dialogs.moc"
