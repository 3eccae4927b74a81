// Categories by id, as the window shows them; a run may know some that the project has no more.
#pragma once

#include <QString>
#include <QVariant>
#include <optional>
#include <vector>

#include "core/data/explanation.h"

namespace wb::ui {

std::optional<Category> categoryById(const std::vector<Category>& categories, std::optional<CategoryId> id);

/// "returns, quality": what a text is labelled with, or what a run says; in words where none of the categories applies.
QString categoriesText(const std::vector<CategoryId>& ids, const std::vector<Category>& categories);

/// Their colours for CategoryColorRole: an int for one, a list for several, nothing for none.
QVariant categoryDots(const std::vector<CategoryId>& ids, const std::vector<Category>& categories);

/// Indices of the outputs that the explained run decides for: one, or those that reach their thresholds.
std::vector<std::size_t> decidedOutputs(const Explanation& explanation);

/// The outputs of the explained run, in order, with the project's names and colours where it still has
/// them, else with the run's own name.
std::vector<Category> outputCategories(const Explanation& explanation, const std::vector<Category>& categories);

}  // namespace wb::ui
