// The explore page with real keys and mouse: cell → texts → one text → correction → undo, and back.
#include <QAction>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "core/workflow/browse_samples.h"
#include "core/workflow/calibrate.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/manage_categories.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/real_keys.h"
#include "ui/bridge/session.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/style/theme.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/head_grid.h"
#include "ui/widgets/header_tabs.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

class TestExplorePage : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void cleanup();
  void withoutRunItLeadsToTraining();
  void predictsOnRequest();
  void cellNarrowsTheList();
  void rowNameShowsAllErrorsOfACategory();
  void tokenAndHeatmapAreLinked();
  void thumbnailChoosesTheHead();
  void keyCorrectsGoesOnAndIsUndone();
  void enterKeepsTheLabelAndGoesOn();
  void correctionsAreOfferedToTraining();
  void scoresLeadToErrors();
  void attributionsComeForEveryMethod();
  void themeChangesWhileShown();

 private:
  void show();
  TableView* list() const { return m_page->findChild<TableView*>("mistakes"); }
  Sample currentSample() const;
  QPoint errorCell() const;
  int waitForErrors() const;

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<ExploredProject> m_project;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<ExplorePage> m_page;
  RunId m_run = 0;
};

void TestExplorePage::initTestCase() {
  m_theme = std::make_unique<Theme>(*qApp);
  m_project = std::make_unique<ExploredProject>();
}

void TestExplorePage::init() {
  m_session = std::make_unique<Session>();
  m_session->open(m_project->path());
  m_page = std::make_unique<ExplorePage>(*m_session);
}

void TestExplorePage::cleanup() {
  m_page.reset();
  m_session.reset();
}

void TestExplorePage::show() {
  m_page->resize(1280, 760);
  m_page->show();
  m_page->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
  m_page->activated();
}

// Waits until the list holds all errors of the test texts; returns how many.
int TestExplorePage::waitForErrors() const {
  const Metrics metrics = storedMetrics(m_session->project(), m_run, {Split::Test});
  std::int64_t wrong = 0;
  for (std::size_t row = 0; row < metrics.confusion.size(); ++row) {
    for (std::size_t column = 0; column < metrics.confusion.size(); ++column)
      wrong += row == column ? 0 : metrics.confusion[row][column];
  }
  const auto ready = [&] { return list()->model()->rowCount() == wrong; };
  return QTest::qWaitFor(ready, 20000) ? static_cast<int>(wrong) : -1;
}

Sample TestExplorePage::currentSample() const {
  const QString text = list()->currentIndex().siblingAtColumn(1).data().toString();
  for (const SampleId id : findSamples(m_session->project(), {})) {
    Sample sample = readSample(m_session->project(), id);
    if (toQt(sample.text) == text) return sample;
  }
  return {};
}

// Column and row of a cell with errors.
QPoint TestExplorePage::errorCell() const {
  const Metrics metrics = storedMetrics(m_session->project(), m_run, {Split::Test});
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const auto count = metrics.confusion[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
      if (row != column && count > 0) return {column, row};
    }
  }
  return {-1, -1};
}

void TestExplorePage::withoutRunItLeadsToTraining() {
  show();
  QSignalSpy navigated(m_page.get(), &Page::navigateTo);
  Button* train = nullptr;
  const auto found = [&] {
    for (Button* button : m_page->findChildren<Button*>()) {
      if (button->isVisible() && button->text() == "To training") train = button;
    }
    return train != nullptr;
  };
  QVERIFY(QTest::qWaitFor(found, 10000));
  QTest::mouseClick(train, Qt::LeftButton);
  QCOMPARE(navigated.size(), 1);
  QCOMPARE(navigated.front().front().value<Destination>().page, PageId::Train);
}

void TestExplorePage::predictsOnRequest() {
  m_run = m_project->train();
  show();
  Button* predict = nullptr;
  const auto found = [&] {
    for (Button* button : m_page->findChildren<Button*>()) {
      if (button->isVisible() && button->text() == "Predict now") predict = button;
    }
    return predict != nullptr;
  };
  QVERIFY(QTest::qWaitFor(found, 10000));
  QTest::mouseClick(predict, Qt::LeftButton);
  QVERIFY(QTest::qWaitFor([&] { return m_page->findChild<ConfusionMatrix*>()->isVisible() && !predict->isVisible(); },
                          20000));
  QCOMPARE(storedMetrics(m_session->project(), m_run, {Split::Test}).n, 18);
  QVERIFY(waitForErrors() > 0);
}

void TestExplorePage::cellNarrowsTheList() {
  show();
  const int all = waitForErrors();
  QVERIFY(all > 0);
  auto* matrix = m_page->findChild<ConfusionMatrix*>();
  const QPoint cell = errorCell();
  QVERIFY(cell.x() >= 0);
  const auto counts = storedMetrics(m_session->project(), m_run, {Split::Test}).confusion;
  const auto expected = counts[static_cast<std::size_t>(cell.y())][static_cast<std::size_t>(cell.x())];
  QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->cellRect(cell.y(), cell.x()).center());
  QTRY_COMPARE(list()->model()->rowCount(), static_cast<int>(expected));
  const std::vector<Category> categories = listCategories(m_session->project());
  QCOMPARE(currentSample().category, categories[static_cast<std::size_t>(cell.y())].id);
  list()->setFocus();
  QTest::keyClick(list(), Qt::Key_Escape);
  QTRY_COMPARE(list()->model()->rowCount(), all);
}

void TestExplorePage::rowNameShowsAllErrorsOfACategory() {
  show();
  QVERIFY(waitForErrors() > 0);
  auto* matrix = m_page->findChild<ConfusionMatrix*>();
  const QPoint cell = errorCell();
  const auto counts = storedMetrics(m_session->project(), m_run, {Split::Test}).confusion;
  std::int64_t expected = 0;
  for (int column = 0; column < 3; ++column) {
    if (column != cell.y()) expected += counts[static_cast<std::size_t>(cell.y())][static_cast<std::size_t>(column)];
  }
  const QRect first = matrix->cellRect(cell.y(), 0);
  QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, QPoint(first.left() - 20, first.center().y()));
  QTRY_COMPARE(list()->model()->rowCount(), static_cast<int>(expected));
}

void TestExplorePage::tokenAndHeatmapAreLinked() {
  show();
  QVERIFY(waitForErrors() > 0);
  auto* strip = m_page->findChild<TokenStrip*>();
  auto* heatmap = m_page->findChild<AttentionHeatmap*>();
  QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible() && !strip->accessibleName().isEmpty() && heatmap->isEnabled(), 20000);
  QTRY_COMPARE(strip->accessibleName(), toQt(currentSample().text));
  QTest::mouseClick(strip, Qt::LeftButton, {}, strip->tokenRect(2).center());
  QCOMPARE(heatmap->selectedRow(), 2);
  QTest::mouseClick(heatmap, Qt::LeftButton, {}, heatmap->cellRect(1, 1).center());
  QCOMPARE(strip->selected(), 1);
}

void TestExplorePage::thumbnailChoosesTheHead() {
  show();
  QVERIFY(waitForErrors() > 0);
  auto* grid = m_page->findChild<HeadGrid*>();
  QTRY_VERIFY_WITH_TIMEOUT(grid->isEnabled() && grid->headRect(0, 1).isValid(), 20000);
  QTest::mouseClick(grid, Qt::LeftButton, {}, grid->headRect(0, 1).center());
  QStringList shown;
  for (const DropDown* choice : m_page->findChildren<DropDown*>()) shown << choice->currentText();
  QVERIFY(shown.contains("Layer 1"));
  QVERIFY(shown.contains("Head 2"));
}

void TestExplorePage::keyCorrectsGoesOnAndIsUndone() {
  show();
  QVERIFY(waitForErrors() > 1);
  QTRY_COMPARE(list()->currentIndex().row(), 0);
  const Sample before = currentSample();
  const std::vector<Category> categories = listCategories(m_session->project());
  const auto other = std::find_if(categories.begin(), categories.end(),
                                  [&](const Category& category) { return category.id != *before.category; });
  list()->setFocus();
  QTest::keyClick(list(), static_cast<Qt::Key>(Qt::Key_0 + std::stoi(other->key)));
  QCOMPARE(readSample(m_session->project(), before.id).category, other->id);
  QCOMPARE(list()->currentIndex().row(), 1);
  QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(readSample(m_session->project(), before.id).category, before.category);
  QCOMPARE(list()->currentIndex().row(), 0);
}

void TestExplorePage::enterKeepsTheLabelAndGoesOn() {
  show();
  QVERIFY(waitForErrors() > 1);
  QTRY_COMPARE(list()->currentIndex().row(), 0);
  const Sample before = currentSample();
  list()->setFocus();
  QTest::keyClick(list(), Qt::Key_Return);
  QCOMPARE(list()->currentIndex().row(), 1);
  QCOMPARE(readSample(m_session->project(), before.id).category, before.category);
  QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
  QCOMPARE(list()->currentIndex().row(), 0);
}

void TestExplorePage::correctionsAreOfferedToTraining() {
  show();
  QVERIFY(waitForErrors() > 1);
  const Sample before = currentSample();
  auto* grid = m_page->findChild<CategoryGrid*>();
  for (const Category& category : listCategories(m_session->project())) {
    if (category.id == *before.category) continue;
    QTest::mouseClick(grid->button(category.id), Qt::LeftButton);
    break;
  }
  const auto named = [this] {
    const auto buttons = m_page->headerActions()->findChildren<Button*>();
    return std::any_of(buttons.begin(), buttons.end(), [](Button* b) { return b->text().contains("1 correction"); });
  };
  QVERIFY(named());
  QSignalSpy navigated(m_page.get(), &Page::navigateTo);
  QTest::keyClick(list(), Qt::Key_T, Qt::ControlModifier);
  QCOMPARE(navigated.size(), 1);
  QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!named());
}

void TestExplorePage::scoresLeadToErrors() {
  show();
  QVERIFY(waitForErrors() > 0);
  auto* tabs = qobject_cast<HeaderTabs*>(m_page->headerTabs());
  tabs->setParent(m_page.get());
  tabs->show();
  tabs->setFocus();
  QTest::keyClick(tabs, Qt::Key_Right);
  auto* table = m_page->findChild<TableView*>("scores");
  QVERIFY(table->isVisible());
  QCOMPARE(table->model()->rowCount(), 3);
  const Metrics truth = storedScores(m_session->project(), m_run, {Split::Test});
  const auto between = [](const Interval& interval) {
    return QString("%1–%2").arg(100 * interval.low, 0, 'f', 1).arg(100 * interval.high, 0, 'f', 1);
  };
  QTRY_VERIFY(shows(m_page.get(), between(truth.intervals->macroPrecision)));
  QTRY_VERIFY(shows(m_page.get(), between(truth.intervals->matthews)));
  QTRY_VERIFY(shows(m_page.get(), between(truth.probabilityIntervals->calibrationError)));
  const auto calibration = storedCalibration(m_session->project(), m_run, {Split::Test});
  QVERIFY(calibration);
  QTRY_VERIFY(shows(m_page.get(), QString("the temperature %1").arg(calibration->temperature, 0, 'f', 2)));
  table->setCurrentIndex(table->model()->index(0, 0));
  table->setFocus();
  QTest::keyClick(table, Qt::Key_Return);
  QVERIFY(list()->isVisible());
  const QString name = table->model()->index(0, 0).data().toString();
  const auto category = findCategory(m_session->project(), fromQt(name));
  QVERIFY(category);
  QTRY_COMPARE(currentSample().category, category->id);
}

void TestExplorePage::attributionsComeForEveryMethod() {
  QSignalSpy messages(m_page.get(), &Page::statusMessage);
  show();
  QVERIFY(waitForErrors() > 0);
  QTRY_VERIFY_WITH_TIMEOUT(!messages.isEmpty(), 20000);
  auto* reading = m_page->findChild<SegmentedControl*>("reading");
  reading->setFocus();
  messages.clear();
  QTest::keyClick(reading, Qt::Key_Right);  // rollout: computed anew
  QTRY_VERIFY_WITH_TIMEOUT(!messages.isEmpty(), 20000);
  QTest::keyClick(reading, Qt::Key_Right);  // layer mean: what is there serves
  messages.clear();
  QTest::keyClick(reading, Qt::Key_Right);  // integrated gradients
  QTRY_VERIFY_WITH_TIMEOUT(!messages.isEmpty(), 20000);
  QVERIFY(messages.back().front().toString().startsWith("Gradients took"));
}

void TestExplorePage::themeChangesWhileShown() {
  show();
  QVERIFY(waitForErrors() > 0);
  auto* heatmap = m_page->findChild<AttentionHeatmap*>();
  QTRY_VERIFY_WITH_TIMEOUT(heatmap->isEnabled(), 20000);
  const QColor light = heatmap->grab().toImage().pixelColor(1, 1);
  m_theme->setMode(ThemeMode::Dark);
  QVERIFY(heatmap->grab().toImage().pixelColor(1, 1).lightness() < light.lightness());
  m_theme->setMode(ThemeMode::Light);
  QCOMPARE(heatmap->grab().toImage().pixelColor(1, 1), light);
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestExplorePage)
#include "test_explore_page.moc"
