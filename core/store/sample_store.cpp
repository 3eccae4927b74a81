#include "core/store/sample_store.h"

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
      "SELECT text, category_id, split, flagged, note FROM sample s WHERE s.id = ?1 AND " + kVisibleSample);
  if (!select.bind(id).step()) throw Error(ErrorCode::NotFound, say("There is no text %1.", id));
  Sample sample;
  sample.id = id;
  sample.text = select.text(0);
  sample.category = select.optionalInteger(1);
  sample.split = static_cast<Split>(select.integer(2));
  sample.flagged = select.integer(3) != 0;
  sample.note = select.text(4);
  return sample;
}

std::vector<SampleRow> readSampleRows(Database& database, const std::vector<SampleId>& ids, std::optional<RunId> run) {
  Statement select = database.prepare(
      "SELECT s.text, s.category_id, s.split, s.flagged, s.note <> '', c.id, p.probability FROM sample s "
      "LEFT JOIN prediction p ON p.run_id = ?2 AND p.sample_id = s.id "
      "LEFT JOIN category c ON c.id = p.category_id AND " +
      kVisibleCategory + " WHERE s.id = ?1 AND " + kVisibleSample);
  std::vector<SampleRow> rows;
  rows.reserve(ids.size());
  for (const SampleId id : ids) {
    if (!select.bind(id, run).step()) continue;
    SampleRow& row = rows.emplace_back();
    row.id = id;
    row.text = select.text(0);
    row.category = select.optionalInteger(1);
    row.split = static_cast<Split>(select.integer(2));
    row.flagged = select.integer(3) != 0;
    row.hasNote = select.integer(4) != 0;
    row.predicted = select.optionalInteger(5);
    if (row.predicted) row.probability = select.real(6);
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
      "SELECT category_id, origin, annotator, time, by_undo FROM label_event WHERE sample_id = ?1 ORDER BY id");
  select.bind(id);
  std::vector<LabelEvent> history;
  while (select.step()) {
    LabelEvent& event = history.emplace_back();
    event.category = select.optionalInteger(0);
    event.origin = static_cast<LabelOrigin>(select.integer(1));
    event.annotator = select.text(2);
    event.time = select.integer(3);
    event.byUndo = select.integer(4) != 0;
  }
  return history;
}

std::optional<RunId> newestPredictingRun(Database& database) {
  const RunId run = database.integer("SELECT max(run_id) FROM prediction");
  return run > 0 ? std::optional(run) : std::nullopt;
}

}  // namespace wb
