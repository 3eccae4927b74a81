// The Qt style sheet and palette, written from the tokens so that ordinary widgets fit.
#pragma once

#include <QPalette>
#include <QString>

#include "ui/style/theme.h"

namespace wb::ui {

QString styleSheet(const Theme& theme);
QPalette qtPalette(const Palette& palette);

}  // namespace wb::ui
