// Numbers in words of the window's language: counts, percentages, durations, sizes, times.
#pragma once

#include <QString>
#include <cstdint>

namespace wb::ui {

/// "20,418"
QString formatCount(std::int64_t count);
/// A share 0…1 as "46 %"; with `decimals`, "1.9 %".
QString formatPercent(double share, int decimals = 0);
/// A share 0…1 as "91.2", for columns whose head already says %.
QString formatShare(double share, int decimals = 1);
/// "0:48", "4:12", "1:12:40"
QString formatDuration(double seconds);
/// "147 MB", "3.1 GB"
QString formatBytes(std::int64_t bytes);
/// "38.5 M", in Chinese "3,850 万": three digits of a network's size.
QString formatParameters(std::int64_t parameters);
/// "2e-4", as people write learning rates.
QString formatScientific(double value);
/// "14:32" today, "5 May" this year, else with the year; local time from seconds since 1970.
QString formatTime(std::int64_t secondsSinceEpoch);

}  // namespace wb::ui
