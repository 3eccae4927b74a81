#include "core/jobs/lane.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

namespace wb {

namespace {

// Linux keeps a niceness for each thread; threads started later inherit it.
void addNiceness(int niceness) {
  if (niceness <= 0) return;
  const auto thread = static_cast<id_t>(::syscall(SYS_gettid));
  ::setpriority(PRIO_PROCESS, thread, ::getpriority(PRIO_PROCESS, thread) + niceness);
}

}  // namespace

Lane::Lane(int niceness) : m_niceness(niceness), m_thread([this](const std::stop_token& stop) { work(stop); }) {}

Lane::~Lane() {
  {
    const std::lock_guard lock(m_mutex);
    m_waiting.clear();
    if (m_runningStop) m_runningStop->request_stop();
  }
  m_thread.request_stop();
  m_thread.join();
}

JobId Lane::add(Job job) {
  const std::lock_guard lock(m_mutex);
  return enqueue(0, std::move(job));
}

JobId Lane::replace(std::uint64_t topic, Job job) {
  const std::lock_guard lock(m_mutex);
  std::erase_if(m_waiting, [topic](const Entry& entry) { return entry.topic == topic; });
  if (m_runningStop && m_runningTopic == topic) m_runningStop->request_stop();
  return enqueue(topic, std::move(job));
}

JobId Lane::enqueue(std::uint64_t topic, Job job) {
  m_waiting.push_back({++m_lastId, topic, std::move(job), std::stop_source()});
  m_wake.notify_one();
  return m_lastId;
}

bool Lane::cancel(JobId id) {
  const std::lock_guard lock(m_mutex);
  if (m_runningStop && m_runningId == id) m_runningStop->request_stop();
  return std::erase_if(m_waiting, [id](const Entry& entry) { return entry.id == id; }) > 0;
}

bool Lane::idle() const {
  const std::lock_guard lock(m_mutex);
  return m_waiting.empty() && !m_runningStop;
}

void Lane::work(const std::stop_token& stop) {
  addNiceness(m_niceness);
  std::unique_lock lock(m_mutex);
  while (m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
    Entry entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_runningStop = entry.stop;
    m_runningId = entry.id;
    m_runningTopic = entry.topic;
    lock.unlock();
    entry.job(entry.stop.get_token());
    entry.job = nullptr;  // what it captured is released here, not under the lock
    lock.lock();
    m_runningStop.reset();
    if (stop.stop_requested()) return;
  }
}

}  // namespace wb
