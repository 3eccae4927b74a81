// Changes the style sheet of a window full of widgets without keeping it waiting.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <vector>

class QApplication;
class QWidget;

namespace wb::ui {

/// Replacing the sheet by QApplication::setStyleSheet() alone styles each widget once for every widget around it:
/// ten times the work in a window as deep as ours, and most of it for pages that nobody sees.
class Restyling : public QObject {
  Q_OBJECT

 public:
  explicit Restyling(QApplication& application, QObject* parent = nullptr);

  /// On return all visible widgets have `sheet`, and all widgets have had a StyleChange; hidden ones are polished
  /// from the event loop, a few at a time.
  void apply(const QString& sheet);

 private:
  void polishSome();

  QApplication& m_application;
  QTimer m_turn;
  std::vector<QPointer<QWidget>> m_waiting;
};

}  // namespace wb::ui
