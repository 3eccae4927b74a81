// Colours can be told apart and text can be read on them, in both themes; the theme scales and switches.
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>

#include "ui/style/icons.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"

using namespace wb::ui;

class TestPalette : public QObject {
  Q_OBJECT

 private slots:
  void textIsReadableOnEverySurface_data();
  void textIsReadableOnEverySurface();
  void inkOnCategoriesAndHeatIsReadable();
  void charactersStayReadableOnTheStrongestShade();
  void themeSwitchesColoursAndTellsIt();
  void sizesFollowTheTextSize();
  void textSizeStaysInItsLimits();
  void layoutSizesFollow();
  void sideStopsGrowing();
  void iconsTakeTheColour();
};

void TestPalette::textIsReadableOnEverySurface_data() {
  QTest::addColumn<bool>("dark");
  QTest::newRow("light") << false;
  QTest::newRow("dark") << true;
}

void TestPalette::textIsReadableOnEverySurface() {
  QFETCH(bool, dark);
  const Palette& p = dark ? darkPalette() : lightPalette();
  for (const QColor& surface : {p.window, p.surface, p.surface2, p.hover, p.selection, p.accentTint}) {
    for (const QColor& ink : {p.text, p.muted, p.accent})
      QVERIFY2(contrastRatio(ink, surface) >= 4.5, qPrintable(ink.name() + surface.name()));
  }
  QVERIFY(contrastRatio(p.warning, p.warningTint) >= 4.5);
  QVERIFY(contrastRatio(p.error, p.errorTint) >= 4.5);
  QVERIFY(contrastRatio(p.success, p.successTint) >= 4.5);
  QVERIFY(contrastRatio(p.onAccent, p.accentFill) >= 4.5);
  QVERIFY(contrastRatio(p.inputBorder, p.surface) >= 3);
}

void TestPalette::inkOnCategoriesAndHeatIsReadable() {
  for (const Palette* p : {&lightPalette(), &darkPalette()}) {
    for (int i = 0; i < 12; ++i) QVERIFY(contrastRatio(inkOn(p->category(i)), p->category(i)) >= 4.5);
    for (int i = 0; i <= 100; ++i) {
      const QColor cell = p->heatColor(i / 100.0);
      QVERIFY(contrastRatio(inkOn(cell), cell) >= 4.5);
    }
    QCOMPARE(p->category(12), p->category(0));
  }
  QVERIFY(!categoryHasRing(11));
  QVERIFY(categoryHasRing(12));
}

void TestPalette::charactersStayReadableOnTheStrongestShade() {
  for (const Palette* p : {&lightPalette(), &darkPalette()}) {
    for (const double value : {-1.0, -0.5, 0.0, 0.5, 1.0, 7.0})
      QVERIFY(contrastRatio(p->text, p->behindTextColor(value)) >= 4.5);
  }
}

void TestPalette::themeSwitchesColoursAndTellsIt() {
  Theme look(*qApp);
  look.setMode(ThemeMode::Light);
  QSignalSpy changed(&look, &Theme::changed);
  look.setMode(ThemeMode::Dark);
  QCOMPARE(changed.count(), 1);
  QCOMPARE(colors().window, QColor("#151618"));
  QCOMPARE(QApplication::palette().color(QPalette::Window), QColor("#151618"));
  QVERIFY(qApp->styleSheet().contains("#1e2022"));
  look.setMode(ThemeMode::Dark);
  QCOMPARE(changed.count(), 1);
}

void TestPalette::sizesFollowTheTextSize() {
  Theme look(*qApp);
  look.setTextScale(150);
  QCOMPARE(px(32), 48);
  QCOMPARE(look.font(TextStyle::Body).pixelSize(), 21);
  QVERIFY(look.font(TextStyle::Title).bold());
}

void TestPalette::textSizeStaysInItsLimits() {
  Theme look(*qApp);
  for (int i = 0; i < 20; ++i) look.stepTextScale(10);
  QCOMPARE(look.textScale(), 160);
  for (int i = 0; i < 20; ++i) look.stepTextScale(-10);
  QCOMPARE(look.textScale(), 80);
}

void TestPalette::layoutSizesFollow() {
  Theme look(*qApp);
  QWidget box;
  auto* row = new QHBoxLayout(&box);
  setMargins(row, 16, 8, 16, 8);
  fixWidth(&box, 300);
  look.setTextScale(120);
  QCOMPARE(row->contentsMargins().left(), 19);
  QCOMPARE(box.width(), 360);
}

void TestPalette::sideStopsGrowing() {
  QCOMPARE(grownWidth(308, 420, 1000), 308);
  QCOMPARE(grownWidth(308, 420, 1280), 308);
  QCOMPARE(grownWidth(308, 420, 1920), 420);
  QCOMPARE(grownWidth(308, 420, 3840), grownWidth(308, 420, 2400));
}

void TestPalette::iconsTakeTheColour() {
  Theme look(*qApp);
  for (const char* name : {"data", "label", "train", "explore", "try", "settings", "flag", "not-equal"}) {
    QVERIFY2(iconExists(name), name);
    const QImage image = iconPixmap(name, QColor("#ff0000"), 24, 2.0).toImage();
    QCOMPARE(image.width(), 48);
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
      for (int x = 0; x < image.width(); ++x) red += image.pixelColor(x, y) == QColor("#ff0000") ? 1 : 0;
    }
    QVERIFY2(red > 20, name);
  }
}

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
