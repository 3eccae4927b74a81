// What lies on the disk and can go without a loss of labels or scores.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/corpus.h"
#include "core/workflow/project.h"

namespace wb {

enum class Spare {
  Downloads,     ///< what has arrived of files that nobody fetches now, in the cache that all tools of the hub share
  ResumeStates,  ///< with which stopped runs could go on
  OldWeights     ///< of runs that are neither the newest, nor the best, nor starred: their scores and curves stay
};

struct SpareSpace {
  Spare kind = Spare::Downloads;
  std::int64_t bytes = 0;
  std::vector<RunId> runs;  ///< whose, newest first; none of downloads
};

/// Only what takes space, in the order of Spare. Nothing of a run that is being trained.
std::vector<SpareSpace> findSpareSpace(const Project& project);

/// Removes what was found, as far as it still can go; the bytes that were freed. Throws Error(Io, ReadOnly).
std::int64_t freeSpace(const Project& project, const SpareSpace& found);

}  // namespace wb
