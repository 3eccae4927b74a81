#include "core/workflow/manage_categories.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/store/category_store.h"
#include "core/store/operation_log.h"
#include "core/store/sample_store.h"
#include "core/workflow/pinyin.h"

namespace wb {

namespace {

/// The name without white space around it. Throws Error(BadInput).
std::string checkedName(Database& database, const std::string& given, CategoryId self) {
  std::string name(trimmed(given));
  if (name.empty()) throw Error(ErrorCode::BadInput, say("A category needs a name."));
  if (!isValidUtf8(name) || name.find_first_of(std::string("\t\n\r\0", 4)) != std::string::npos) {
    throw Error(ErrorCode::BadInput, say("A category's name cannot hold tabs, line breaks or broken characters."));
  }
  const std::optional<Category> twin = readCategory(database, name);
  if (twin && twin->id != self) {
    throw Error(ErrorCode::BadInput, say("There is already a category named \"%1\". Choose another name.", name));
  }
  return name;
}

void takeKeyFromOthers(Operation& operation, Database& database, const Category& changed) {
  if (changed.key.empty()) return;
  for (const Category& other : readCategories(database)) {
    if (other.id != changed.id && other.key == changed.key) operation.set(Field::CategoryKey, other.id, std::string());
  }
}

/// A text that has `from` gets `into` in its place, or loses it; one that had nothing else is unlabelled then.
void replaceLabel(Operation& operation, Database& database, SampleId sample, CategoryId from,
                  std::optional<CategoryId> into) {
  std::vector<CategoryId> categories = readSample(database, sample).categories;
  std::erase(categories, from);
  if (categories.empty()) return operation.label(sample, into, LabelOrigin::Person);
  if (into) categories.push_back(*into);
  operation.labelSet(sample, categories, LabelOrigin::Person);
}

/// 0 for no match; the higher the better.
int matchQuality(const std::string& name, const std::string& query) {
  const std::string lower = lowerCase(name);
  if (lower == query) return 6;
  if (lower.starts_with(query)) return 5;
  if (lower.find(query) != std::string::npos) return 4;
  const Pinyin pinyin = pinyinOf(name);
  if (pinyin.initials.starts_with(query)) return 3;
  if (pinyin.syllables.starts_with(query)) return 2;
  if (pinyin.initials.find(query) != std::string::npos || pinyin.syllables.find(query) != std::string::npos) return 1;
  return 0;
}

}  // namespace

std::vector<Category> listCategories(const Project& project) { return readCategories(project.database()); }

std::optional<Category> findCategory(const Project& project, const std::string& name) {
  return readCategory(project.database(), name);
}

Category addCategory(const Project& project, const std::string& name) {
  Database& database = project.database();
  Operation operation(database, "category");
  Category category = insertCategory(database, checkedName(database, name, 0));
  operation.remember(Field::CategoryRemoved, category.id, std::int64_t{1}, std::int64_t{0});
  operation.commit();
  return category;
}

ChangeSummary changeCategory(const Project& project, const Category& changed) {
  Database& database = project.database();
  Operation operation(database, "category");
  readCategory(database, changed.id);  // must be there
  operation.set(Field::CategoryName, changed.id, checkedName(database, changed.name, changed.id));
  operation.set(Field::CategoryColor, changed.id, std::int64_t{changed.color});
  takeKeyFromOthers(operation, database, changed);
  operation.set(Field::CategoryKey, changed.id, changed.key);
  operation.set(Field::CategoryGuideline, changed.id, changed.guideline);
  operation.commit();
  return {"category", {}, {}, {}, true};
}

ChangeSummary mergeCategories(const Project& project, CategoryId from, CategoryId into) {
  if (from == into)
    throw Error(ErrorCode::BadInput, say("A category cannot be merged with itself. Choose another one."));
  Database& database = project.database();
  Operation operation(database, "merge");
  readCategory(database, from);  // both must be there
  readCategory(database, into);
  const std::vector<SampleId> samples = samplesOfCategory(database, from);
  for (const SampleId sample : samples) replaceLabel(operation, database, sample, from, into);
  operation.set(Field::CategoryRemoved, from, std::int64_t{1});
  operation.commit();
  return {"merge", samples, into, {into}, true};
}

ChangeSummary removeCategory(const Project& project, CategoryId id) {
  Database& database = project.database();
  Operation operation(database, "category");
  readCategory(database, id);  // must be there
  const std::vector<SampleId> samples = samplesOfCategory(database, id);
  for (const SampleId sample : samples) replaceLabel(operation, database, sample, id, std::nullopt);
  operation.set(Field::CategoryRemoved, id, std::int64_t{1});
  operation.commit();
  return {"category", samples, {}, {}, true};
}

std::vector<Category> searchCategories(const Project& project, const std::string& query) {
  std::vector<Category> categories = listCategories(project);
  const std::string wanted = lowerCase(std::string(trimmed(query)));
  if (wanted.empty()) return categories;
  std::vector<std::pair<int, Category>> found;
  for (Category& category : categories) {
    const int quality = matchQuality(category.name, wanted);
    if (quality > 0) found.emplace_back(quality, std::move(category));
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Category> result;
  result.reserve(found.size());
  for (auto& [quality, category] : found) result.push_back(std::move(category));
  return result;
}

}  // namespace wb
