// Which texts of each category go to validation and test, where a text has one.
#pragma once

#include <vector>

#include "core/base/random.h"
#include "core/data/corpus.h"
#include "core/store/sample_groups.h"

namespace wb {

struct SplitPlan {
  std::vector<SampleId> train;
  std::vector<SampleId> validation;
  std::vector<SampleId> test;
};

/// Draws from the texts of each category their shares. `inTest` stay where they are and count towards the test's share.
/// Rounded so that the sizes over all categories are right to one text, and every category keeps a text for training.
SplitPlan stratifiedSplit(const std::vector<LabelledSample>& movable, const std::vector<LabelledSample>& inTest,
                          double validationShare, double testShare, Random& random);

/// Throws Error(BadInput) for shares below 0 or that leave nothing for training.
void checkShares(double validation, double test);

}  // namespace wb
