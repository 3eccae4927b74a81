// How fast an encoder is on this machine with this corpus, measured when the person asks.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/progress.h"
#include "core/workflow/project.h"

namespace wb {

struct EncoderSpeed {
  double textsRead = 0;             ///< a second, in the fastest precision
  double textsTrained = 0;          ///< a second, with the settings of the balanced preset
  int batchSize = 0;                ///< of that preset
  std::int64_t trainingMemory = 0;  ///< bytes, beyond what the program takes by itself
};

/// Texts of this corpus, cut to `maxLength` tokens. Reading is measured as it is, after a first round that warms it up;
/// training from the time of one layer (core/train/estimate.h). Takes two to four seconds beyond loading. Throws
/// Error(NotFound) where the project holds no texts.
EncoderSpeed measureSpeed(const Project& project, const std::string& encoder, int maxLength,
                          const ProgressSink& progress, const std::stop_token& stop);

}  // namespace wb
