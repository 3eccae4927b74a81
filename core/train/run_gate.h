// The place where a training thread asks whether to stop, and where a pause holds it.
#pragma once

#include <chrono>
#include <functional>

#include "core/base/progress.h"
#include "core/train/train_control.h"

namespace wb {

class RunGate {
 public:
  /// `changed` is called with true when a pause begins and with false when it ends.
  RunGate(TrainControl control, std::function<void(bool)> changed)
      : m_control(std::move(control)), m_changed(std::move(changed)) {}

  /// Waits while paused. Throws Error{Cancelled} when a stop was requested.
  void poll() {
    if (m_control.pause && m_control.pause->paused() && !m_control.stop.stop_requested()) hold();
    throwIfStopped(m_control.stop);
  }

  /// All time spent in pauses, to be taken off from what is measured.
  double pausedSeconds() const { return m_pausedSeconds; }

 private:
  void hold() {
    m_changed(true);
    const auto begin = std::chrono::steady_clock::now();
    m_control.pause->waitWhilePaused(m_control.stop);
    m_pausedSeconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    m_changed(false);
  }

  TrainControl m_control;
  std::function<void(bool)> m_changed;
  double m_pausedSeconds = 0;
};

}  // namespace wb
