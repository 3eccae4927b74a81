#include "core/store/category_store.h"

#include <algorithm>

#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {

namespace {

const std::string kSelectCategory = "SELECT c.id, c.name, c.color, c.key, c.guideline FROM category c WHERE ";

Category categoryOf(const Statement& row) {
  return {row.integer(0), row.text(1), static_cast<int>(row.integer(2)), row.text(3), row.text(4)};
}

/// Among all categories that are not removed, so that an unfinished import's keys stay free for it.
std::string freeKey(Database& database) {
  for (const std::string prefix : {"", "Shift+"}) {
    for (const char digit : std::string("1234567890")) {
      std::string key = prefix + digit;
      if (database.integer("SELECT EXISTS (SELECT 1 FROM category WHERE removed = 0 AND key = ?1)", key) == 0)
        return key;
    }
  }
  return {};
}

}  // namespace

std::vector<Category> readCategories(Database& database) {
  Statement select = database.prepare(kSelectCategory + kVisibleCategory + " ORDER BY c.id");
  std::vector<Category> categories;
  while (select.step()) categories.push_back(categoryOf(select));
  return categories;
}

std::optional<Category> readCategory(Database& database, const std::string& name) {
  Statement select = database.prepare(kSelectCategory + "c.name = ?1 AND " + kVisibleCategory);
  if (!select.bind(name).step()) return {};
  return categoryOf(select);
}

Category readCategory(Database& database, CategoryId id) {
  Statement select = database.prepare(kSelectCategory + "c.id = ?1 AND " + kVisibleCategory);
  if (!select.bind(id).step()) throw Error(ErrorCode::NotFound, say("There is no category %1.", id));
  return categoryOf(select);
}

Category insertCategory(Database& database, const std::string& name, std::optional<std::int64_t> import) {
  Category category;
  category.name = name;
  category.color =
      static_cast<int>(database.integer("SELECT coalesce(max(color) + 1, 0) FROM category WHERE removed = 0"));
  category.key = freeKey(database);
  database.run("INSERT INTO category (name, color, key, import_id) VALUES (?1, ?2, ?3, ?4)", name, category.color,
               category.key, import);
  category.id = database.lastInsertId();
  return category;
}

std::vector<SampleId> samplesOfCategory(Database& database, CategoryId id) {
  const std::string condition = hasSeveralLabels(database)
                                    ? "s.id IN (SELECT sample_id FROM sample_category WHERE category_id = ?1)"
                                    : "s.category_id = ?1";
  Statement select = database.prepare("SELECT s.id FROM sample s WHERE " + condition + " AND " + kVisibleSample);
  select.bind(id);
  std::vector<SampleId> samples;
  while (select.step()) samples.push_back(select.integer(0));
  std::sort(samples.begin(), samples.end());
  return samples;
}

}  // namespace wb
