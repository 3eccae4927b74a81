// Pages of invented content that show the widgets as the real pages use them.
#pragma once

#include <vector>

#include "ui/pages/page.h"

namespace wb::ui {

std::vector<Page*> galleryPages();

}  // namespace wb::ui
