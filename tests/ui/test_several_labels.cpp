// Several labels a text, in the window, by real keys and mouse: marked and confirmed, suggested, shown in the table,
// recognised at the import, looked through where a run errs.
#include <QSignalSpy>
#include <QTest>

#include "core/workflow/browse_samples.h"
#include "core/workflow/evaluate.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"
#include "tests/core/workflow/predictions.h"
#include "tests/ui/explored_project.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/real_keys.h"
#include "tests/ui/test_application.h"
#include "ui/models/sample_table_model.h"
#include "ui/models/set_score_model.h"
#include "ui/pages/explore/explore_page.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/pages/label/label_page.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

class TestSeveralLabels : public QObject {
  Q_OBJECT

 private slots:
  void init() { m_project = std::make_unique<ProjectInFolder>(); }
  void cleanup() {
    m_window.reset();
    m_project.reset();
  }
  void keysMarkAndEnterConfirms();
  void enterWithNothingMarkedSaysThatNoneApplies();
  void suggestionsAreMarkedBeforehand();
  void markedOnesSurviveAFlag();
  void tableShowsAllLabels();
  void importProposesLists();
  void linesOfACategoryLeadToItsErrors();

 private:
  void openLabelPage();
  Sample sampleOf(const QString& text) const;
  QStringList labelsOf(const QString& text) const;
  CategoryId category(const QString& name) const { return findCategory(project(), fromQt(name))->id; }
  const Project& project() const { return m_project->session.project(); }
  QString shown() const { return m_window->findChild<LabelTextView*>()->text(); }

  TestApplication m_application;
  std::unique_ptr<ProjectInFolder> m_project;
  std::unique_ptr<MainWindow> m_window;
};

void TestSeveralLabels::openLabelPage() {
  allowSeveralLabels(project());
  for (const char* name : {"物流", "质量", "价格"}) addCategory(project(), name);
  m_project->import(m_project->write("a.txt", "快递慢还破了\n比昨天贵\n你好\n"));
  m_window = m_application.open({new LabelPage(m_project->session)});
  waitIdle(m_project->session);
  QCOMPARE(shown(), QStringLiteral("快递慢还破了"));
}

Sample TestSeveralLabels::sampleOf(const QString& text) const {
  for (const SampleId id : findSamples(project(), {})) {
    if (toQt(readSample(project(), id).text) == text) return readSample(project(), id);
  }
  qFatal("no text %s", qPrintable(text));
}

QStringList TestSeveralLabels::labelsOf(const QString& text) const {
  QStringList names;
  for (const CategoryId id : sampleOf(text).categories) {
    for (const Category& each : listCategories(project())) {
      if (each.id == id) names << toQt(each.name);
    }
  }
  return names;
}

void TestSeveralLabels::keysMarkAndEnterConfirms() {
  openLabelPage();
  press(Qt::Key_2);
  press(Qt::Key_3);
  press(Qt::Key_1);
  press(Qt::Key_3);  // not that one after all
  QCOMPARE(shown(), QStringLiteral("快递慢还破了"));
  QVERIFY(!sampleOf("快递慢还破了").category);
  const auto* grid = m_window->findChild<CategoryGrid*>();
  QVERIFY(grid->button(category("质量"))->accessibleName().contains(QStringLiteral("✓")));
  QVERIFY(!grid->button(category("价格"))->accessibleName().contains(QStringLiteral("✓")));
  QVERIFY(button(m_window.get(), "Confirm “物流, 质量”") != nullptr);
  press(Qt::Key_Return);
  QCOMPARE(labelsOf("快递慢还破了"), QStringList({"物流", "质量"}));
  QCOMPARE(shown(), QStringLiteral("比昨天贵"));
  press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!sampleOf("快递慢还破了").category);
}

void TestSeveralLabels::enterWithNothingMarkedSaysThatNoneApplies() {
  openLabelPage();
  QVERIFY(button(m_window.get(), "None applies") != nullptr);
  press(Qt::Key_Return);
  QCOMPARE(sampleOf("快递慢还破了").category, kNoneApplies);
  QVERIFY(sampleOf("快递慢还破了").categories.empty());
  press(Qt::Key_Space);  // skipping says nothing
  QVERIFY(!sampleOf("比昨天贵").category);
}

void TestSeveralLabels::suggestionsAreMarkedBeforehand() {
  openLabelPage();
  const std::vector<CategoryId> categories{category("物流"), category("质量"), category("价格")};
  const RunId run = predictSets(project(), categories, 0.5F, {{sampleOf("快递慢还破了").id, {0.9F, 0.8F, 0.1F}}});
  emit m_project->session.predictionsChanged(run);
  waitIdle(m_project->session);
  press(Qt::Key_Left, Qt::ShiftModifier);
  m_window->showPage(PageId::Label);
  QCOMPARE(shown(), QStringLiteral("快递慢还破了"));
  QVERIFY(button(m_window.get(), "Confirm “物流, 质量”") != nullptr);
  press(Qt::Key_Return);
  QCOMPARE(labelsOf("快递慢还破了"), QStringList({"物流", "质量"}));
  QCOMPARE(labelHistory(project(), sampleOf("快递慢还破了").id).back().origin, LabelOrigin::Suggestion);
}

void TestSeveralLabels::markedOnesSurviveAFlag() {
  openLabelPage();
  press(Qt::Key_3);
  press(Qt::Key_F);
  QVERIFY(sampleOf("快递慢还破了").flagged);
  press(Qt::Key_Return);
  QCOMPARE(labelsOf("快递慢还破了"), QStringList({"价格"}));
}

void TestSeveralLabels::tableShowsAllLabels() {
  openLabelPage();
  const SampleId id = sampleOf("比昨天贵").id;
  labelSamples(project(), {id}, std::vector<CategoryId>{category("质量"), category("价格")});
  SampleTableModel model;
  model.setProject(&project());
  model.setCategories(listCategories(project()));
  model.setIds({id, sampleOf("你好").id});
  QCOMPARE(model.index(0, SampleTableModel::CategoryName).data().toString(), QStringLiteral("质量, 价格"));
  QCOMPARE(model.index(0, SampleTableModel::CategoryName).data(CategoryColorRole).toList().size(), 2);
  QCOMPARE(model.index(1, SampleTableModel::CategoryName).data().toString(), QStringLiteral("Unlabelled"));
}

void TestSeveralLabels::importProposesLists() {
  QWidget window;
  window.resize(1280, 800);
  window.show();
  QVERIFY(QTest::qWaitForWindowActive(&window));
  const QString path = m_project->write("a.jsonl", R"({"text": "一", "labels": ["甲", "乙"]}
{"text": "二", "labels": ["乙"]}
)");
  auto* dialog = new ImportDialog(
      m_project->session, {path}, [](const QString&) {}, &window);
  dialog->open();
  waitIdle(m_project->session);
  QAbstractButton* several = button(dialog, "A text may have several labels");
  QVERIFY(several != nullptr && several->isChecked());
  QTRY_VERIFY(dialog->report().has_value());
  QCOMPARE(dialog->report()->skippedCount, 0);
  QTest::keyClick(dialog, Qt::Key_Return);
  waitIdle(m_project->session);
  QVERIFY(hasSeveralLabels(project()));
  QCOMPARE(labelsOf("一"), QStringList({"甲", "乙"}));
}

void TestSeveralLabels::linesOfACategoryLeadToItsErrors() {
  const ExploredProject explored;
  Session session;
  session.open(explored.path());
  allowSeveralLabels(session.project());
  const RunId run = explored.train(1, 4);
  predictCorpus(session.project(), loadRun(session.project(), run));
  ExplorePage page(session);
  page.resize(1280, 760);
  page.show();
  page.activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(&page));
  page.activated();
  auto* sets = page.findChild<TableView*>("sets");
  QTRY_VERIFY_WITH_TIMEOUT(sets->isVisible(), 20000);
  QVERIFY(!page.findChild<ConfusionMatrix*>()->isVisible());
  QCOMPARE(sets->model()->rowCount(), 3);
  const Metrics metrics = storedMetrics(session.project(), run, {Split::Test});
  const auto* list = page.findChild<TableView*>("mistakes");
  bool some = false;
  for (const CategoryScore& score : metrics.categories) {
    const int row = static_cast<const SetScoreModel*>(sets->model())->rowOf(score.category);
    for (const auto& [column, count] :
         {std::pair(SetScoreModel::Missed, score.missed), std::pair(SetScoreModel::Added, score.added)}) {
      const QModelIndex cell = sets->model()->index(row, column);
      QTest::mouseClick(sets->viewport(), Qt::LeftButton, {}, sets->visualRect(cell).center());
      QTRY_COMPARE(list->model()->rowCount(), static_cast<int>(count));
      some = some || count > 0;
    }
  }
  QVERIFY(some);
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestSeveralLabels)
#include "test_several_labels.moc"
