// The corpus as the drawing of splits sees it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// Texts in test stay there, so that only their number is told.
struct SplitGroups {
  std::vector<std::vector<SampleId>> movable;  ///< the other labelled texts, by category; ids ascending
  std::vector<std::int64_t> inTest;            ///< of the same categories
  std::vector<SampleId> unlabelled;            ///< those in train or validation
  std::int64_t unlabelledInTest = 0;
  std::int64_t unlabelledCount = 0;  ///< all others without a label
};

SplitGroups readSplitGroups(Database& database);

}  // namespace wb
