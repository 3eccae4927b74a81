#include "core/store/sample_search.h"

#include <algorithm>
#include <limits>

#include "core/base/random.h"
#include "core/store/category_store.h"
#include "core/store/label_sets.h"
#include "core/store/sample_filter.h"
#include "core/store/sample_store.h"

namespace wb {

namespace {

std::optional<RunId> runOf(Database& database, const SampleQuery& query) {
  return query.run ? query.run : newestPredictingRun(database);
}

/// Ids by ascending `key`; those of one key newest first.
struct KeyedId {
  double key = 0;
  SampleId id = 0;

  bool operator<(const KeyedId& other) const { return key != other.key ? key < other.key : id > other.id; }
};

std::vector<SampleId> sortedByKey(Statement& select) {
  std::vector<KeyedId> keyed;
  while (select.step()) {
    const double last = std::numeric_limits<double>::infinity();  // without a prediction
    keyed.push_back({select.isNull(1) ? last : select.real(1), select.integer(0)});
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<SampleId> ids;
  ids.reserve(keyed.size());
  for (const KeyedId& one : keyed) ids.push_back(one.id);
  return ids;
}

void orderIds(std::vector<SampleId>& ids, const SampleQuery& query) {
  std::sort(ids.begin(), ids.end());
  if (query.order == SampleOrder::Random) {
    shuffleById(ids, query.randomSeed);
  } else if (query.order != SampleOrder::OldestFirst) {
    std::reverse(ids.begin(), ids.end());
  }
}

}  // namespace

void shuffleById(std::vector<SampleId>& ids, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, SampleId>> keyed;
  keyed.reserve(ids.size());
  const std::uint64_t offset = Random(seed).next();
  for (const SampleId id : ids) keyed.emplace_back(Random(offset + static_cast<std::uint64_t>(id)).next(), id);
  std::sort(keyed.begin(), keyed.end());
  std::transform(keyed.begin(), keyed.end(), ids.begin(), [](const auto& one) { return one.second; });
}

std::vector<SampleId> searchSamples(Database& database, const SampleQuery& query) {
  const bool byPrediction = query.order == SampleOrder::LeastCertainFirst || query.order == SampleOrder::SurestFirst;
  const SampleFilter filter = sampleFilter(query, runOf(database, query), byPrediction, hasSeveralLabels(database));
  if (filter.nothing) return {};
  const bool keyed = byPrediction && filter.predictions;
  std::string columns = "SELECT s.id";
  if (keyed) columns += query.order == SampleOrder::SurestFirst ? ", -p.probability" : ", p.margin";
  // Sorting numbers here costs a fraction of what ORDER BY would.
  Statement select = database.prepare(columns + filter.from + filter.where);
  select.bindAll(filter.values);
  if (keyed) return sortedByKey(select);
  std::vector<SampleId> ids;
  while (select.step()) ids.push_back(select.integer(0));
  orderIds(ids, query);
  return ids;
}

SampleCounts countSamplesByState(Database& database, const SampleQuery& query) {
  SampleQuery rest = query;
  rest.state = SampleState::Any;
  const std::optional<RunId> run = runOf(database, query);
  const bool several = hasSeveralLabels(database);
  const SampleFilter filter = sampleFilter(rest, run, false, several);
  if (filter.nothing) return {};
  Statement select = database.prepare("SELECT count(*), count(s.category_id), coalesce(sum(s.flagged), 0)" +
                                      filter.from + filter.where);
  select.bindAll(filter.values).step();
  SampleCounts counts;
  counts.all = select.integer(0);
  counts.labelled = select.integer(1);
  counts.unlabelled = counts.all - counts.labelled;
  counts.flagged = select.integer(2);
  rest.state = SampleState::Disagreeing;
  const SampleFilter disagreeing = sampleFilter(rest, run, false, several);
  if (!disagreeing.nothing) {
    Statement count = database.prepare("SELECT count(*)" + disagreeing.from + disagreeing.where);
    count.bindAll(disagreeing.values).step();
    counts.disagreeing = count.integer(0);
  }
  return counts;
}

}  // namespace wb
