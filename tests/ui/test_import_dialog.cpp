// The import dialog by keys and mouse: what is recognised, changed, counted, written or not.
#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>

#include "core/workflow/browse_samples.h"
#include "core/workflow/label_samples.h"
#include "core/workflow/manage_categories.h"
#include "tests/ui/project_in_folder.h"
#include "ui/pages/import/column_table.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/import/label_mapping.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

class TestImportDialog : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<ProjectInFolder> m_project;
  std::unique_ptr<QWidget> m_window;
  QStringList m_told;

  ImportDialog* open(const QStringList& paths) {
    auto* dialog = new ImportDialog(
        m_project->session, paths, [this](const QString& said) { m_told << said; }, m_window.get());
    dialog->open();
    waitIdle(m_project->session);
    return dialog;
  }
  std::int64_t texts() const { return corpusStatistics(m_project->session.project()).samples; }
  static void chooseRole(const ImportDialog* dialog, int column, int entry) {
    auto* head = dialog->findChild<ColumnHeader*>();
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, QPoint(head->sectionViewportPosition(column) + 10, 10));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    QTest::keyClick(menu, static_cast<Qt::Key>(Qt::Key_1 + entry));
  }

 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    m_theme = std::make_unique<Theme>(*qApp);
  }

  void init() {
    m_project = std::make_unique<ProjectInFolder>();
    m_window = std::make_unique<QWidget>();
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_told.clear();
  }

  void cleanup() {
    m_window.reset();
    m_project.reset();
  }

  void cleanupTestCase() { m_theme.reset(); }

  void countsBeforeAnythingIsWritten() {
    m_project->import(m_project->write("old.csv", "text,label\n很好吃,好\n送得慢,坏\n"));
    const QString path =
        m_project->write("new.csv", "text,label\n很好吃,坏\n新的一条,好\n新的一条,好\n,好\n再来一条,中\n");
    ImportDialog* dialog = open({path});
    QVERIFY(dialog->report().has_value());
    const ImportReport& report = *dialog->report();
    QCOMPARE(report.rows, 5);
    QCOMPARE(report.imported, 2);
    QCOMPARE(report.duplicatesInProject, 1);
    QCOMPARE(report.duplicatesInFile, 1);
    QCOMPARE(report.labelConflicts, 1);
    QCOMPARE(report.skippedCount, 1);
    QCOMPARE(dialog->primaryButton()->text(), QStringLiteral("Import 2 texts"));
    QCOMPARE(texts(), 2);
    QTest::keyClick(dialog, Qt::Key_Escape);
    waitIdle(m_project->session);
    QCOMPARE(texts(), 2);
  }

  void importsByEnterAndUndoTakesAllBack() {
    const QString path = m_project->write("new.csv", "text,label\n一,甲\n二,乙\n三,甲\n");
    ImportDialog* dialog = open({path});
    QSignalSpy replaced(&m_project->session, &Session::corpusChanged);
    QTest::keyClick(dialog, Qt::Key_Return);
    waitIdle(m_project->session);
    QTRY_COMPARE(m_told.size(), 1);
    QVERIFY(replaced.count() > 0);
    QCOMPARE(texts(), 3);
    m_project->session.undo();
    QCOMPARE(texts(), 0);
  }

  void takesAnotherColumnForTheText() {
    const QString path =
        m_project->write("c.csv", "id,note,body\n1,甲,这里是第一条很长的正文内容\n2,乙,这里是第二条很长的正文内容\n");
    ImportDialog* dialog = open({path});
    chooseRole(dialog, 1, 0);
    waitIdle(m_project->session);
    QTest::keyClick(dialog, Qt::Key_Return);
    waitIdle(m_project->session);
    QTRY_COMPARE(texts(), 2);
    const auto ids = findSamples(m_project->session.project(), {.order = SampleOrder::OldestFirst});
    QCOMPARE(toQt(readSample(m_project->session.project(), ids[0]).text), QStringLiteral("甲"));
  }

  void leavesALabelUnlabelledWhenAskedTo() {
    const QString path = m_project->write("l.csv", "text,label\n一条,甲\n两条,乙\n");
    ImportDialog* dialog = open({path});
    auto* table = dialog->findChild<LabelMapping*>()->findChild<TableView*>();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QWidget* popup = QApplication::activePopupWidget();
    QVERIFY(popup != nullptr);
    QTest::keyClick(popup->findChild<QLineEdit*>(), Qt::Key_Delete);
    waitIdle(m_project->session);
    QCOMPARE(dialog->report()->labelled, 1);
    QTest::keyClick(dialog, Qt::Key_Return);
    waitIdle(m_project->session);
    QTRY_COMPARE(texts(), 2);
    QVERIFY(!findCategory(m_project->session.project(), "甲").has_value());
    QVERIFY(findCategory(m_project->session.project(), "乙").has_value());
  }

  void readsGb18030WithoutBeingTold() {
    const QByteArray gb = QByteArray::fromHex("bfecb5ddbadc c2fd0a b6abcef7babcbac3 0a");  // 快递很慢, 东西杭好
    ImportDialog* dialog = open({m_project->write("gb.txt", gb)});
    QVERIFY(dialog->report().has_value());
    QCOMPARE(dialog->report()->encoding, std::string("gb18030"));
    QCOMPARE(dialog->report()->imported, 2);
  }

  void asksForTheEncodingOfAFileThatHasNone() {
    ImportDialog* dialog = open({m_project->write("odd.bin", QByteArray("\x00\x01\x02\xff\xfe\xfd\x00", 7))});
    QVERIFY(dialog->findChild<Notice*>()->isVisible());
    QVERIFY(!dialog->primaryButton()->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    waitIdle(m_project->session);
    QCOMPARE(texts(), 0);
  }

  void importsPastedLines() {
    ImportDialog* dialog = ImportDialog::ofLines(
        m_project->session, QStringLiteral("第一行\n第二行\n"), [this](const QString& said) { m_told << said; },
        m_window.get());
    QVERIFY(dialog != nullptr);
    dialog->open();
    waitIdle(m_project->session);
    QTest::keyClick(dialog, Qt::Key_Return);
    waitIdle(m_project->session);
    QTRY_COMPARE(texts(), 2);
  }

  void takesNamesFromTheFileBesideNumberedLabels() {
    m_project->write("class.txt", "财经\n体育\n");
    ImportDialog* dialog = open({m_project->write("n.tsv", "股市大涨\t0\n球赛开始\t1\n银行加息\t0\n")});
    QVERIFY(dialog->report().has_value());
    QCOMPARE(dialog->report()->labels.front().category, std::string("财经"));
  }
};

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestImportDialog)
#include "test_import_dialog.moc"
