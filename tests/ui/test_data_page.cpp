// The data page by keys and mouse on a real project: find, filter, tick, change, undo.
#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QStandardPaths>

#include "core/workflow/browse_samples.h"
#include "core/workflow/manage_categories.h"
#include "tests/ui/project_in_folder.h"
#include "ui/pages/categories/category_dialog.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/filter_bar.h"
#include "ui/pages/data/sample_table.h"
#include "ui/style/theme.h"
#include "ui/widgets/filter_pill.h"
#include "ui/widgets/search_field.h"

namespace wb::ui {

class TestDataPage : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<ProjectInFolder> m_project;
  std::unique_ptr<DataPage> m_page;

  SampleTable* table() const { return m_page->findChild<SampleTable*>(); }
  SampleTableModel& model() const { return *static_cast<SampleTableModel*>(table()->model()); }
  QLineEdit* search() const { return m_page->findChild<SearchField*>(); }
  SampleRow row(int index) const { return model().rowAt(index); }
  void settle() const {
    waitIdle(m_project->session);
    QCoreApplication::processEvents();
  }
  void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
    QTest::keyClick(table(), static_cast<Qt::Key>(key), modifiers);
    settle();
  }
  QPoint middleOf(int rowIndex, int column) const {
    return table()->visualRect(model().index(rowIndex, column)).center();
  }

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("wenbiao-test");
    m_theme = std::make_unique<Theme>(*qApp);
  }

  void init() {
    m_project = std::make_unique<ProjectInFolder>();
    QByteArray lines = "text,label\n";
    for (int i = 1; i <= 300; ++i) {
      const QByteArray number = QByteArray::number(i);
      lines += (i % 3 == 0 ? "快递第" + number + "次没有送到,物流" : "商品第" + number + "件有质量问题,质量") + "\n";
    }
    m_project->import(m_project->write("a.csv", lines));
    m_page = std::make_unique<DataPage>(m_project->session);
    m_page->resize(1200, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    settle();
    table()->setFocus();
  }

  void cleanup() {
    m_page.reset();
    m_project.reset();
  }

  void cleanupTestCase() { m_theme.reset(); }

  void showsTheNewestTextFirst() {
    QCOMPARE(model().rowCount(), 300);
    QCOMPARE(toQt(row(0).text), QStringLiteral("快递第300次没有送到"));
    QCOMPARE(model().index(0, SampleTableModel::CategoryName).data().toString(), QStringLiteral("物流"));
  }

  void narrowsWhileTyping() {
    search()->insert("快递第");  // QTest types Latin only
    QTest::keyClicks(search(), "3");
    settle();
    // 3, 30, 33, 36, 39, 300
    QCOMPARE(model().rowCount(), 6);
    QTest::keyClick(search(), Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    search()->insert("没有这样的文本");
    settle();
    QCOMPARE(model().rowCount(), 0);
    QVERIFY(!table()->isVisible());
  }

  void turnsTheOrderByAClickOnTheNumberHead() {
    QHeaderView* head = table()->horizontalHeader();
    const int x = head->sectionViewportPosition(SampleTableModel::Number) + 20;
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(x, 12));
    settle();
    QCOMPARE(toQt(row(0).text), QStringLiteral("商品第1件有质量问题"));
  }

  void ticksByKeysAndMouse() {
    press(Qt::Key_Home);
    press(Qt::Key_Space);
    QCOMPARE(model().checkedCount(), 1);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(model().checkedCount(), 3);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, middleOf(5, SampleTableModel::Check));
    QCOMPARE(model().checkedCount(), 4);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::ShiftModifier, middleOf(9, SampleTableModel::Text));
    QCOMPARE(model().checkedCount(), 8);
    press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(model().checkedCount(), 300);
    press(Qt::Key_Escape);
    QCOMPARE(model().checkedCount(), 0);
  }

  void forgetsTicksOfTextsThatTheFilterHides() {
    press(Qt::Key_A, Qt::ControlModifier);
    search()->setText("快递");
    settle();
    QCOMPARE(model().checkedCount(), 100);
  }

  void labelsTheTickedTextsAndTakesItBack() {
    press(Qt::Key_Home);
    press(Qt::Key_Space);
    const SampleId changed = model().idAt(0);
    const CategoryId before = *row(0).category;
    press(Qt::Key_L);
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    const Category quality = *findCategory(m_project->session.project(), "质量");
    QTest::keyClicks(popup->findChild<QLineEdit*>(), toQt(quality.key));
    settle();
    QCOMPARE(*readSample(m_project->session.project(), changed).category, quality.id);
    QCOMPARE(*row(0).category, quality.id);
    table()->setFocus();
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(*readSample(m_project->session.project(), changed).category, before);
  }

  void findsACategoryByPinyinInitials() {
    press(Qt::Key_Home);
    press(Qt::Key_Down);  // 299, 质量
    const SampleId changed = model().idAt(1);
    press(Qt::Key_L);
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    auto* line = popup->findChild<QLineEdit*>();
    QTest::keyClicks(line, "wl");
    QTest::keyClick(line, Qt::Key_Return);
    settle();
    QCOMPARE(*readSample(m_project->session.project(), changed).category,
             findCategory(m_project->session.project(), "物流")->id);
  }

  void flagsAndUnflagsTheCurrentText() {
    press(Qt::Key_Home);
    press(Qt::Key_F);
    QVERIFY(row(0).flagged);
    press(Qt::Key_F);
    QVERIFY(!row(0).flagged);
  }

  void takesBackAChangeOfAllTexts() {
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_F);
    const Project& project = m_project->session.project();
    QCOMPARE(countSamples(project, {}).flagged, 300);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(countSamples(project, {}).flagged, 0);
    QVERIFY(!row(0).flagged);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(countSamples(project, {}).flagged, 300);
  }

  void deletesManyAndBringsThemBack() {
    search()->setText("商品");
    settle();
    QCOMPARE(model().rowCount(), 200);
    table()->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    QSignalSpy undoable(m_page.get(), &Page::undoable);
    press(Qt::Key_Delete);
    QTRY_COMPARE(model().rowCount(), 0);
    QCOMPARE(undoable.count(), 1);
    QCOMPARE(corpusStatistics(m_project->session.project()).samples, 100);
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
    settle();
    QTRY_COMPARE(model().rowCount(), 200);
    QCOMPARE(corpusStatistics(m_project->session.project()).samples, 300);
  }

  void filtersByThePillsOfTheirStates() {
    const Project& project = m_project->session.project();
    m_project->session.changed(clearLabels(project, {model().idAt(0), model().idAt(1)}));
    settle();
    for (FilterPill* pill : m_page->findChildren<FilterPill*>()) {
      if (pill->text() == "Unlabelled") QTest::mouseClick(pill, Qt::LeftButton);
    }
    settle();
    QCOMPARE(model().rowCount(), 2);
    QVERIFY(!row(0).category);
  }

  void opensTheCurrentTextInTheLabelPage() {
    press(Qt::Key_Home);
    press(Qt::Key_Down);
    QSignalSpy navigated(m_page.get(), &Page::navigateTo);
    press(Qt::Key_Return);
    QCOMPARE(navigated.count(), 1);
    const auto destination = navigated[0][0].value<Destination>();
    QCOMPARE(destination.page, PageId::Label);
    QCOMPARE(*destination.sample, model().idAt(1));
  }

  void managesCategories() {
    auto* dialog = new CategoryDialog(m_project->session, m_page.get());
    dialog->open();
    settle();
    auto* list = dialog->findChild<QListWidget*>();
    QCOMPARE(list->count(), 2);
    QLineEdit* fresh = nullptr;
    for (QLineEdit* line : dialog->findChildren<QLineEdit*>()) {
      if (line->placeholderText().startsWith("New category")) fresh = line;
    }
    QVERIFY(fresh != nullptr);
    fresh->insert("价格");
    QTest::keyClick(fresh, Qt::Key_Return);
    settle();
    QCOMPARE(list->count(), 3);
    QVERIFY(findCategory(m_project->session.project(), "价格").has_value());
    dialog->reject();
    m_page->setFocus();
    QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
    settle();
    QVERIFY(!findCategory(m_project->session.project(), "价格").has_value());
  }

  void showsWhatToDoInAnEmptyProject() {
    ProjectInFolder empty;
    DataPage page(empty.session);
    page.resize(1200, 700);
    page.show();
    waitIdle(empty.session);
    QVERIFY(!page.findChild<SampleTable*>()->isVisible());
    QCOMPARE(page.title(), QStringLiteral("Which texts to begin with?"));
  }
};

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestDataPage)
#include "test_data_page.moc"
