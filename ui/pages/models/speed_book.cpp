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
  const auto stored = [&](const char* what) { return settings.value(keyOf(folder, what)); };
  MeasuredSpeed measured;
  measured.speed.textsRead = stored("textsPerSecond").toDouble();
  measured.speed.textsTrained = stored("trainedPerSecond").toDouble();
  measured.speed.batchSize = stored("batchSize").toInt();
  measured.speed.trainingMemory = stored("trainingMemory").toLongLong();
  measured.date = stored("date").toDate();
  return measured.speed.textsRead > 0 && measured.date.isValid() ? std::optional(measured) : std::nullopt;
}

void writeSpeed(const QString& folder, const EncoderSpeed& speed) {
  QSettings settings;
  const auto store = [&](const char* what, const QVariant& value) { settings.setValue(keyOf(folder, what), value); };
  store("textsPerSecond", speed.textsRead);
  store("trainedPerSecond", speed.textsTrained);
  store("batchSize", speed.batchSize);
  store("trainingMemory", static_cast<qint64>(speed.trainingMemory));
  store("date", QDate::currentDate());
}

}  // namespace wb::ui
