// The corpus as the drawing of splits sees it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/data/corpus.h"
#include "core/store/database.h"

namespace wb {

/// A labelled text: as in Sample, with `categories` only where a text may have several.
struct LabelledSample {
  SampleId id = 0;
  CategoryId category = 0;
  std::vector<CategoryId> categories;
};

/// Texts in test stay there.
struct SplitGroups {
  std::vector<LabelledSample> movable;  ///< the other labelled texts; ids ascending
  std::vector<LabelledSample> inTest;   ///< the labelled ones in test
  std::vector<SampleId> unlabelled;     ///< those in train or validation
  std::int64_t unlabelledInTest = 0;
  std::int64_t unlabelledCount = 0;  ///< all others without a label
};

SplitGroups readSplitGroups(Database& database);

}  // namespace wb
