// The window program as a whole: one window, one open project, its pages, and what ties them together.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <memory>

#include "core/base/message.h"
#include "ui/bridge/language.h"
#include "ui/bridge/session.h"

class QAction;

namespace wb::ui {

class DataPage;
class DialogFrame;
class MainWindow;

class Application : public QObject {
  Q_OBJECT

 public:
  explicit Application(QObject* parent = nullptr);
  ~Application() override;

  MainWindow& window() { return *m_window; }
  Session& session() { return *m_session; }
  Language& language() { return m_language; }

  /// Opens a project, telling the person in words where that fails. True when it is open.
  bool openProject(const QString& folder);
  /// The project opened last, else an empty one for the first start.
  void openLastOrFirst();
  /// The sample project, made on its first opening.
  void openSample();

  /// Says in words what a handler let through; one at a time, for a painter may fail again and again.
  void tellFailure(const Error& error);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectSession();
  void addPages();
  void connectDataPage(DataPage& page) const;
  void chooseProject();
  void newProject();
  void showJob();
  void trainingEnded(RunId run, const Message& error);
  bool mayClose();
  /// Runs `open` with errors told in words.
  template <typename Open>
  bool attempt(const QString& folder, Open open);
  void retranslate();

  Language m_language;
  std::unique_ptr<MainWindow> m_window;
  std::unique_ptr<Session> m_session;
  QAction* m_newAction;
  QAction* m_openAction;
  QAction* m_sampleAction;
  QPointer<DialogFrame> m_failure;
  bool m_closing = false;
};

/// $XDG_DATA_HOME/wenbiao, where projects without a place of their own, the sample and encoders lie.
QString dataFolder();

}  // namespace wb::ui
