// Curves: the ranges shown, the legend, the zoom, the copy; the histogram's ranges.
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "ui/plot/curve_plot.h"
#include "ui/plot/histogram.h"
#include "ui/style/theme.h"

using namespace wb::ui;

class TestPlot : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
  void cleanupTestCase() { m_theme.reset(); }
  void init();
  void showsAllDataAndFollowsNewPoints();
  void dragZoomsAndDoubleClickResets();
  void legendClickHidesACurve();
  void savesAPicture();
  void histogramTellsTheRangeOfABar();

 private:
  QWidget* canvas() const { return m_plot->findChildren<QWidget*>().first(); }
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<CurvePlot> m_plot;
};

void TestPlot::init() {
  m_plot = std::make_unique<CurvePlot>();
  m_plot->resize(500, 300);
  m_plot->setCurves({{"loss", CurveStyle::Smoothed, {}, {0, 1, 2}, {3, 2, 1}, false, true},
                     {"validation", CurveStyle::Validation, {}, {1, 2}, {9, 8}, true, true}});
  m_plot->show();
  QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
}

void TestPlot::showsAllDataAndFollowsNewPoints() {
  QRectF shown = m_plot->visibleRange();
  QVERIFY(shown.left() <= 0 && shown.right() >= 2);
  QVERIFY(shown.top() <= 1 && shown.bottom() >= 9);
  m_plot->append(0, {3, 4}, {0.5, 20});
  shown = m_plot->visibleRange();
  QVERIFY(shown.right() >= 4);
  QVERIFY(shown.bottom() >= 20);
}

void TestPlot::dragZoomsAndDoubleClickResets() {
  const QRectF before = m_plot->visibleRange();
  QTest::mousePress(canvas(), Qt::LeftButton, {}, QPoint(200, 150));
  QTest::mouseMove(canvas(), QPoint(260, 150));
  QTest::mouseRelease(canvas(), Qt::LeftButton, {}, QPoint(300, 150));
  QVERIFY(m_plot->visibleRange().width() < before.width() * 0.6);
  QTest::mouseDClick(canvas(), Qt::LeftButton, {}, QPoint(250, 150));
  QCOMPARE(m_plot->visibleRange().width(), before.width());
}

void TestPlot::legendClickHidesACurve() {
  // The last legend entry ends at the right edge.
  QTest::mouseClick(canvas(), Qt::LeftButton, {}, QPoint(canvas()->width() - 20, 18));
  QVERIFY(m_plot->isCurveHidden(1));
  QVERIFY(m_plot->visibleRange().bottom() < 8);
  QTest::mouseClick(canvas(), Qt::LeftButton, {}, QPoint(canvas()->width() - 20, 18));
  QVERIFY(!m_plot->isCurveHidden(1));
}

void TestPlot::savesAPicture() {
  QTemporaryDir folder;
  QVERIFY(m_plot->saveImage(folder.filePath("plot.png")));
  QCOMPARE(QImage(folder.filePath("plot.png")).size(), m_plot->size() * 2);
  QVERIFY(!m_plot->saveImage(folder.filePath("no/such/folder/plot.png")));
}

void TestPlot::histogramTellsTheRangeOfABar() {
  Histogram histogram;
  histogram.setCounts({4, 8, 2, 1}, 5);
  histogram.resize(300, 120);
  histogram.show();
  QVERIFY(QTest::qWaitForWindowExposed(&histogram));
  QSignalSpy chosen(&histogram, &Histogram::rangeChosen);
  QWidget* plot = histogram.findChildren<QWidget*>().first();
  QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(plot->width() * 3 / 8, 60));
  QCOMPARE(chosen.count(), 1);
  QCOMPARE(chosen[0], (QVariantList{5.0, 10.0}));
}

QTEST_MAIN(TestPlot)
#include "test_plot.moc"
