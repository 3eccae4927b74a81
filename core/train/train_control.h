// What crosses between a training and those who watch and steer it.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>

#include "core/data/training.h"
#include "core/train/pause_switch.h"

namespace wb {

/// Called on the training thread.
using TrainSink = std::function<void(const TrainEvent&)>;

struct TrainControl {
  std::stop_token stop;                ///< leaves within a second, and writes what a resume needs
  std::shared_ptr<PauseSwitch> pause;  ///< may be null
  /// What a resume needs is written this often, and less often where that would take over 2 % of the time; 0 writes it
  /// after every step.
  double secondsBetweenStates = 60;
};

}  // namespace wb
