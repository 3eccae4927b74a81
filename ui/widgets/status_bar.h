// The line under the islands: project, saved or not, the running job, a message, two hints.
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <optional>

class QLabel;

class QHBoxLayout;

namespace wb::ui {

class Button;
class ProgressLine;

struct ShownJob {
  QString text;                    ///< "Training run 9 · step 826 / 1,248"
  std::optional<double> fraction;  ///< 0…1; empty: not known
  QString remaining;               ///< "66 % · 4:12 left"
  bool cancellable = true;
};

class StatusBar : public QWidget {
  Q_OBJECT

 public:
  explicit StatusBar(QWidget* parent = nullptr);
  void setProject(const QString& name);
  /// "All saved" with a check, or the words of what is not, with a warning sign.
  void setSaved(const QString& problem = {});
  void setJob(const std::optional<ShownJob>& job);
  void setMessage(const QString& message);
  /// A notice with an Undo button for eight seconds; `undo` may be empty.
  void showNotice(const QString& text, const std::function<void()>& undo = {});

 signals:
  void cancelRequested();
  void paletteRequested();
  void shortcutsRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void addProject(QHBoxLayout* row);
  void addJob(QHBoxLayout* row);
  void addRightEnd(QHBoxLayout* row);

  class IconView* m_folder;
  QLabel* m_project;
  IconView* m_check;
  QWidget* m_savedLine = nullptr;
  QLabel* m_saved;
  QWidget* m_job;
  QLabel* m_jobText;
  ProgressLine* m_progress;
  QLabel* m_remaining;
  Button* m_cancel;
  QLabel* m_message;
  QWidget* m_messageLine;
  QWidget* m_notice;
  QLabel* m_noticeText;
  Button* m_undo;
  Button* m_palette;
  Button* m_shortcuts;
  QString m_problem;
  QTimer m_noticeTimer;
  std::function<void()> m_undoFunction;
};

}  // namespace wb::ui
