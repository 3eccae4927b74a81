// How a long piece of work tells how far it is and learns that it should stop.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "core/base/error.h"

namespace wb {

/// `total` is 0 while it is not known.
struct Progress {
  std::int64_t done = 0;
  std::int64_t total = 0;
  bool inBytes = false;  ///< what is counted; else texts or steps
};

/// Called on the working thread, at most some tens of times a second by the callee's own restraint.
using ProgressSink = std::function<void(const Progress&)>;

/// Throws Error{Cancelled} when `stop` was requested; call it at least every 100 ms of work.
inline void throwIfStopped(const std::stop_token& stop) {
  if (stop.stop_requested()) throw cancelled();
}

}  // namespace wb
