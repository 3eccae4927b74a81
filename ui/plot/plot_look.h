// The look that all plots share: colours and fonts of axes, no frame, horizontal grid only.
#pragma once

#include <qcustomplot.h>

namespace wb::ui {

/// Applies theme and text size to axes, grid and background.
void applyPlotLook(QCustomPlot& plot);

}  // namespace wb::ui
