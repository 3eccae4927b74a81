// What a comparison of two runs says, in the person's language.
#pragma once

#include <QString>

#include "core/data/metrics.h"

namespace wb::ui {

/// The verdict of McNemar's test: which run is better and whether that may be chance.
QString verdictText(const RunComparison& comparison, RunId first, RunId second);
/// "84.2 % → 86.1 %".
QString fromToText(double first, double second);
/// "+1.9 points, with 95 % certainty between +0.4 and +3.4".
QString differenceText(double difference, const Interval& interval);
/// "p = 0.007", "p < 0.001".
QString chanceText(double pValue);

}  // namespace wb::ui
