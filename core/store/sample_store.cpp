#include "core/store/sample_store.h"

#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {

namespace {

void requireSample(Database& database, SampleId id) {
  if (database.integer("SELECT EXISTS (SELECT 1 FROM sample s WHERE s.id = ?1 AND " + kVisibleSample + ")", id) == 0) {
    throw Error(ErrorCode::NotFound, say("There is no text %1.", id));
  }
}

}  // namespace

Sample readSample(Database& database, SampleId id) {
  Statement select = database.prepare(
      "SELECT text, category_id, label_set, split, flagged, note FROM sample s WHERE s.id = ?1 AND " + kVisibleSample);
  if (!select.bind(id).step()) throw Error(ErrorCode::NotFound, say("There is no text %1.", id));
  Sample sample;
  sample.id = id;
  sample.text = select.text(0);
  readLabels(select, 1, hasSeveralLabels(database), sample);
  sample.split = static_cast<Split>(select.integer(3));
  sample.flagged = select.integer(4) != 0;
  sample.note = select.text(5);
  return sample;
}

std::vector<SampleRow> readSampleRows(Database& database, const std::vector<SampleId>& ids, std::optional<RunId> run) {
  Statement select = database.prepare(
      "SELECT s.text, s.category_id, s.label_set, s.split, s.flagged, s.note <> '', c.id, p.probability, p.label_set "
      "FROM sample s "
      "LEFT JOIN prediction p ON p.run_id = ?2 AND p.sample_id = s.id "
      "LEFT JOIN category c ON c.id = p.category_id AND " +
      kVisibleCategory + " WHERE s.id = ?1 AND " + kVisibleSample);
  const bool several = hasSeveralLabels(database);
  std::vector<SampleRow> rows;
  rows.reserve(ids.size());
  for (const SampleId id : ids) {
    if (!select.bind(id, run).step()) continue;
    SampleRow& row = rows.emplace_back();
    row.id = id;
    row.text = select.text(0);
    readLabels(select, 1, several, row);
    row.split = static_cast<Split>(select.integer(3));
    row.flagged = select.integer(4) != 0;
    row.hasNote = select.integer(5) != 0;
    row.predicted = select.optionalInteger(6);
    if (!row.predicted) continue;
    row.probability = select.real(7);
    row.predictedCategories = several && !select.isNull(8) ? labelSetOf(select.text(8)) : std::vector{*row.predicted};
  }
  return rows;
}

std::vector<SampleSource> readSampleSources(Database& database, SampleId id) {
  requireSample(database, id);
  Statement select = database.prepare(
      "SELECT o.name, s.line FROM sample_source s JOIN source o ON o.id = s.source_id WHERE s.sample_id = ?1 AND "
      "s.import_id NOT IN (SELECT id FROM import WHERE state <> 'done') ORDER BY s.source_id, s.line");
  select.bind(id);
  std::vector<SampleSource> sources;
  while (select.step()) sources.push_back({select.text(0), select.integer(1)});
  return sources;
}

std::vector<LabelEvent> readLabelHistory(Database& database, SampleId id) {
  requireSample(database, id);
  Statement select = database.prepare(
      "SELECT category_id, origin, annotator, time, by_undo, revision FROM label_event WHERE sample_id = ?1 "
      "ORDER BY id");
  select.bind(id);
  std::vector<LabelEvent> history;
  const bool several = hasSeveralLabels(database);
  std::int64_t revision = 0;
  while (select.step()) {
    const std::optional<CategoryId> category = select.optionalInteger(0);
    // The labels that one step gave together are rows of one revision.
    const bool together = several && !history.empty() && select.integer(5) == revision;
    if (!together || history.back().annotator != select.text(2)) {
      LabelEvent& event = history.emplace_back();
      event.category = category;
      event.origin = static_cast<LabelOrigin>(select.integer(1));
      event.annotator = select.text(2);
      event.time = select.integer(3);
      event.byUndo = select.integer(4) != 0;
    }
    revision = select.integer(5);
    if (category && *category != kNoneApplies) history.back().categories.push_back(*category);
  }
  return history;
}

std::optional<RunId> newestPredictingRun(Database& database) {
  const RunId run = database.integer("SELECT max(run_id) FROM prediction");
  return run > 0 ? std::optional(run) : std::nullopt;
}

}  // namespace wb
