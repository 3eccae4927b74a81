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
  std::stop_token stop;                ///< leaves within a second; what was best is kept
  std::shared_ptr<PauseSwitch> pause;  ///< may be null
};

}  // namespace wb
