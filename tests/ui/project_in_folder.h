// A real project in a temporary folder, filled by a real import, for tests of pages.
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/workflow/import_corpus.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"

namespace wb::ui {

class ProjectInFolder {
 public:
  ProjectInFolder() { session.create(folder.filePath("test.wenbiao")); }

  /// Writes `content` to a file and returns its path.
  QString write(const QString& name, const QByteArray& content) const {
    QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
      qFatal("cannot write %s", qPrintable(path));
    return path;
  }
  /// Imports without a dialog, and tells the pages.
  void import(const QString& path) {
    importCorpus(session.project(), {pathFromQt(path)}, {});
    session.corpusReplaced();
  }

  QTemporaryDir folder;
  Session session;
};

/// Lets jobs end and their answers arrive.
inline void waitIdle(Session& session) {
  QTRY_VERIFY_WITH_TIMEOUT(session.isIdle(), 60000);
  QCoreApplication::processEvents();
}

}  // namespace wb::ui
