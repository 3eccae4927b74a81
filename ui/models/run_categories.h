// Categories by id, as the window shows them; a run may know some that the project has no more.
#pragma once

#include <optional>
#include <vector>

#include "core/data/explanation.h"

namespace wb::ui {

std::optional<Category> categoryById(const std::vector<Category>& categories, std::optional<CategoryId> id);

/// The outputs of the explained run, in order, with the project's names and colours where it still has
/// them, else with the run's own name.
std::vector<Category> outputCategories(const Explanation& explanation, const std::vector<Category>& categories);

}  // namespace wb::ui
