// How long the window's thread lets a person wait: found from outside by a heartbeat, explained from inside by
// the event that took longest.
#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

namespace wb::bench {

using Clock = std::chrono::steady_clock;

inline double millisecondsSince(Clock::time_point start, Clock::time_point end = Clock::now()) {
  return std::chrono::duration<double, std::milli>(end - start).count();
}

/// One event on its way through the window: receiver, type, and what it took.
struct HandledEvent {
  const char* receiver = "";
  QEvent::Type type = QEvent::None;
  double milliseconds = 0;
  double processor = 0;  ///< milliseconds that the thread computed; the rest it waited or others had the core
};
QString describe(const HandledEvent& event);

struct WatchReport {
  double longestPause = 0;  ///< milliseconds that an event had to wait for its turn
  HandledEvent longestEvent;
};

/// The application, with a second thread that posts an event every few milliseconds and looks how late it comes.
class WatchedApplication : public QApplication {
 public:
  WatchedApplication(int& argc, char** argv);
  ~WatchedApplication() override;

  /// Forgets what was seen so far.
  void beginWatch();
  WatchReport watched() const { return m_report; }

  /// From now on waits for `widget` to be painted and its window brought to the screen.
  void awaitPaint(const QWidget* widget);
  std::optional<Clock::time_point> paintedAt() const { return m_paintedAt; }

  bool notify(QObject* receiver, QEvent* event) override;

 private:
  void beat(const std::stop_token& stop);
  bool handleWatched(QObject* receiver, QEvent* event);

  WatchReport m_report;
  QPointer<const QWidget> m_awaited;
  bool m_paintSeen = false;
  std::optional<Clock::time_point> m_paintedAt;
  int m_depth = 0;
  std::atomic<bool> m_beatOnItsWay = false;
  std::jthread m_heart;  // last: stops before the rest goes
};

}  // namespace wb::bench
