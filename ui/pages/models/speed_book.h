// How fast encoders are on this machine, kept in the person's settings: it is the machine's, not a project's.
#pragma once

#include <QDate>
#include <QString>
#include <optional>

#include "core/workflow/encoder_speed.h"

namespace wb::ui {

struct MeasuredSpeed {
  EncoderSpeed speed;
  QDate date;
};

/// `folder` is the encoder's.
std::optional<MeasuredSpeed> readSpeed(const QString& folder);
/// Dated today.
void writeSpeed(const QString& folder, const EncoderSpeed& speed);

}  // namespace wb::ui
