// How fast encoders read on this machine, kept in the person's settings: it is the machine's, not a project's.
#pragma once

#include <QDate>
#include <QString>
#include <optional>

namespace wb::ui {

struct MeasuredSpeed {
  double textsPerSecond = 0;
  QDate date;
};

/// `folder` is the encoder's.
std::optional<MeasuredSpeed> readSpeed(const QString& folder);
/// Dated today.
void writeSpeed(const QString& folder, double textsPerSecond);

}  // namespace wb::ui
