// Looks categories up; they are tens to hundreds, so a linear search is quick enough.
#include "ui/models/run_categories.h"

#include <algorithm>

namespace wb::ui {

std::optional<Category> categoryById(const std::vector<Category>& categories, std::optional<CategoryId> id) {
  if (!id) return std::nullopt;
  const auto found =
      std::find_if(categories.begin(), categories.end(), [id](const Category& c) { return c.id == *id; });
  return found == categories.end() ? std::nullopt : std::optional<Category>(*found);
}

std::vector<Category> outputCategories(const Explanation& explanation, const std::vector<Category>& categories) {
  std::vector<Category> outputs;
  outputs.reserve(explanation.categories.size());
  for (std::size_t i = 0; i < explanation.categories.size(); ++i) {
    Category unknown;
    unknown.id = i < explanation.categoryIds.size() ? explanation.categoryIds[i] : 0;
    unknown.name = explanation.categories[i];
    unknown.color = static_cast<int>(i);
    outputs.push_back(categoryById(categories, unknown.id).value_or(unknown));
  }
  return outputs;
}

}  // namespace wb::ui
