#include "core/store/label_sets.h"

#include <algorithm>
#include <charconv>

namespace wb {

bool hasSeveralLabels(Database& database) { return database.integer("SELECT several_labels FROM project") != 0; }

void setSeveralLabels(Database& database) { database.run("UPDATE project SET several_labels = 1"); }

std::string labelSetText(std::vector<CategoryId> categories) {
  std::sort(categories.begin(), categories.end());
  categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
  std::string text = "[";
  for (const CategoryId category : categories) {
    if (text.size() > 1) text += ',';
    text += std::to_string(category);
  }
  return text + "]";
}

std::vector<CategoryId> labelSetOf(const std::string& text) {
  std::vector<CategoryId> categories;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data(); at < end; ++at) {
    CategoryId category = 0;
    const auto [behind, error] = std::from_chars(at, end, category);
    if (error != std::errc()) continue;
    categories.push_back(category);
    at = behind;
  }
  return categories;
}

void fillLabelSets(Database& database, std::int64_t except) {
  // Also where an older one stands from before the project went back to one category a text.
  database.run(
      "UPDATE sample SET label_set = CASE WHEN category_id IS NULL THEN NULL ELSE json_array(category_id) END "
      "WHERE (category_id IS NOT NULL OR label_set IS NOT NULL) AND import_id <> ?1",
      except);
  database.run("UPDATE prediction SET label_set = json_array(category_id) WHERE label_set IS NULL");
}

}  // namespace wb
