// One category a text, or several: what a project's labels are.
#pragma once

#include "core/workflow/label_samples.h"

namespace wb {

/// Whether a text of this project may have several categories, or none of them, instead of exactly one.
bool hasSeveralLabels(const Project& project);

/// From now on texts may have several categories; each keeps the one it has. One undoable step, except in a project in
/// which nothing was done yet: that is of this kind from its beginning. Nothing happens where it is so already. Throws
/// Error(Busy) while an import is running.
ChangeSummary allowSeveralLabels(const Project& project);

}  // namespace wb
