#include "core/store/corpus_statistics.h"

#include <algorithm>
#include <map>

#include "core/store/category_store.h"
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

/// Texts a source gave. Sources are counted whole and the few deleted texts taken off, which needs no look
/// at each text.
std::vector<SourceCount> readSources(Database& database) {
  Statement select = database.prepare(
      "SELECT n.name, counted.texts FROM (SELECT source_id, sum(texts) AS texts FROM ("
      "SELECT source_id, count(DISTINCT sample_id) AS texts FROM sample_source WHERE "
      "import_id NOT IN (SELECT id FROM import WHERE state <> 'done') GROUP BY source_id UNION ALL "
      "SELECT o.source_id, -count(DISTINCT o.sample_id) FROM sample s JOIN sample_source o ON o.sample_id = s.id WHERE "
      "s.deleted = 1 AND o.import_id NOT IN (SELECT id FROM import WHERE state <> 'done') GROUP BY o.source_id) "
      "GROUP BY source_id) counted JOIN source n ON n.id = counted.source_id WHERE counted.texts > 0 ORDER BY n.id");
  std::vector<SourceCount> sources;
  while (select.step()) sources.push_back({select.text(0), select.integer(1)});
  return sources;
}

}  // namespace

CorpusStatistics readStatistics(Database& database) {
  const Transaction oneState(database, Transaction::Kind::Read);
  CorpusStatistics statistics;
  std::map<CategoryId, std::int64_t> byCategory;
  {
    Statement select = database.prepare("SELECT s.category_id, s.split, count(*) FROM sample s WHERE " +
                                        kVisibleSample + " GROUP BY s.category_id, s.split");
    while (select.step()) {
      const std::int64_t count = select.integer(2);
      statistics.samples += count;
      addSplit(statistics, static_cast<Split>(select.integer(1)), count);
      if (select.isNull(0)) continue;
      statistics.labelled += count;
      byCategory[select.integer(0)] += count;
    }
  }
  for (Category& category : readCategories(database)) {
    const std::int64_t count = byCategory[category.id];
    statistics.categories.push_back({std::move(category), count});
  }
  statistics.sources = readSources(database);
  return statistics;
}

}  // namespace wb
