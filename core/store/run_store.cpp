#include "core/store/run_store.h"

#include "core/store/class_list.h"
#include "core/store/run_json.h"

namespace wb {
namespace {

constexpr const char* kColumns =
    "id, encoder, config, state, categories, best_epoch, accuracy, macro_f1, seconds, steps, started_at, note, "
    "several_labels";

std::optional<double> optionalReal(const Statement& row, int column) {
  return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
}

RunRecord readRow(const Statement& row) {
  RunRecord run;
  run.id = row.integer(0);
  run.encoder = row.text(1);
  run.config = trainConfigFromJson(row.text(2));
  run.state = runStateFromName(row.text(3));
  classListFromJson(row.text(4), run.categories, run.categoryNames);
  run.bestEpoch = row.real(5);
  run.accuracy = optionalReal(row, 6);
  run.macroF1 = optionalReal(row, 7);
  run.seconds = row.real(8);
  run.steps = row.integer(9);
  run.startedAt = row.integer(10);
  run.note = row.text(11);
  run.severalLabels = row.integer(12) != 0;
  return run;
}

void appendEvents(Database& database, RunId run, std::span<const TrainEvent> events) {
  std::int64_t number = database.integer("SELECT max(number) FROM run_event WHERE run_id=?1", run);
  for (const TrainEvent& event : events) {
    database.run("INSERT INTO run_event (run_id, number, event) VALUES (?1,?2,?3)", run, ++number,
                 trainEventToJson(event));
  }
}

}  // namespace

RunId insertRun(Database& database, const RunRecord& run) {
  database.run(
      "INSERT INTO run (encoder, config, state, categories, started_at, note, several_labels) "
      "VALUES (?1,?2,?3,?4,?5,?6,?7)",
      run.encoder, trainConfigToJson(run.config), std::string(runStateName(run.state)),
      classListToJson(run.categories, run.categoryNames), run.startedAt, run.note, run.severalLabels);
  return database.lastInsertId();
}

void updateRun(Database& database, const RunRecord& run) {
  database.run("UPDATE run SET state=?2, best_epoch=?3, accuracy=?4, macro_f1=?5, seconds=?6, steps=?7 WHERE id=?1",
               run.id, std::string(runStateName(run.state)), run.bestEpoch, run.accuracy, run.macroF1, run.seconds,
               run.steps);
}

std::optional<RunRecord> findRun(Database& database, RunId run) {
  Statement statement = database.prepare(std::string("SELECT ") + kColumns + " FROM run WHERE id=?1");
  statement.bind(run);
  if (!statement.step()) return std::nullopt;
  return readRow(statement);
}

std::vector<RunRecord> readRuns(Database& database) {
  std::vector<RunRecord> runs;
  Statement statement = database.prepare(std::string("SELECT ") + kColumns + " FROM run ORDER BY id DESC");
  statement.bind();
  while (statement.step()) runs.push_back(readRow(statement));
  return runs;
}

void setRunNote(Database& database, RunId run, const std::string& note) {
  database.run("UPDATE run SET note=?2 WHERE id=?1", run, note);
}

void removeRun(Database& database, RunId run) {
  Transaction transaction(database);
  database.run("DELETE FROM prediction WHERE run_id=?1", run);
  database.run("DELETE FROM run_event WHERE run_id=?1", run);
  database.run("DELETE FROM trial WHERE run_id=?1", run);
  database.run("DELETE FROM run WHERE id=?1", run);
  transaction.commit();
}

RunId readStarredRun(Database& database) {
  return database.integer("SELECT id FROM run WHERE id = (SELECT value FROM meta WHERE name = 'starred_run')");
}

void writeStarredRun(Database& database, RunId run) {
  database.run("INSERT INTO meta (name, value) VALUES ('starred_run', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1",
               run);
}

void addRunEvents(Database& database, RunId run, std::span<const TrainEvent> events) {
  Transaction transaction(database);
  appendEvents(database, run, events);
  transaction.commit();
}

std::vector<TrainEvent> readRunEvents(Database& database, RunId run) {
  std::vector<TrainEvent> events;
  Statement statement = database.prepare("SELECT event FROM run_event WHERE run_id=?1 ORDER BY number");
  statement.bind(run);
  while (statement.step()) events.push_back(trainEventFromJson(statement.text(0)));
  return events;
}

void replaceRunEvents(Database& database, RunId run, std::span<const TrainEvent> events) {
  Transaction transaction(database);
  database.run("DELETE FROM run_event WHERE run_id=?1", run);
  appendEvents(database, run, events);
  transaction.commit();
}

}  // namespace wb
