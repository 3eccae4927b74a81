// What to do before memory runs out, in words.
#include <fmt/format.h>

#include "core/workflow/train_run.h"

namespace wb {
namespace {

std::string gigabytes(std::int64_t bytes) {
  constexpr double giga = 1e9;
  return fmt::format("{:.1f} GB", static_cast<double>(bytes) / giga);
}

}  // namespace

Message memoryWarning(const RunEstimate& estimate) {
  const std::string needed = gigabytes(estimate.trainingBytes);
  const std::string available = gigabytes(estimate.availableBytes);
  if (!estimate.advice) {
    return say(
        "This training needs about %1 of memory, and %2 are free. Close other programs, choose a smaller encoder, "
        "or train on a machine with more memory.",
        needed, available);
  }
  const TrainConfig& config = estimate.advice->config;
  const std::string less = gigabytes(estimate.advice->memoryBytes);
  switch (estimate.advice->change) {
    case MemoryChange::SmallerBatch:
      return say(
          "This training needs about %1 of memory, and %2 are free. With batches of %3 texts, %4 of them a step, "
          "the result is the same and %5 are enough.",
          needed, available, config.batchSize, config.accumulate, less);
    case MemoryChange::FrozenTable:
      return say("This training needs about %1 of memory, and %2 are free. With a frozen token table %3 are enough.",
                 needed, available, less);
    case MemoryChange::ShorterTexts:
      return say(
          "This training needs about %1 of memory, and %2 are free. With texts of at most %3 tokens %4 are "
          "enough.",
          needed, available, config.maxLength, less);
    case MemoryChange::All:
      return say(
          "This training needs about %1 of memory, and %2 are free. With batches of %3 texts, %4 of them a step, "
          "a frozen token table and texts of at most %5 tokens, %6 are enough.",
          needed, available, config.batchSize, config.accumulate, config.maxLength, less);
    case MemoryChange::SmallerEncoder:
      return say("This training needs about %1 of memory, and %2 are free. The smaller encoder %3 takes %4.", needed,
                 available, config.encoder, less);
  }
  return {};
}

}  // namespace wb
