// Which texts each fold of a cross-validation holds out.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace wb {

/// The fold (from 0) of each text. As sklearn.model_selection.StratifiedKFold: of every category, and of all texts
/// together, two folds differ by one text at most. `labels` are category indices below `categories`; which texts of a
/// category go where is drawn from `random`.
std::vector<int> stratifiedFolds(std::span<const int> labels, std::size_t categories, int folds, Random& random);

}  // namespace wb
