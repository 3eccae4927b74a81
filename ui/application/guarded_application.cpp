#include "ui/application/guarded_application.h"

namespace wb::ui {

bool GuardedApplication::notify(QObject* receiver, QEvent* event) {
  try {
    return QApplication::notify(receiver, event);
  } catch (const std::exception& exception) {
    emit failed(errorFrom(exception));
    return true;
  }
}

}  // namespace wb::ui
