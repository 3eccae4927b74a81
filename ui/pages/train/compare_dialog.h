// Two runs side by side: what was set differently, and what came of it.
#pragma once

#include "core/data/training.h"

class QWidget;

namespace wb::ui {

class DialogFrame;

/// Opens the dialog over `over`'s window.
DialogFrame* compareRuns(QWidget* over, const RunRecord& first, const RunRecord& second);

}  // namespace wb::ui
