// Why a line cannot become a text, in the window's language.
#pragma once

#include <QString>
#include <string>

namespace wb::ui {

/// `reason` is the wording of core/io; one that is not known here is shown as it is.
QString reasonText(const std::string& reason);

}  // namespace wb::ui
