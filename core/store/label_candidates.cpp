#include "core/store/label_candidates.h"

#include <algorithm>

#include "core/store/label_sets.h"
#include "core/store/sample_filter.h"
#include "core/store/sample_store.h"

namespace wb {

std::vector<LabelCandidate> readLabelCandidates(Database& database, const SampleQuery& filter) {
  const std::optional<RunId> run = filter.run ? filter.run : newestPredictingRun(database);
  const bool several = hasSeveralLabels(database);
  SampleFilter sql = sampleFilter(filter, run, true, several);
  if (sql.nothing) return {};
  std::string columns = "SELECT s.id, NULL, NULL, 0";
  if (run && sql.predictions) {
    const RunId before = database.integer("SELECT max(run_id) FROM prediction WHERE run_id < ?1", *run);
    const std::string answer = several ? "label_set" : "category_id";
    columns = "SELECT s.id, p.margin, p.category_id, coalesce(q." + answer + " <> p." + answer + ", 0)";
    sql.from += " LEFT JOIN prediction q ON q.run_id = " + std::to_string(before) + " AND q.sample_id = s.id";
  }
  sql.where += " AND s.category_id IS NULL";
  if (filter.splits.empty()) sql.where += " AND s.split <> " + std::to_string(static_cast<int>(Split::Test));
  Statement select = database.prepare(columns + sql.from + sql.where);
  select.bindAll(sql.values);
  std::vector<LabelCandidate> candidates;
  while (select.step()) {
    LabelCandidate& candidate = candidates.emplace_back();
    candidate.sample = select.integer(0);
    candidate.predicted = !select.isNull(1);
    if (!candidate.predicted) continue;
    candidate.margin = select.real(1);
    candidate.category = select.integer(2);
    candidate.disagreement = select.integer(3) != 0;
  }
  std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.sample < b.sample; });
  return candidates;
}

}  // namespace wb
