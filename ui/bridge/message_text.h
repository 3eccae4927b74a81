// What core has to say, in the window's language.
#pragma once

#include <QString>

#include "core/base/error.h"

namespace wb::ui {

/// The message in the language that is installed now; to be asked when it is shown, not before.
QString messageText(const Message& message);

inline QString errorText(const Error& error) { return messageText(error.message()); }

}  // namespace wb::ui
