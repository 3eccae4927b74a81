// One settings array; see the header.
#include "ui/models/recent_projects.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace wb::ui {

namespace {

constexpr std::size_t kKept = 8;
const QString kArray = QStringLiteral("recentProjects");

}  // namespace

std::vector<RecentProject> recentProjects() {
  QSettings settings;
  std::vector<RecentProject> projects;
  const int count = settings.beginReadArray(kArray);
  for (int i = 0; i < count; ++i) {
    settings.setArrayIndex(i);
    RecentProject project;
    project.folder = settings.value(QStringLiteral("folder")).toString();
    project.name = QFileInfo(project.folder).completeBaseName();
    project.texts = settings.value(QStringLiteral("texts")).toLongLong();
    project.openedAt = settings.value(QStringLiteral("openedAt")).toLongLong();
    if (QDir(project.folder).exists()) projects.push_back(project);
  }
  settings.endArray();
  return projects;
}

void rememberProject(const QString& path, std::int64_t texts) {
  const QString folder = QFileInfo(path).absoluteFilePath();
  std::vector<RecentProject> projects = recentProjects();
  std::erase_if(projects, [&folder](const RecentProject& project) { return project.folder == folder; });
  projects.insert(projects.begin(), {folder, {}, texts, QDateTime::currentSecsSinceEpoch()});
  if (projects.size() > kKept) projects.resize(kKept);
  QSettings settings;
  settings.beginWriteArray(kArray, static_cast<int>(projects.size()));
  for (std::size_t i = 0; i < projects.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    settings.setValue(QStringLiteral("folder"), projects[i].folder);
    settings.setValue(QStringLiteral("texts"), static_cast<qlonglong>(projects[i].texts));
    settings.setValue(QStringLiteral("openedAt"), static_cast<qlonglong>(projects[i].openedAt));
  }
  settings.endArray();
}

}  // namespace wb::ui
