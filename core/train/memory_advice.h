// Which change of the settings lets a training fit into the memory there is, doing the least harm.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/data/training_estimate.h"

namespace wb {

/// Bytes that a training with these settings needs at its peak.
using MemoryNeed = std::function<std::int64_t(const TrainConfig&)>;

/// The first of these that fits `availableBytes`: the same step in smaller batches, whose gradients are added up; the
/// token table frozen; shorter texts; all three; the first of `smallerEncoders` that fits. Empty where none does.
std::optional<MemoryAdvice> adviseMemory(const TrainConfig& config, std::int64_t availableBytes, const MemoryNeed& need,
                                         const std::vector<std::string>& smallerEncoders);

}  // namespace wb
