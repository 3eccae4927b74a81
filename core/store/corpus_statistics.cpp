#include "core/store/corpus_statistics.h"

#include <map>
#include <unordered_set>

#include "core/store/category_store.h"
#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {

namespace {

void addSplit(CorpusStatistics& statistics, Split split, std::int64_t count) {
  switch (split) {
    case Split::None: statistics.unsplit += count; return;
    case Split::Train: statistics.train += count; return;
    case Split::Validation: statistics.validation += count; return;
    case Split::Test: statistics.test += count; return;
  }
}

std::unordered_set<SampleId> deletedSamples(Database& database) {
  Statement select = database.prepare("SELECT id FROM sample WHERE deleted = 1");
  std::unordered_set<SampleId> deleted;
  while (select.step()) deleted.insert(select.integer(0));
  return deleted;
}

/// Texts by source. Counted here, in the order of the table: GROUP BY would sort every row first.
std::map<std::int64_t, std::int64_t> countBySource(Database& database) {
  const std::unordered_set<SampleId> deleted = deletedSamples(database);
  Statement select = database.prepare(
      "SELECT sample_id, source_id FROM sample_source WHERE "
      "import_id NOT IN (SELECT id FROM import WHERE state <> 'done') ORDER BY sample_id, source_id");
  std::map<std::int64_t, std::int64_t> counts;
  std::pair<SampleId, std::int64_t> last;
  while (select.step()) {
    const std::pair<SampleId, std::int64_t> row(select.integer(0), select.integer(1));
    if (row != last && !deleted.contains(row.first)) ++counts[row.second];
    last = row;
  }
  return counts;
}

std::vector<SourceCount> readSources(Database& database) {
  Statement name = database.prepare("SELECT name FROM source WHERE id = ?1");
  std::vector<SourceCount> sources;
  for (const auto& [source, count] : countBySource(database)) {
    if (name.bind(source).step()) sources.push_back({name.text(0), count});
  }
  return sources;
}

std::map<CategoryId, std::int64_t> addCounts(Database& database, CorpusStatistics& statistics) {
  Statement select = database.prepare("SELECT s.category_id, s.split, count(*) FROM sample s WHERE " + kVisibleSample +
                                      " GROUP BY s.category_id, s.split");
  std::map<CategoryId, std::int64_t> byCategory;
  while (select.step()) {
    const std::int64_t count = select.integer(2);
    statistics.samples += count;
    addSplit(statistics, static_cast<Split>(select.integer(1)), count);
    if (select.isNull(0)) continue;
    statistics.labelled += count;
    byCategory[select.integer(0)] += count;
  }
  return byCategory;
}

/// Texts by category where each may have several.
std::map<CategoryId, std::int64_t> countBySet(Database& database) {
  Statement select = database.prepare(
      "SELECT l.category_id, count(*) FROM sample_category l JOIN sample s ON s.id = l.sample_id WHERE " +
      kVisibleSample + " GROUP BY l.category_id");
  std::map<CategoryId, std::int64_t> counts;
  while (select.step()) counts[select.integer(0)] = select.integer(1);
  return counts;
}

}  // namespace

CorpusStatistics readLabelStatistics(Database& database) {
  CorpusStatistics statistics;
  std::map<CategoryId, std::int64_t> byCategory = addCounts(database, statistics);
  if (hasSeveralLabels(database)) {
    statistics.noneApplies = byCategory[kNoneApplies];
    byCategory = countBySet(database);
  }
  for (Category& category : readCategories(database)) {
    const std::int64_t count = byCategory[category.id];
    statistics.categories.push_back({std::move(category), count});
  }
  return statistics;
}

CorpusStatistics readStatistics(Database& database) {
  const Transaction oneState(database, Transaction::Kind::Read);
  CorpusStatistics statistics = readLabelStatistics(database);
  statistics.sources = readSources(database);
  return statistics;
}

}  // namespace wb
