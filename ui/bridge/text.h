// QString ↔ UTF-8, and core's value types as Qt shows them. Conversions happen here and nowhere else.
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace wb::ui {

inline QString toQt(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string fromQt(const QString& text) { return text.toStdString(); }
inline std::filesystem::path pathFromQt(const QString& path) { return {path.toStdString()}; }
inline QString pathToQt(const std::filesystem::path& path) { return toQt(path.native()); }

/// For each byte offset of `text`, its end included, the offset in the QString: text.size() + 1 values.
std::vector<int> utf16Offsets(std::string_view text);

}  // namespace wb::ui
