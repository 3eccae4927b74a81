// The projects opened last, for the first-start page: kept in the settings, newest first.
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

namespace wb::ui {

struct RecentProject {
  QString folder;
  QString name;  ///< the folder's name without .wenbiao
  std::int64_t texts = 0;
  std::int64_t openedAt = 0;  ///< seconds since 1970, UTC
};

/// Folders that are gone are left out.
std::vector<RecentProject> recentProjects();
/// Puts the project at `path` first; at most eight are kept.
void rememberProject(const QString& path, std::int64_t texts);

}  // namespace wb::ui
