#include "core/store/label_history.h"

#include <unordered_set>

#include "core/store/label_sets.h"
#include "core/store/operation_log.h"
#include "core/store/visibility.h"

namespace wb {

std::vector<RecentLabel> readRecentLabels(Database& database, int limit) {
  // An event belongs to the step of the same revision; undone steps fall out with it. Of the events of a set, that of
  // its first category stands for all.
  Statement select = database.prepare(
      "SELECT s.id, s.text, s.category_id, s.label_set, e.time FROM label_event e "
      "JOIN operation o ON o.revision = e.revision "
      "JOIN sample s ON s.id = e.sample_id WHERE o.undone = 0 AND e.origin <> ?1 AND e.category_id = s.category_id "
      "AND " +
      kVisibleSample + " ORDER BY e.id DESC");
  select.bind(LabelOrigin::Import);
  const bool several = hasSeveralLabels(database);
  std::vector<RecentLabel> labels;
  std::unordered_set<SampleId> seen;
  while (static_cast<int>(labels.size()) < limit && select.step()) {
    if (!seen.insert(select.integer(0)).second) continue;
    RecentLabel& label = labels.emplace_back();
    label.sample = select.integer(0);
    label.text = select.text(1);
    readLabels(select, 2, several, label);
    label.time = select.integer(4);
  }
  return labels;
}

std::int64_t countLabelsSince(Database& database, std::int64_t time) {
  // Asked from the steps: they are far fewer than the events, which imports write by the million.
  return database.integer(
      "SELECT count(*) FROM operation o JOIN operation_change c ON c.operation_id = o.id "
      "WHERE o.kind = 'label' AND o.undone = 0 AND o.time >= ?1 AND c.field IN (?2, ?3)",
      time, Field::SampleCategory, Field::SampleLabels);
}

}  // namespace wb
