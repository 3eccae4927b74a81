// Which texts of each category go to validation and test.
#pragma once

#include <vector>

#include "core/base/random.h"
#include "core/data/corpus.h"

namespace wb {

struct SplitPlan {
  std::vector<SampleId> train;
  std::vector<SampleId> validation;
  std::vector<SampleId> test;
};

/// Draws from each group (the texts of one category) its shares. `fixedTest`: of each group, texts that are
/// in test already and stay there; they are not in `groups` and count towards the group's share. Rounded so
/// that the sizes over all groups are right to one text, and every group keeps a text for training.
SplitPlan stratifiedSplit(std::vector<std::vector<SampleId>> groups, const std::vector<std::int64_t>& fixedTest,
                          double validationShare, double testShare, Random& random);

/// Throws Error(BadInput) for shares below 0 or that leave nothing for training.
void checkShares(double validation, double test);

}  // namespace wb
