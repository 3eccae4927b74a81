// The label page by real keys and mouse on a real project: label, walk, take back, suggestions, categories,
// notes, search; each time what the person sees and what the project holds.
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>

#include "core/workflow/browse_samples.h"
#include "core/workflow/manage_categories.h"
#include "tests/core/workflow/predictions.h"
#include "tests/ui/project_in_folder.h"
#include "tests/ui/real_keys.h"
#include "tests/ui/test_application.h"
#include "ui/pages/categories/category_dialog.h"
#include "ui/pages/categories/color_choice.h"
#include "ui/pages/categories/key_field.h"
#include "ui/pages/label/label_page.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/label_text_view.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

class TestLabelPage : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();

  void keysLabelAndGoOn();
  void clickLabelsToo();
  void arrowsWalkAndSpaceSkips();
  void flagIsSeenAndStored();
  void deleteTakesTheLabelAway();
  void undoAndRedoShowWhereTheyHappened();
  void undoGoesOnAfterReopening();
  void enterAcceptsTheSuggestion();
  void enterSkipsWithoutSuggestion();
  void leastCertainComesFirstAndSaysWhy();
  void letterOfOnesOwnGoesBeforeThePagesLetters();
  void dialogAddsACategory();
  void dialogRenamesRekeysAndRecolours();
  void noteIsKeptAndItsLettersLabelNothing();
  void guidelineIsWrittenBesideTheText();
  void searchNarrowsTheQueue();
  void queueOfLabelledTextsCorrects();
  void slashFindsByPinyinInitials();
  void enterAndSpacePressTheButtonWithTheFocus();
  void recentLabelIsCorrectedByAClick();
  void withoutTextsItLeadsToTheDataPage();
  void firstCategoryIsNamedOnThePage();
  void whenAllIsLabelledItLeadsToTraining();

 private:
  void openPage(Session& session);
  void fill();
  void settle();
  const Project& project() const { return m_project->session.project(); }
  QString shown() const { return named<LabelTextView>(m_page, m_view->text()) ? m_view->text() : QString(); }
  /// The name of the text's category, "" without one.
  QString labelOf(const QString& text) const;
  SampleId idOf(const QString& text) const;
  Sample sampleOf(const QString& text) const { return readSample(project(), idOf(text)); }
  CategoryId category(const QString& name) const { return findCategory(project(), fromQt(name))->id; }
  CategoryDialog* openDialog() const;

  TestApplication m_application;
  std::unique_ptr<ProjectInFolder> m_project;
  std::unique_ptr<MainWindow> m_window;
  LabelPage* m_page = nullptr;  // the window's
  LabelTextView* m_view = nullptr;
};

void TestLabelPage::init() { m_project = std::make_unique<ProjectInFolder>(); }

void TestLabelPage::cleanup() {
  m_window.reset();
  m_project.reset();
}

// Six texts without labels, three categories with the keys 1 to 3.
void TestLabelPage::fill() {
  for (const char* name : {"物流配送", "质量问题", "价格"}) addCategory(project(), name);
  m_project->import(m_project->write("a.txt", "快递还没到\n杯子碎了\n比昨天贵\n包装很好\n颜色不对\n送错地址\n"));
  openPage(m_project->session);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
}

void TestLabelPage::openPage(Session& session) {
  m_page = new LabelPage(session);
  m_view = m_page->findChild<LabelTextView*>();
  m_window = m_application.open({m_page});
  settle();
}

void TestLabelPage::settle() {
  waitIdle(m_project->session);
  QCoreApplication::processEvents();
}

SampleId TestLabelPage::idOf(const QString& text) const {
  for (const SampleId id : findSamples(project(), {})) {
    if (toQt(readSample(project(), id).text) == text) return id;
  }
  qFatal("no text %s", qPrintable(text));
}

QString TestLabelPage::labelOf(const QString& text) const {
  const Sample sample = sampleOf(text);
  for (const Category& each : listCategories(project())) {
    if (sample.category == each.id) return toQt(each.name);
  }
  return {};
}

CategoryDialog* TestLabelPage::openDialog() const {
  press(Qt::Key_E, Qt::ControlModifier);
  return m_window->findChild<CategoryDialog*>();
}

void TestLabelPage::keysLabelAndGoOn() {
  fill();
  QSignalSpy messages(m_page, &Page::statusMessage);
  press(Qt::Key_1);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("物流配送"));
  QVERIFY(messages.last()[0].toString().contains("on disk"));
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  press(Qt::Key_2);
  press(Qt::Key_9);  // nobody's key
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("质量问题"));
  QCOMPARE(shown(), QStringLiteral("比昨天贵"));
  QCOMPARE(labelOf("比昨天贵"), QString());
  settle();
  QCOMPARE(m_page->subtitle(), QStringLiteral("<b>2</b> labelled today, <b>2</b> in all"));
  auto* recent = named<QListWidget>(m_page, "Just labelled");
  QCOMPARE(recent->count(), 2);
  QCOMPARE(recent->item(0)->text(), QStringLiteral("杯子碎了"));
}

void TestLabelPage::clickLabelsToo() {
  fill();
  click(m_page->findChild<CategoryGrid*>()->button(category("价格")));
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("价格"));
  QCOMPARE(labelHistory(project(), idOf("快递还没到")).back().origin, LabelOrigin::Person);
  press(Qt::Key_1);  // the keyboard goes on where the mouse was
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("物流配送"));
}

void TestLabelPage::arrowsWalkAndSpaceSkips() {
  fill();
  press(Qt::Key_Right);
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  press(Qt::Key_Space);
  QCOMPARE(shown(), QStringLiteral("比昨天贵"));
  press(Qt::Key_Left);
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  press(Qt::Key_Left, Qt::ShiftModifier);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  press(Qt::Key_Left);  // the beginning
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  press(Qt::Key_Right, Qt::ShiftModifier);
  QCOMPARE(shown(), QStringLiteral("比昨天贵"));
  for (int i = 0; i < 10; ++i) press(Qt::Key_Space);  // beyond the end
  QCOMPARE(shown(), QStringLiteral("送错地址"));
  QCOMPARE(countSamples(project(), {}).unlabelled, 6);
}

void TestLabelPage::flagIsSeenAndStored() {
  fill();
  QVERIFY(named<Badge>(m_page, "flagged") == nullptr);
  press(Qt::Key_F);
  QVERIFY(sampleOf("快递还没到").flagged);
  QVERIFY(named<Badge>(m_page, "flagged") != nullptr);
  press(Qt::Key_F);
  QVERIFY(!sampleOf("快递还没到").flagged);
  QVERIFY(named<Badge>(m_page, "flagged") == nullptr);
}

void TestLabelPage::deleteTakesTheLabelAway() {
  fill();
  press(Qt::Key_3);
  press(Qt::Key_Left);
  QVERIFY(shows(m_page, "Already labelled"));
  press(Qt::Key_Delete);
  QCOMPARE(labelOf("快递还没到"), QString());
  QVERIFY(!shows(m_page, "Already labelled"));
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("价格"));
}

void TestLabelPage::undoAndRedoShowWhereTheyHappened() {
  fill();
  for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) press(key);
  QCOMPARE(shown(), QStringLiteral("包装很好"));
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(shown(), QStringLiteral("比昨天贵"));
  QCOMPARE(labelOf("比昨天贵"), QString());
  press(Qt::Key_Z, Qt::ControlModifier);
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  QCOMPARE(countSamples(project(), {}).labelled, 0);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("物流配送"));
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("质量问题"));
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  QVERIFY(shows(m_page, "Already labelled"));
  press(Qt::Key_3);  // another answer: the step that was undone is forgotten
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("价格"));
  QCOMPARE(labelOf("比昨天贵"), QString());
}

void TestLabelPage::undoGoesOnAfterReopening() {
  fill();
  press(Qt::Key_1);
  press(Qt::Key_2);
  press(Qt::Key_Z, Qt::ControlModifier);
  m_window.reset();
  m_project->session.open(m_project->folder.filePath("test.wenbiao"));
  openPage(m_project->session);
  press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("质量问题"));
  press(Qt::Key_Z, Qt::ControlModifier);
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(labelOf("杯子碎了"), QString());
  QCOMPARE(labelOf("快递还没到"), QString());
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
}

void TestLabelPage::enterAcceptsTheSuggestion() {
  fill();
  const std::vector<CategoryId> categories{category("物流配送"), category("质量问题"), category("价格")};
  const RunId run = predict(project(), categories, {{idOf("快递还没到"), {0.07F, 0.91F, 0.02F}}});
  emit m_project->session.predictionsChanged(run);
  press(Qt::Key_Left, Qt::ShiftModifier);
  settle();
  m_window->showPage(PageId::Label);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  QVERIFY(button(m_page, "Accept “质量问题”") != nullptr);
  QVERIFY(shows(m_page, "runner-up 7"));
  const CategoryButton* suggested = m_page->findChild<CategoryGrid*>()->button(category("质量问题"));
  QCOMPARE(suggested->state(), CategoryButtonState::Suggested);
  QVERIFY(suggested->accessibleName().contains("91"));
  press(Qt::Key_Return);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("质量问题"));
  QCOMPARE(labelHistory(project(), idOf("快递还没到")).back().origin, LabelOrigin::Suggestion);
  QVERIFY(shown() != QStringLiteral("快递还没到"));
}

void TestLabelPage::enterSkipsWithoutSuggestion() {
  fill();
  QVERIFY(button(m_page, "Accept") == nullptr);
  press(Qt::Key_Return);
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  QCOMPARE(labelOf("快递还没到"), QString());
}

void TestLabelPage::leastCertainComesFirstAndSaysWhy() {
  fill();
  for (const int key : {Qt::Key_1, Qt::Key_2}) press(key);  // one label of each: neither is rare
  m_window.reset();
  predict(project(), {category("物流配送"), category("质量问题")},
          {{idOf("比昨天贵"), {0.9F, 0.1F}}, {idOf("颜色不对"), {0.49F, 0.51F}}, {idOf("送错地址"), {0.8F, 0.2F}}});
  openPage(m_project->session);
  QCOMPARE(shown(), QStringLiteral("颜色不对"));
  QVERIFY(named<Badge>(m_page, "Uncertain") != nullptr);
  QVERIFY(shows(m_page, "wavers between “质量问题” and “物流配送”"));
}

void TestLabelPage::letterOfOnesOwnGoesBeforeThePagesLetters() {
  fill();
  Category price = *findCategory(project(), "价格");
  price.key = "F";
  m_project->session.changed(changeCategory(project(), price));
  settle();
  press(Qt::Key_F);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("价格"));
  QVERIFY(!sampleOf("快递还没到").flagged);
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
}

void TestLabelPage::dialogAddsACategory() {
  fill();
  CategoryDialog* dialog = openDialog();
  QVERIFY(dialog != nullptr);
  named<QLineEdit>(dialog, "Name of a new category")->setFocus();
  type(QStringLiteral("咨询"));
  press(Qt::Key_Return);
  QCOMPARE(findCategory(project(), "咨询")->key, std::string("4"));
  type(QStringLiteral("咨询"));  // once more: refused, in words
  press(Qt::Key_Return);
  QCOMPARE(listCategories(project()).size(), 4U);
  QVERIFY(shows(dialog, "already"));
  press(Qt::Key_Escape);
  settle();
  press(Qt::Key_4);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("咨询"));
  press(Qt::Key_Z, Qt::ControlModifier);
  press(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!findCategory(project(), "咨询").has_value());
  QCOMPARE(listCategories(project()).size(), 3U);
}

void TestLabelPage::dialogRenamesRekeysAndRecolours() {
  fill();
  const CategoryId id = category("物流配送");
  const int colour = listCategories(project()).front().color;
  CategoryDialog* dialog = openDialog();
  QVERIFY(dialog != nullptr);
  auto* name = named<QLineEdit>(dialog, "Name");
  name->setFocus();
  name->selectAll();
  type(QStringLiteral("快递"));
  press(Qt::Key_Return);
  dialog->findChild<KeyField*>()->setFocus();
  press(Qt::Key_K);
  dialog->findChild<ColorChoice*>()->setFocus();
  press(Qt::Key_Right);
  press(Qt::Key_Escape);
  settle();
  const Category changed = listCategories(project()).front();
  QCOMPARE(changed.id, id);
  QCOMPARE(changed.name, std::string("快递"));
  QCOMPARE(changed.key, std::string("K"));
  QCOMPARE(changed.color, colour + 1);
  QCOMPARE(m_page->findChild<CategoryGrid*>()->button(id)->accessibleName(), QStringLiteral("快递"));
  press(Qt::Key_1);  // the old key gives nothing any more
  QCOMPARE(labelOf("快递还没到"), QString());
  press(Qt::Key_K);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("快递"));
  for (int i = 0; i < 4; ++i) press(Qt::Key_Z, Qt::ControlModifier);
  settle();
  QCOMPARE(listCategories(project()).front().name, std::string("物流配送"));
  QCOMPARE(listCategories(project()).front().key, std::string("1"));
  QCOMPARE(listCategories(project()).front().color, colour);
}

void TestLabelPage::noteIsKeptAndItsLettersLabelNothing() {
  fill();
  press(Qt::Key_N);
  type(QStringLiteral("问1号仓f"));
  press(Qt::Key_Return);
  QCOMPARE(sampleOf("快递还没到").note, std::string("问1号仓f"));
  QCOMPARE(labelOf("快递还没到"), QString());
  QVERIFY(!sampleOf("快递还没到").flagged);
  press(Qt::Key_Right);
  QVERIFY(named<QLineEdit>(m_page, "Note") == nullptr);
  press(Qt::Key_Left);
  QCOMPARE(named<QLineEdit>(m_page, "Note")->text(), QStringLiteral("问1号仓f"));
  press(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(sampleOf("快递还没到").note, std::string());
}

void TestLabelPage::guidelineIsWrittenBesideTheText() {
  fill();
  press(Qt::Key_1);
  press(Qt::Key_Left);  // a labelled text shows the guideline of its category
  QVERIFY(shows(m_page, "No guideline yet"));
  press(Qt::Key_G);
  type(QStringLiteral("凡是送货的事2"));
  press(Qt::Key_Return);
  settle();
  QCOMPARE(findCategory(project(), "物流配送")->guideline, std::string("凡是送货的事2"));
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("物流配送"));
  QVERIFY(shows(m_page, "凡是送货的事2"));
  press(Qt::Key_2);  // keys are labels again
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("质量问题"));
}

void TestLabelPage::searchNarrowsTheQueue() {
  fill();
  auto* search = named<QLineEdit>(m_page, "Only texts with…");
  search->setFocus();
  type(QStringLiteral("地址"));
  settle();
  QCOMPARE(shown(), QStringLiteral("送错地址"));
  type("1");
  settle();
  QCOMPARE(shown(), QString());
  QVERIFY(shows(m_page, "No text answers this filter"));
  QCOMPARE(countSamples(project(), {}).labelled, 0);
  press(Qt::Key_Escape);
  settle();
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
}

void TestLabelPage::queueOfLabelledTextsCorrects() {
  fill();
  press(Qt::Key_Right);
  press(Qt::Key_2);
  auto* scope = named<DropDown>(m_page, "Texts in the queue");
  scope->setFocus();
  press(Qt::Key_L);  // Labelled
  settle();
  QCOMPARE(scope->currentText(), QStringLiteral("Labelled"));
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  m_page->setFocus();
  press(Qt::Key_3);
  settle();
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("价格"));
  QCOMPARE(labelHistory(project(), idOf("杯子碎了")).size(), 2U);
}

void TestLabelPage::slashFindsByPinyinInitials() {
  fill();
  press(Qt::Key_Slash);
  QVERIFY(QApplication::activePopupWidget() != nullptr);
  type("zlwt");
  press(Qt::Key_Return);
  QVERIFY(QApplication::activePopupWidget() == nullptr);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("质量问题"));
  QCOMPARE(shown(), QStringLiteral("杯子碎了"));
  press(Qt::Key_Slash);
  press(Qt::Key_Escape);
  QVERIFY(QApplication::activePopupWidget() == nullptr);
  QCOMPARE(labelOf("杯子碎了"), QString());
  press(Qt::Key_3);  // the page has the keyboard again
  QCOMPARE(labelOf("杯子碎了"), QStringLiteral("价格"));
}

void TestLabelPage::enterAndSpacePressTheButtonWithTheFocus() {
  fill();
  button(m_page, "Find category")->setFocus(Qt::TabFocusReason);
  press(Qt::Key_Space);
  QVERIFY(QApplication::activePopupWidget() != nullptr);
  press(Qt::Key_Escape);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  named<QLineEdit>(m_page, "Only texts with…")->setFocus(Qt::TabFocusReason);
  press(Qt::Key_Return);
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
}

void TestLabelPage::recentLabelIsCorrectedByAClick() {
  fill();
  for (const int key : {Qt::Key_1, Qt::Key_2, Qt::Key_3}) press(key);
  auto* recent = named<QListWidget>(m_page, "Just labelled");
  QTest::mouseClick(recent->viewport(), Qt::LeftButton, {}, recent->visualItemRect(recent->item(2)).center());
  QCOMPARE(shown(), QStringLiteral("快递还没到"));
  press(Qt::Key_2);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("质量问题"));
}

void TestLabelPage::withoutTextsItLeadsToTheDataPage() {
  openPage(m_project->session);
  QVERIFY(shows(m_page, "No texts yet"));
  press(Qt::Key_1);  // nothing to label, nothing to break
  press(Qt::Key_Space);
  press(Qt::Key_F);
  QSignalSpy navigated(m_page, &Page::navigateTo);
  click(button(m_page, "Import texts"));
  QCOMPARE(navigated.size(), 1);
  QCOMPARE(navigated[0][0].value<Destination>().page, PageId::Data);
}

void TestLabelPage::firstCategoryIsNamedOnThePage() {
  m_project->import(m_project->write("a.txt", "快递还没到\n杯子碎了\n"));
  openPage(m_project->session);
  named<QLineEdit>(m_page, "First category")->setFocus();
  type(QStringLiteral("物流"));
  press(Qt::Key_Return);
  settle();
  QVERIFY(named<QLineEdit>(m_page, "First category") == nullptr);
  press(Qt::Key_1);
  QCOMPARE(labelOf("快递还没到"), QStringLiteral("物流"));
}

void TestLabelPage::whenAllIsLabelledItLeadsToTraining() {
  m_project->import(m_project->write("a.csv", "text,label\n快递还没到,物流\n"));
  openPage(m_project->session);
  QVERIFY(shows(m_page, "Every text is labelled"));
  QSignalSpy navigated(m_page, &Page::navigateTo);
  press(Qt::Key_T, Qt::ControlModifier);
  click(button(m_page, "Train"));
  QCOMPARE(navigated.size(), 2);
  for (const auto& each : navigated) QCOMPARE(each[0].value<Destination>().page, PageId::Train);
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestLabelPage)
#include "test_label_page.moc"
