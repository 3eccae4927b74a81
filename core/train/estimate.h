// What a training will cost, measured on this machine with one layer of the network.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>

#include "core/data/training.h"
#include "core/nn/bert_config.h"

namespace wb {

struct TrainingCost {
  double seconds = 0;
  std::int64_t memoryBytes = 0;
};

/// `lengths` are those of some of the `trainTexts` texts, already cut to the maximum length.
/// Takes about half a second of computing. Throws Error(Cancelled, OutOfMemory).
TrainingCost estimateTraining(const BertConfig& encoder, const TrainConfig& config,
                              std::span<const std::size_t> lengths, std::int64_t trainTexts,
                              std::int64_t validationTexts, const std::stop_token& stop);

}  // namespace wb
