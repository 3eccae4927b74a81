#include "tests/bench/window_watch.h"

#include <QEvent>
#include <QMetaEnum>
#include <ctime>

namespace wb::bench {

namespace {

constexpr auto kBeatInterval = std::chrono::milliseconds(3);

class Beat : public QEvent {
 public:
  Beat() : QEvent(kind()), m_sent(Clock::now()) {}
  static QEvent::Type kind() {
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
  }
  Clock::time_point sent() const { return m_sent; }

 private:
  Clock::time_point m_sent;
};

double threadProcessorMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

QString describe(const HandledEvent& event) {
  const char* type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event.type);
  return QStringLiteral("%1 to %2: %3 ms, computing %4")
      .arg(type != nullptr ? type : "own event", event.receiver)
      .arg(event.milliseconds, 0, 'f', 1)
      .arg(event.processor, 0, 'f', 1);
}

WatchedApplication::WatchedApplication(int& argc, char** argv)
    : QApplication(argc, argv), m_heart([this](const std::stop_token& stop) { beat(stop); }) {}

WatchedApplication::~WatchedApplication() = default;

void WatchedApplication::beat(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::this_thread::sleep_for(kBeatInterval);
    if (!m_beatOnItsWay.exchange(true)) postEvent(this, new Beat);
  }
}

void WatchedApplication::beginWatch() { m_report = {}; }

void WatchedApplication::awaitPaint(const QWidget* widget) {
  m_awaited = widget;
  m_paintSeen = false;
  m_paintedAt.reset();
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
  if (event->type() == Beat::kind()) {
    m_report.longestPause = std::max(m_report.longestPause, millisecondsSince(static_cast<Beat*>(event)->sent()));
    m_beatOnItsWay = false;
    return true;
  }
  if (event->type() == QEvent::Paint && receiver == m_awaited) m_paintSeen = true;
  if (m_depth > 0) return QApplication::notify(receiver, event);
  return handleWatched(receiver, event);
}

// An event that came from the loop itself; what it sends on is part of it.
bool WatchedApplication::handleWatched(QObject* receiver, QEvent* event) {
  HandledEvent handled{receiver->metaObject()->className(), event->type()};
  const double processor = threadProcessorMilliseconds();
  const auto start = Clock::now();
  ++m_depth;
  const bool result = QApplication::notify(receiver, event);
  --m_depth;
  const auto end = Clock::now();
  handled.milliseconds = millisecondsSince(start, end);
  handled.processor = threadProcessorMilliseconds() - processor;
  if (handled.milliseconds > m_report.longestEvent.milliseconds) m_report.longestEvent = handled;
  if (m_paintSeen && !m_paintedAt) m_paintedAt = end;
  return result;
}

}  // namespace wb::bench
