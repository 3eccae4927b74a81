// Asks which of the files that may go shall go, and says what is lost with them.
#pragma once

#include <functional>
#include <vector>

#include "core/workflow/disk_space.h"

class QWidget;

namespace wb::ui {

class DialogFrame;

/// `found` is not empty; `chosen` is called with what the person left checked.
DialogFrame* askSpareSpace(QWidget* over, std::vector<SpareSpace> found,
                           const std::function<void(std::vector<SpareSpace>)>& chosen);

}  // namespace wb::ui
