// Dividing texts with several labels so that each split has its share of every category.
#pragma once

#include "core/workflow/stratified_split.h"

namespace wb {

/// Iterative stratification (Sechidis, Tsoumakas & Vlahavas 2011): the category with the fewest texts left is dealt
/// out first, each of its texts to the split that wants most of it. That none of the categories applies counts as a
/// category. `inTest` stay where they are and count towards the test's share; shares as in stratifiedSplit. A split
/// that is full takes no more, so that the sizes come out right to one text; what that costs falls on the categories
/// that are dealt out last, the frequent ones.
SplitPlan iterativeSplit(const std::vector<LabelledSample>& movable, const std::vector<LabelledSample>& inTest,
                         double validationShare, double testShare, Random& random);

}  // namespace wb
