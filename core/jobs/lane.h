// A lane: one background thread that does its jobs in order, each of which can be cancelled.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace wb {

using JobId = std::uint64_t;

/// Jobs run one after the other. A job must catch its own exceptions; it should poll its stop token.
/// The destructor drops what waits, requests stop of what runs, and joins.
class Lane {
 public:
  using Job = std::function<void(const std::stop_token&)>;

  /// `niceness` is added to the thread's, and inherited by the threads it starts (0–19, Linux).
  explicit Lane(int niceness = 0);
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  JobId add(Job job);
  /// As add, but drops waiting jobs of the same `topic` and stops a running one first: of requests that
  /// follow each other as the person types or clicks, only the last matters.
  JobId replace(std::uint64_t topic, Job job);
  /// A waiting job is dropped (its function is never called; returns true), a running one is asked to
  /// stop (returns false).
  bool cancel(JobId id);
  bool idle() const;

 private:
  struct Entry {
    JobId id = 0;
    std::uint64_t topic = 0;  ///< 0: none
    Job job;
    std::stop_source stop;
  };

  JobId enqueue(std::uint64_t topic, Job job);
  void work(const std::stop_token& stop);

  const int m_niceness;
  mutable std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Entry> m_waiting;
  std::optional<std::stop_source> m_runningStop;
  JobId m_runningId = 0;
  std::uint64_t m_runningTopic = 0;
  JobId m_lastId = 0;
  std::jthread m_thread;
};

}  // namespace wb
