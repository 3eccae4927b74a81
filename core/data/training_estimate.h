// What a run will cost, before it starts.
#pragma once

#include <cstdint>
#include <optional>

#include "core/data/training.h"

namespace wb {

/// What is changed so that a training fits into memory.
enum class MemoryChange {
  SmallerBatch,  ///< with more batches a step
  FrozenTable,
  ShorterTexts,
  All,  ///< all three
  SmallerEncoder
};

struct MemoryAdvice {
  MemoryChange change = MemoryChange::SmallerBatch;
  TrainConfig config;  ///< with the change
  std::int64_t memoryBytes = 0;
};

struct RunEstimate {
  double seconds = 0;               ///< 0 where it was not measured, because it would not fit into memory
  std::int64_t memoryBytes = 0;     ///< of the whole program at its peak
  std::int64_t trainingBytes = 0;   ///< of these, what it does not hold yet
  std::int64_t availableBytes = 0;  ///< what it can still get
  std::int64_t machineMemoryBytes = 0;
  std::int64_t trainTexts = 0;
  std::int64_t validationTexts = 0;
  std::int64_t cutTexts = 0;
  std::optional<MemoryAdvice> advice;  ///< where memory does not suffice and something helps

  bool fits() const { return trainingBytes <= availableBytes; }
};

}  // namespace wb
