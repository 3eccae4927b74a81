// The place where a training stops and pauses, with the person on another thread.
#include "core/train/run_gate.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "core/base/error.h"

namespace wb {
namespace {

TEST(RunGate, LetsThroughWhatNobodyHolds) {
  RunGate gate({}, [](bool) { FAIL() << "there is no pause"; });
  gate.poll();
  EXPECT_EQ(gate.pausedSeconds(), 0);
}

TEST(RunGate, HoldsUntilItIsResumedEachTime) {
  TrainControl control;
  control.pause = std::make_shared<PauseSwitch>();
  std::jthread person;
  std::vector<bool> told;
  int work = 0;  // of both threads, one after the other
  RunGate gate(control, [&](bool begins) {
    told.push_back(begins);
    if (!begins) return;
    person = std::jthread([&work, pause = control.pause] {
      ++work;
      pause->resume();
    });
  });
  for (int i = 0; i < 50; ++i) {
    control.pause->pause();
    gate.poll();
    ++work;
  }
  EXPECT_EQ(work, 100);
  EXPECT_EQ(told.size(), 100U);
  EXPECT_GE(gate.pausedSeconds(), 0);
}

TEST(RunGate, IsLeftByAStopWhetherPausedOrNot) {
  std::stop_source source;
  TrainControl control;
  control.stop = source.get_token();
  control.pause = std::make_shared<PauseSwitch>();
  control.pause->pause();
  std::jthread person([&source] { source.request_stop(); });
  RunGate gate(control, [](bool) {});
  EXPECT_THROW(gate.poll(), Error);
  EXPECT_THROW(gate.poll(), Error);
}

}  // namespace
}  // namespace wb
