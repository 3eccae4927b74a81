// What the labels of an import become: categories that are there, new ones, or nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/io/corpus_source.h"
#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/workflow/import_corpus.h"

namespace wb {

class ImportLabels {
 public:
  /// `pending` is where new categories are made; null in a dry run, which gives them ids below 0.
  ImportLabels(Database& database, const std::map<std::string, std::string>& mapping, PendingImport* pending);

  /// Counts the labels of a text and says what it is labelled with: nothing without a label, or where the person left
  /// all of them out. Throws Error(BadInput) when there are so many different labels that the column can hold no
  /// categories.
  std::optional<StoredLabel> take(const CorpusRecord& record);

  const std::vector<LabelCount>& counts() const { return m_counts; }
  /// Names of the project's categories and the new ones.
  const std::vector<std::string>& categories() const { return m_categories; }

 private:
  std::optional<CategoryId> take(const std::string& label);
  struct Entry {
    std::optional<CategoryId> category;
    std::size_t count = 0;  // index into m_counts
  };
  Entry resolve(const std::string& label);
  CategoryId categoryNamed(const std::string& name);

  const std::map<std::string, std::string>& m_mapping;
  PendingImport* m_pending;
  std::unordered_map<std::string, CategoryId> m_ids;  // by category name
  std::unordered_map<std::string, Entry> m_labels;    // by label
  std::vector<LabelCount> m_counts;
  std::vector<std::string> m_categories;
};

}  // namespace wb
