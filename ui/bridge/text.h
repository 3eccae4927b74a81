// QString ↔ UTF-8: the one place where the window's text and the core's text meet.
#pragma once

#include <QString>
#include <string>
#include <string_view>
#include <vector>

namespace wb::ui {

QString fromUtf8(std::string_view text);
std::string toUtf8(const QString& text);
/// For each byte offset of `text` (and its end) the offset in the QString; size is text.size() + 1.
std::vector<int> utf16Offsets(std::string_view text);

}  // namespace wb::ui
