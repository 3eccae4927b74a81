#include "ui/pages/train/comparison_text.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/bridge/format.h"
#include "ui/models/runs_model.h"

namespace wb::ui {

namespace {

constexpr double kHardlyChance = 0.05;

// Gives the texts below their context for translation.
struct Comparison {
  Q_DECLARE_TR_FUNCTIONS(Comparison)
};

QString signedPoints(double share) {
  const QString sign = share < 0 ? QStringLiteral("−") : QStringLiteral("+");
  return sign + formatShare(std::abs(share));
}

}  // namespace

QString verdictText(const RunComparison& comparison, RunId first, RunId second) {
  const McNemarTest& test = comparison.mcNemar;
  if (test.onlyFirst == 0 && test.onlySecond == 0) return Comparison::tr("Both are right and wrong on the same texts.");
  if (test.onlyFirst == test.onlySecond) return Comparison::tr("Both are right equally often.");
  const QString better = runName(test.onlySecond > test.onlyFirst ? second : first);
  if (test.pValue < kHardlyChance) return Comparison::tr("%1 is better: the difference is hardly chance.").arg(better);
  return Comparison::tr("%1 is ahead, but too few texts tell: it may be chance.").arg(better);
}

QString fromToText(double first, double second) {
  return QStringLiteral("%1 % → %2 %").arg(formatShare(first), formatShare(second));
}

QString differenceText(double difference, const Interval& interval) {
  return Comparison::tr("%1 points (%2 … %3)")
      .arg(signedPoints(difference), signedPoints(interval.low), signedPoints(interval.high));
}

QString chanceText(double pValue) {
  constexpr double smallest = 0.001;
  if (pValue < smallest) return QStringLiteral("p < 0.001");
  return QStringLiteral("p = %1").arg(pValue, 0, 'f', pValue < 0.1 ? 3 : 2);
}

}  // namespace wb::ui
