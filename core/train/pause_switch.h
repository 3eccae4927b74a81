// A switch that holds a training thread still and lets it go again.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace wb {

class PauseSwitch {
 public:
  void pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
  }
  void resume() {
    {
      const std::lock_guard lock(m_mutex);
      m_paused = false;
    }
    m_changed.notify_all();
  }
  bool paused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
  }
  /// Returns when the switch is off or `stop` was requested.
  void waitWhilePaused(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused; });
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable_any m_changed;
  bool m_paused = false;
};

}  // namespace wb
