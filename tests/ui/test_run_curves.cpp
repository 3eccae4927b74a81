// What the plots show of a run's events.
#include <QTest>

#include "ui/models/run_curves.h"

namespace wb::ui {
namespace {

RunCurves curvesOfLosses(std::int64_t totalSteps, const std::vector<double>& losses) {
  PlanEvent plan;
  plan.totalSteps = totalSteps;
  std::vector<TrainEvent> events{plan};
  for (const double loss : losses) {
    StepEvent step;
    step.loss = loss;
    events.emplace_back(step);
  }
  return curvesOf(events);
}

}  // namespace

class TestRunCurves : public QObject {
  Q_OBJECT

 private slots:
  void theSmoothedLossBeginsAtTheFirst() {
    QCOMPARE(curvesOfLosses(2000, {3}).smoothedLosses.front(), 3.0);
    QCOMPARE(curvesOfLosses(2000, {2, 2, 2}).smoothedLosses.back(), 2.0);
  }

  void aShortRunIsSmoothedOverFewSteps() {
    // Weights 2/3·1/3 and 1/3 of the first and the second loss, over their sum.
    QCOMPARE(curvesOfLosses(100, {3, 0}).smoothedLosses.back(), 3 * 2.0 / 5);
    // 19/20·1/20 and 1/20.
    QCOMPARE(curvesOfLosses(100000, {3, 0}).smoothedLosses.back(), 3 * 19.0 / 39);
  }

  void aSecondTryBeginsItsCurvesAnew() {
    RunCurves curves = curvesOfLosses(100, {3, 0});
    NoticeEvent again;
    again.kind = NoticeKind::SecondTry;
    again.epoch = 2;
    curves.add(again);
    StepEvent step;
    step.epoch = 2.1;
    step.loss = 2;
    curves.add(step);
    QCOMPARE(curves.breaks, std::vector<double>{2});
    QCOMPARE(curves.smoothedLosses.back(), 2.0);
  }
};

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestRunCurves)
#include "test_run_curves.moc"
