// Numbers in words of the window's language.
#include "ui/bridge/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace wb::ui {

QString formatCount(std::int64_t count) { return QLocale(QLocale::English).toString(static_cast<qlonglong>(count)); }

QString formatPercent(double share, int decimals) { return QString::number(share * 100, 'f', decimals) + " %"; }

QString formatShare(double share, int decimals) { return QString::number(share * 100, 'f', decimals); }

QString formatDuration(double seconds) {
  const auto total = static_cast<std::int64_t>(std::llround(std::max(seconds, 0.0)));
  const auto twoDigits = [](std::int64_t value) { return QString("%1").arg(value, 2, 10, QChar('0')); };
  const QString tail = twoDigits(total % 60);
  if (total < 3600) return QString("%1:%2").arg(total / 60).arg(tail);
  return QString("%1:%2:%3").arg(total / 3600).arg(twoDigits(total / 60 % 60), tail);
}

QString formatBytes(std::int64_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (size >= 1e9) return QString::number(size / 1e9, 'f', 1) + " GB";
  if (size >= 1e8) return QString::number(size / 1e6, 'f', 0) + " MB";
  if (size >= 1e6) return QString::number(size / 1e6, 'f', 1) + " MB";
  return QString::number(std::max(size / 1e3, 0.0), 'f', 0) + " KB";
}

QString formatParameters(std::int64_t parameters) {
  // The power of ten that a language counts large numbers in: 4 in Chinese.
  const int power = QCoreApplication::translate("wb::ui::format", "6").toInt();
  const double size = static_cast<double>(parameters) / std::pow(10, power);
  return QCoreApplication::translate("wb::ui::format", "%1 M")
      .arg(size < 1000 ? QString::number(size, 'g', 3) : formatCount(std::llround(size)));
}

QString formatScientific(double value) {
  if (value == 0) return "0";
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-9));
  const double mantissa = value / std::pow(10.0, exponent);
  return QString("%1e%2").arg(QString::number(mantissa, 'g', 3)).arg(exponent);
}

QString formatTime(std::int64_t secondsSinceEpoch) {
  const QDateTime time = QDateTime::fromSecsSinceEpoch(secondsSinceEpoch);
  const QDate today = QDate::currentDate();
  if (time.date() == today) return time.toString("HH:mm");
  const bool thisYear = time.date().year() == today.year();
  // Patterns of QDateTime::toString: "M月d日" in Chinese.
  const QString pattern = thisYear ? QCoreApplication::translate("wb::ui::format", "d MMM")
                                   : QCoreApplication::translate("wb::ui::format", "d MMM yyyy");
  return QLocale().toString(time, pattern);
}

}  // namespace wb::ui
