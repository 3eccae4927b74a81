// The Qt application, kept alive where an error of core was thrown through a handler that expected none.
#pragma once

#include <QApplication>

#include "core/base/error.h"

namespace wb::ui {

class GuardedApplication : public QApplication {
  Q_OBJECT

 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override;

 signals:
  /// Emitted instead of ending the program; what the handler left undone stays undone.
  void failed(const wb::Error& error);
};

}  // namespace wb::ui
