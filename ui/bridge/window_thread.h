// The way back from a working thread: values cross, queued, and are dropped if the receiver is gone.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <utility>

namespace wb::ui {

/// Runs `function` on `receiver`'s thread, later, unless `receiver` is destroyed first. Call it from
/// any thread while `receiver` lives.
template <class Function>
void onWindowThread(QObject* receiver, Function&& function) {
  QMetaObject::invokeMethod(receiver, std::forward<Function>(function), Qt::QueuedConnection);
}

}  // namespace wb::ui
