// A lane runs in order, cancels, replaces by topic, and ends cleanly.
#include "core/jobs/lane.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <vector>

namespace wb {
namespace {

TEST(Lane, RunsJobsInOrder) {
  Lane lane;
  std::vector<int> order;
  std::promise<void> done;
  for (int i = 0; i < 5; ++i) lane.add([&order, i](const std::stop_token&) { order.push_back(i); });
  lane.add([&done](const std::stop_token&) { done.set_value(); });
  done.get_future().wait();
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

// A job that holds the lane until it is asked to stop.
struct Holder {
  std::latch started{1};
  std::promise<void> ended;
  Lane::Job job() {
    return [this](const std::stop_token& stop) {
      std::mutex mutex;
      std::unique_lock lock(mutex);
      std::condition_variable_any never;
      started.count_down();
      never.wait(lock, stop, [] { return false; });
      ended.set_value();
    };
  }
};

TEST(Lane, CancelStopsTheRunningJobAndDropsAWaitingOne) {
  Lane lane;
  Holder holder;
  std::atomic<bool> ranWaiting = false;
  std::promise<void> last;
  const JobId running = lane.add(holder.job());
  const JobId waiting = lane.add([&ranWaiting](const std::stop_token&) { ranWaiting = true; });
  lane.add([&last](const std::stop_token&) { last.set_value(); });
  holder.started.wait();
  EXPECT_TRUE(lane.cancel(waiting));
  EXPECT_FALSE(lane.cancel(running));
  holder.ended.get_future().wait();
  last.get_future().wait();
  EXPECT_FALSE(ranWaiting);
}

TEST(Lane, ReplaceKeepsOnlyTheLastOfATopic) {
  Lane lane;
  Holder holder;
  std::vector<int> ran;
  std::promise<void> done;
  lane.replace(7, holder.job());
  holder.started.wait();
  for (int i = 0; i < 3; ++i) lane.replace(7, [&ran, i](const std::stop_token&) { ran.push_back(i); });
  lane.add([&done](const std::stop_token&) { done.set_value(); });
  done.get_future().wait();
  EXPECT_EQ(ran, (std::vector<int>{2}));
}

TEST(Lane, DestructionStopsWhatRunsAndDropsWhatWaits) {
  Holder holder;
  bool ranWaiting = false;
  {
    Lane lane;
    lane.add(holder.job());
    lane.add([&ranWaiting](const std::stop_token&) { ranWaiting = true; });
    holder.started.wait();
  }
  EXPECT_EQ(holder.ended.get_future().wait_for(std::chrono::seconds(0)), std::future_status::ready);
  EXPECT_FALSE(ranWaiting);
}

}  // namespace
}  // namespace wb
