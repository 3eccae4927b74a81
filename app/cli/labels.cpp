#include "app/cli/labels.h"

namespace wb::cli {

CategoryNames categoryNames(const Project& project) {
  CategoryNames names;
  for (const Category& category : listCategories(project)) names[category.id] = category.name;
  return names;
}

std::vector<std::string> namesOf(const std::vector<CategoryId>& categories, const CategoryNames& names) {
  std::vector<std::string> result;
  for (const CategoryId category : categories) {
    if (const auto found = names.find(category); found != names.end()) result.push_back(found->second);
  }
  return result;
}

std::string joined(const std::vector<std::string>& names) {
  if (names.empty()) return "none of the categories";
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace wb::cli
