// QString ↔ UTF-8, and core's value types as Qt shows them. Conversions happen here and nowhere else.
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

namespace wb::ui {

inline QString toQt(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string fromQt(const QString& text) { return text.toStdString(); }
inline std::filesystem::path pathFromQt(const QString& path) { return {path.toStdString()}; }
inline QString pathToQt(const std::filesystem::path& path) { return toQt(path.native()); }

}  // namespace wb::ui
