#include "core/workflow/import_labels.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/store/category_store.h"
#include "core/store/label_sets.h"

namespace wb {

namespace {

constexpr std::size_t kMostLabels = 2'000;

/// A label as a category's name: on one line.
std::string categoryName(const std::string& label) {
  std::string name(trimmed(label));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return name;
}

}  // namespace

ImportLabels::ImportLabels(Database& database, const std::map<std::string, std::string>& mapping,
                           PendingImport* pending)
    : m_mapping(mapping), m_pending(pending) {
  for (const Category& category : readCategories(database)) {
    m_ids.emplace(category.name, category.id);
    m_categories.push_back(category.name);
  }
}

std::optional<StoredLabel> ImportLabels::take(const CorpusRecord& record) {
  if (record.label) {
    const std::optional<CategoryId> category = take(*record.label);
    return category ? std::optional<StoredLabel>(*category) : std::nullopt;
  }
  if (!record.labels) return std::nullopt;
  std::vector<CategoryId> categories;
  for (const std::string& label : *record.labels) {
    if (const std::optional<CategoryId> category = take(label)) categories.push_back(*category);
  }
  if (categories.empty() && !record.labels->empty()) return std::nullopt;
  return labelSetText(std::move(categories));
}

std::optional<CategoryId> ImportLabels::take(const std::string& label) {
  auto found = m_labels.find(label);
  if (found == m_labels.end()) found = m_labels.emplace(label, resolve(label)).first;
  ++m_counts[found->second.count].count;
  return found->second.category;
}

ImportLabels::Entry ImportLabels::resolve(const std::string& label) {
  if (m_labels.size() >= kMostLabels) {
    throw Error(
        ErrorCode::BadInput,
        say("The label column holds more than %1 different labels (the last one is \"%2\"), so it is probably not the "
            "label column. Choose another one, or none.",
            kMostLabels, utf8Prefix(label, 60)));
  }
  const auto mapped = m_mapping.find(label);
  const std::string name = categoryName(mapped == m_mapping.end() ? label : mapped->second);
  Entry entry{{}, m_counts.size()};
  m_counts.push_back({label, name, m_ids.contains(name), 0});
  if (!name.empty()) entry.category = categoryNamed(name);
  return entry;
}

CategoryId ImportLabels::categoryNamed(const std::string& name) {
  const auto known = m_ids.find(name);
  if (known != m_ids.end()) return known->second;
  const CategoryId id =
      m_pending != nullptr ? m_pending->addCategory(name) : -static_cast<CategoryId>(m_ids.size()) - 1;
  m_ids.emplace(name, id);
  m_categories.push_back(name);
  return id;
}

}  // namespace wb
