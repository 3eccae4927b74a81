// Sound settings to start from, by what was measured (docs/values.md).
#pragma once

#include <cstdint>
#include <string_view>

#include "core/data/training.h"

namespace wb {

/// How often a preset reads `trainTexts` texts: fewer texts are read more often, so that there are enough steps to
/// learn in. With 0, an unknown number, as often as many texts are read.
int presetEpochs(Preset preset, std::int64_t trainTexts);

/// The settings of a preset for the encoder named `encoder`, `hiddenSize` wide, and `trainTexts` texts (0: unknown);
/// the caller may change any after.
TrainConfig presetConfig(Preset preset, std::string_view encoder, int hiddenSize, std::int64_t trainTexts);

}  // namespace wb
