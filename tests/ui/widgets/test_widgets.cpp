// The painted widgets answer keys and mouse as a person expects.
#include <QAction>
#include <QButtonGroup>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>

#include "ui/style/theme.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/confusion_matrix.h"
#include "ui/widgets/filter_pill.h"
#include "ui/widgets/head_grid.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/table_view.h"
#include "ui/widgets/token_strip.h"

using namespace wb;
using namespace wb::ui;

namespace {

std::vector<Category> categories(int count) {
  std::vector<Category> all;
  for (int i = 0; i < count; ++i) all.push_back({i + 1, "类别" + std::to_string(i + 1), i, "", ""});
  if (count > 2) {
    all[0].key = "1";
    all[1].key = "Shift+1";
    all[2].key = "q";
  }
  return all;
}

void show(QWidget& widget, int width, int height) {
  widget.resize(width, height);
  widget.show();
  QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

}  // namespace

class TestWidgets : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
  void cleanupTestCase() { m_theme.reset(); }

  void buttonShowsTheKeyOfItsAction();
  void segmentedControlByClickAndArrows();
  void categoryKeysFindTheirCategory();
  void categoryGridTellsWhatIsClicked();
  void probabilitiesStandOnTheButtons();
  void matrixByClickAndArrows();
  void hundredsOfCategoriesScrollToTheChosenCell();
  void heatmapRowsByClickAndArrows();
  void heatmapTellsTheCellUnderThePointer();
  void headGridByClickAndArrows();
  void tokensWrapAndAreSelected();
  void barsAreChosenByKey();
  void pillsAreExclusiveInAGroup();
  void searchFieldIsEmptiedByEscape();
  void railByClickAndKeys();
  void noticeAction();
  void statusBarUndo();
  void goingToARowWhileCtrlIsHeldSelectsItAlone();

 private:
  std::unique_ptr<Theme> m_theme;
};

void TestWidgets::buttonShowsTheKeyOfItsAction() {
  QAction action;
  action.setShortcut(QKeySequence("Ctrl+T"));
  QSignalSpy triggered(&action, &QAction::triggered);
  Button button("Train", ButtonKind::Primary);
  const int before = button.sizeHint().width();
  button.bindAction(&action);
  QVERIFY(button.sizeHint().width() > before + keyCapWidth("Ctrl+T"));
  QTest::mouseClick(&button, Qt::LeftButton);
  QCOMPARE(triggered.count(), 1);
  action.setEnabled(false);
  QVERIFY(!button.isEnabled());
}

void TestWidgets::segmentedControlByClickAndArrows() {
  SegmentedControl control({"One", "Two", "Three"});
  show(control, control.sizeHint().width(), 28);
  QSignalSpy chosen(&control, &SegmentedControl::chosen);
  QTest::mouseClick(&control, Qt::LeftButton, {}, QPoint(control.width() - 8, 14));
  QCOMPARE(control.currentIndex(), 2);
  QTest::keyClick(&control, Qt::Key_Left);
  QCOMPARE(control.currentIndex(), 1);
  QTest::keyClick(&control, Qt::Key_Left);
  QTest::keyClick(&control, Qt::Key_Left);  // stays at the first
  QCOMPARE(control.currentIndex(), 0);
  QCOMPARE(chosen.count(), 3);
}

void TestWidgets::categoryKeysFindTheirCategory() {
  CategoryGrid grid;
  grid.setCategories(categories(4));
  const auto pressed = [&](int key, Qt::KeyboardModifiers modifiers, const QString& text) {
    return grid.categoryOfKey(QKeyEvent(QEvent::KeyPress, key, modifiers, text));
  };
  QCOMPARE(pressed(Qt::Key_1, Qt::NoModifier, "1"), std::optional<CategoryId>(1));
  QCOMPARE(pressed(Qt::Key_1, Qt::KeypadModifier, "1"), std::optional<CategoryId>(1));
  QCOMPARE(pressed(Qt::Key_Exclam, Qt::ShiftModifier, "!"), std::optional<CategoryId>(2));
  QCOMPARE(pressed(Qt::Key_Q, Qt::NoModifier, "q"), std::optional<CategoryId>(3));
  QVERIFY(!pressed(Qt::Key_1, Qt::ControlModifier, ""));
  QVERIFY(!pressed(Qt::Key_7, Qt::NoModifier, "7"));
}

void TestWidgets::categoryGridTellsWhatIsClicked() {
  CategoryGrid grid;
  grid.setCategories(categories(7));
  show(grid, 700, grid.sizeHint().height());
  QSignalSpy chosen(&grid, &CategoryGrid::chosen);
  QTest::mouseClick(grid.button(6), Qt::LeftButton);
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen[0][0].value<CategoryId>(), CategoryId(6));
}

void TestWidgets::probabilitiesStandOnTheButtons() {
  CategoryGrid grid;
  grid.setCategories(categories(3));
  grid.setProbabilities({0.1F, 0.9F, 0.0F});
  grid.setSuggested(2);
  QCOMPARE(grid.button(2)->state(), CategoryButtonState::Suggested);
  QVERIFY(grid.button(2)->accessibleName().contains("90 %"));
  grid.setCurrent(2, "now");
  QCOMPARE(grid.button(2)->state(), CategoryButtonState::Current);
  QVERIFY(grid.button(2)->accessibleName().contains("now"));
}

void TestWidgets::matrixByClickAndArrows() {
  ConfusionMatrix matrix;
  matrix.setMatrix(categories(3), {{5, 1, 0}, {2, 7, 0}, {0, 0, 4}});
  show(matrix, 400, 200);
  QSignalSpy selected(&matrix, &ConfusionMatrix::cellSelected);
  QSignalSpy activated(&matrix, &ConfusionMatrix::cellActivated);
  QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, matrix.cellRect(1, 0).center());
  QCOMPARE(selected.takeFirst(), (QVariantList{1, 0}));
  QVERIFY(matrix.accessibleDescription().contains("2"));
  QTest::keyClick(&matrix, Qt::Key_Right);
  QTest::keyClick(&matrix, Qt::Key_Down);
  QCOMPARE(matrix.selectedRow(), 2);
  QCOMPARE(matrix.selectedColumn(), 1);
  QTest::keyClick(&matrix, Qt::Key_Down);  // stays at the edge
  QCOMPARE(matrix.selectedRow(), 2);
  QTest::keyClick(&matrix, Qt::Key_Return);
  QCOMPARE(activated.takeFirst(), (QVariantList{2, 1}));
}

void TestWidgets::hundredsOfCategoriesScrollToTheChosenCell() {
  ConfusionMatrix matrix;
  const int count = 300;
  std::vector<std::vector<std::int64_t>> counts(count, std::vector<std::int64_t>(count, 0));
  for (int i = 0; i < count; ++i) counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(i)] = 3;
  matrix.setMatrix(categories(count), counts);
  show(matrix, 400, 300);
  QTest::mouseClick(matrix.viewport(), Qt::LeftButton, {}, matrix.cellRect(0, 0).center());
  for (int i = 0; i < 40; ++i) QTest::keyClick(&matrix, Qt::Key_Down);
  QCOMPARE(matrix.selectedRow(), 40);
  QVERIFY(matrix.viewport()->rect().contains(matrix.cellRect(40, 0)));
}

void TestWidgets::heatmapRowsByClickAndArrows() {
  AttentionHeatmap map;
  map.setMatrix({"[CLS]", "好", "[SEP]"}, {0.1F, 0.8F, 0.1F, 0.2F, 0.2F, 0.6F, 1, 0, 0});
  show(map, 200, 200);
  QSignalSpy selected(&map, &AttentionHeatmap::rowSelected);
  QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect(1, 2).center());
  QCOMPARE(map.selectedRow(), 1);
  QTest::keyClick(&map, Qt::Key_Down);
  QTest::keyClick(&map, Qt::Key_Down);
  QCOMPARE(map.selectedRow(), 2);
  QCOMPARE(selected.count(), 3);
  // The largest weight has the end of the ramp, nothing has its beginning.
  const QImage image = map.grab().toImage();
  const auto colorAt = [&](int row, int column) { return image.pixelColor(map.cellRect(row, column).center()); };
  QCOMPARE(colorAt(2, 0), colors().heatColor(1));
  QCOMPARE(colorAt(2, 1), colors().heatColor(0));
}

void TestWidgets::heatmapTellsTheCellUnderThePointer() {
  AttentionHeatmap map;
  map.setMatrix({"a", "b"}, {0.5F, 0.5F, 0.1F, 0.9F});
  show(map, 160, 160);
  QSignalSpy hovered(&map, &AttentionHeatmap::cellHovered);
  QTest::mouseMove(&map, map.cellRect(1, 0).center());
  QTRY_COMPARE(hovered.count(), 1);
  QCOMPARE(hovered[0], (QVariantList{1, 0}));
}

void TestWidgets::headGridByClickAndArrows() {
  AttentionMaps maps{2, 3, 4, std::vector<float>(2 * 3 * 16, 0.25F)};
  HeadGrid grid;
  grid.setAttention(maps);
  show(grid, 120, 90);
  QSignalSpy selected(&grid, &HeadGrid::headSelected);
  QTest::mouseClick(&grid, Qt::LeftButton, {}, grid.headRect(1, 2).center());
  QCOMPARE(selected.takeFirst(), (QVariantList{1, 2}));
  QTest::keyClick(&grid, Qt::Key_Up);
  QTest::keyClick(&grid, Qt::Key_Left);
  QCOMPARE(grid.selectedLayer(), 0);
  QCOMPARE(grid.selectedHead(), 1);
}

void TestWidgets::tokensWrapAndAreSelected() {
  TokenStrip strip;
  std::vector<StripToken> tokens(30, StripToken{"好", false});
  strip.setTokens(tokens);
  strip.setWeights(std::vector<float>(30, 0.5F));
  show(strip, 320, strip.heightForWidth(320));
  QVERIFY(strip.tokenRect(29).top() > strip.tokenRect(0).bottom());
  QVERIFY(strip.rect().contains(strip.tokenRect(29)));
  QSignalSpy selected(&strip, &TokenStrip::tokenSelected);
  QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tokenRect(12).center());
  QCOMPARE(strip.selected(), 12);
  QTest::keyClick(&strip, Qt::Key_Right);
  QCOMPARE(strip.selected(), 13);
  QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.tokenRect(13).center());
  QCOMPARE(strip.selected(), -1);
  QCOMPARE(selected.count(), 3);
  const int plain = strip.heightForWidth(320);
  strip.setBars(std::vector<float>(30, -0.1F));
  QVERIFY(strip.heightForWidth(320) > plain);
}

void TestWidgets::barsAreChosenByKey() {
  BarList bars;
  bars.setSelectable(true);
  bars.setItems({{"a", 3, {"3"}, 0, false}, {"b", 1, {"1"}, 1, false}});
  show(bars, 240, bars.sizeHint().height());
  QSignalSpy chosen(&bars, &BarList::chosen);
  QTest::keyClick(&bars, Qt::Key_Down);
  QTest::keyClick(&bars, Qt::Key_Return);
  QTest::mouseClick(&bars, Qt::LeftButton, {}, QPoint(30, 8));
  QCOMPARE(chosen.count(), 2);
  QCOMPARE(chosen[0][0].toInt(), 1);
  QCOMPARE(chosen[1][0].toInt(), 0);
}

void TestWidgets::pillsAreExclusiveInAGroup() {
  FilterPill all("All");
  FilterPill open("Unlabelled");
  const int bare = open.sizeHint().width();
  open.setCount(14178);
  QVERIFY(open.sizeHint().width() > bare);
  QButtonGroup group;
  group.addButton(&all);
  group.addButton(&open);
  all.setChecked(true);
  QTest::mouseClick(&open, Qt::LeftButton);
  QVERIFY(open.isChecked());
  QVERIFY(!all.isChecked());
}

void TestWidgets::searchFieldIsEmptiedByEscape() {
  SearchField field("Search");
  show(field, 300, 34);
  QTest::keyClicks(&field, "abc");
  QCOMPARE(field.text(), QString("abc"));
  QTest::keyClick(&field, Qt::Key_Escape);
  QCOMPARE(field.text(), QString());
}

void TestWidgets::railByClickAndKeys() {
  Rail rail;
  rail.setItems({{"data", "Data"}, {"label", "Label"}});
  show(rail, 76, 500);
  QSignalSpy chosen(&rail, &Rail::chosen);
  QSignalSpy settings(&rail, &Rail::settingsChosen);
  QTest::mouseClick(&rail, Qt::LeftButton, {}, rail.itemRect(1).center());
  QCOMPARE(chosen.takeFirst(), (QVariantList{1}));
  QTest::mouseClick(&rail, Qt::LeftButton, {}, rail.itemRect(2).center());
  QCOMPARE(settings.count(), 1);
  rail.setCurrent(0);
  QTest::keyClick(&rail, Qt::Key_Down);
  QTest::keyClick(&rail, Qt::Key_Return);
  QCOMPARE(chosen.takeFirst(), (QVariantList{1}));
}

void TestWidgets::noticeAction() {
  Notice notice;
  notice.show(NoticeTone::Warning, "Overfitting", "since epoch 3");
  notice.setAction("Look");
  QSignalSpy triggered(&notice, &Notice::actionTriggered);
  for (auto* button : notice.findChildren<Button*>()) {
    if (button->text() == "Look") QTest::mouseClick(button, Qt::LeftButton);
  }
  QCOMPARE(triggered.count(), 1);
}

void TestWidgets::statusBarUndo() {
  StatusBar bar;
  show(bar, 1200, 30);
  int undone = 0;
  bar.showNotice("3 texts deleted", [&] { ++undone; });
  for (auto* button : bar.findChildren<Button*>()) {
    if (button->text() == StatusBar::tr("Undo")) QTest::mouseClick(button, Qt::LeftButton);
  }
  QCOMPARE(undone, 1);
}

void TestWidgets::goingToARowWhileCtrlIsHeldSelectsItAlone() {
  QStringListModel model({"a", "b", "c"});
  TableView table;
  table.setModel(&model);
  show(table, 300, 200);
  table.setCurrentIndex(model.index(1, 0));
  QTest::keyPress(table.windowHandle(), Qt::Key_Control, Qt::ControlModifier);
  QVERIFY(QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
  table.setCurrentIndex(model.index(0, 0));
  QTest::keyRelease(table.windowHandle(), Qt::Key_Control);
  QCOMPARE(table.selectionModel()->selectedRows(), QModelIndexList{model.index(0, 0)});
}

QTEST_MAIN(TestWidgets)
#include "test_widgets.moc"
