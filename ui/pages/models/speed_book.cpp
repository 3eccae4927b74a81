#include "ui/pages/models/speed_book.h"

#include <QSettings>
#include <QUrl>

namespace wb::ui {

namespace {

// A path's slashes would make groups of settings.
QString keyOf(const QString& folder, const char* what) {
  return QStringLiteral("speeds/%1/%2").arg(QString::fromLatin1(QUrl::toPercentEncoding(folder)), QLatin1String(what));
}

}  // namespace

std::optional<MeasuredSpeed> readSpeed(const QString& folder) {
  const QSettings settings;
  const MeasuredSpeed speed{settings.value(keyOf(folder, "textsPerSecond")).toDouble(),
                            settings.value(keyOf(folder, "date")).toDate()};
  return speed.textsPerSecond > 0 && speed.date.isValid() ? std::optional(speed) : std::nullopt;
}

void writeSpeed(const QString& folder, double textsPerSecond) {
  QSettings settings;
  settings.setValue(keyOf(folder, "textsPerSecond"), textsPerSecond);
  settings.setValue(keyOf(folder, "date"), QDate::currentDate());
}

}  // namespace wb::ui
