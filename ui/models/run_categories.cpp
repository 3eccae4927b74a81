// Looks categories up; they are tens to hundreds, so a linear search is quick enough.
#include "ui/models/run_categories.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/bridge/text.h"

namespace wb::ui {

std::optional<Category> categoryById(const std::vector<Category>& categories, std::optional<CategoryId> id) {
  if (!id) return std::nullopt;
  const auto found =
      std::find_if(categories.begin(), categories.end(), [id](const Category& c) { return c.id == *id; });
  return found == categories.end() ? std::nullopt : std::optional<Category>(*found);
}

QString categoriesText(const std::vector<CategoryId>& ids, const std::vector<Category>& categories) {
  if (ids.empty()) return QCoreApplication::translate("wb::ui::SampleTableModel", "None applies");
  QStringList names;
  for (const CategoryId id : ids) {
    const std::optional<Category> category = categoryById(categories, id);
    names << (category ? toQt(category->name)
                       : QCoreApplication::translate("wb::ui::SampleTableModel", "a category that is gone"));
  }
  return names.join(QCoreApplication::translate("wb::ui::SampleTableModel", ", "));
}

QVariant categoryDots(const std::vector<CategoryId>& ids, const std::vector<Category>& categories) {
  QVariantList colors;
  for (const CategoryId id : ids) {
    if (const auto category = categoryById(categories, id)) colors << category->color;
  }
  if (colors.isEmpty()) return {};
  return colors.size() == 1 ? colors.front() : QVariant(colors);
}

std::vector<std::size_t> decidedOutputs(const Explanation& explanation) {
  if (explanation.thresholds.empty()) return {static_cast<std::size_t>(explanation.predicted)};
  std::vector<std::size_t> decided;
  for (std::size_t i = 0; i < explanation.probabilities.size(); ++i) {
    if (explanation.probabilities[i] >= explanation.thresholds[i]) decided.push_back(i);
  }
  return decided;
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
