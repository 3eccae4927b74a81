#include "core/store/operation_log.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "core/store/label_sets.h"
#include "core/store/visibility.h"

namespace wb {

namespace {

struct Column {
  std::string table;
  std::string name;
};

Column columnOf(Field field) {
  switch (field) {
    case Field::SampleCategory: return {"sample", "category_id"};
    case Field::SampleSplit: return {"sample", "split"};
    case Field::SampleFlagged: return {"sample", "flagged"};
    case Field::SampleNote: return {"sample", "note"};
    case Field::SampleDeleted: return {"sample", "deleted"};
    case Field::SampleLabels: return {"sample", "label_set"};
    case Field::CategoryName: return {"category", "name"};
    case Field::CategoryColor: return {"category", "color"};
    case Field::CategoryKey: return {"category", "key"};
    case Field::CategoryGuideline: return {"category", "guideline"};
    case Field::CategoryRemoved: return {"category", "removed"};
    case Field::ImportState: return {"import", "state"};
    case Field::SeveralLabels: return {"project", "several_labels"};
  }
  throw Error(ErrorCode::Corrupt, say("The list of steps in project.db names a field that does not exist."));
}

void writeField(Database& database, Field field, std::int64_t row, const SqlValue& value) {
  const Column column = columnOf(field);
  database.run("UPDATE " + column.table + " SET " + column.name + " = ?2 WHERE id = ?1", row, value);
}

Error missing(const std::string& table, std::int64_t row) {
  if (table == "sample") return {ErrorCode::NotFound, say("There is no text %1.", row)};
  if (table == "category") return {ErrorCode::NotFound, say("There is no category %1.", row)};
  return {ErrorCode::NotFound, say("There is no import %1.", row)};
}

SqlValue readField(Database& database, Field field, std::int64_t row) {
  const Column column = columnOf(field);
  std::string condition;
  if (column.table == "sample") condition = " AND " + kVisibleSample;
  Statement select =
      database.prepare("SELECT s." + column.name + " FROM " + column.table + " s WHERE s.id = ?1" + condition);
  if (!select.bind(row).step()) throw missing(column.table, row);
  return select.value(0);
}

struct LabelEntry {
  SampleId sample = 0;
  SqlValue label = {};  ///< a category, or the text of a set of them
  LabelOrigin origin = LabelOrigin::Person;
  std::string annotator;
  std::int64_t time = 0;
  std::int64_t revision = 0;
  bool byUndo = false;
};

/// A set has a row for each of its categories, or one that says that none applies.
std::vector<SqlValue> categoriesOf(const SqlValue& label) {
  const auto* const set = std::get_if<std::string>(&label);
  if (set == nullptr) return {label};
  std::vector<SqlValue> categories;
  for (const CategoryId category : labelSetOf(*set)) categories.emplace_back(category);
  if (categories.empty()) categories.emplace_back(kNoneApplies);
  return categories;
}

void appendLabelEvents(Database& database, const LabelEntry& entry) {
  for (const SqlValue& category : categoriesOf(entry.label)) {
    database.run(
        "INSERT INTO label_event (sample_id, category_id, origin, annotator, time, revision, by_undo) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        entry.sample, category, entry.origin, entry.annotator, entry.time, entry.revision, entry.byUndo);
  }
}

/// A new step cannot be followed by the old ones. Their imports' rows are removed before the next import.
void forgetUndone(Database& database) {
  if (!hasRedo(database)) return;
  database.run(
      "UPDATE import SET state = 'forgotten' WHERE state = 'undone' AND id IN (SELECT c.row_id FROM operation_change c "
      "JOIN operation o ON o.id = c.operation_id WHERE o.undone = 1 AND c.field = ?1)",
      Field::ImportState);
  database.run("DELETE FROM operation_change WHERE operation_id IN (SELECT id FROM operation WHERE undone = 1)");
  database.run("DELETE FROM operation WHERE undone = 1");
}

enum class Direction { Undo, Redo };

struct StoredChange {
  Field field = Field::SampleCategory;
  std::int64_t row = 0;
  SqlValue value;
};

std::vector<StoredChange> changesOf(Database& database, std::int64_t operation, Direction direction) {
  const bool back = direction == Direction::Undo;
  Statement select =
      database.prepare(std::string("SELECT field, row_id, ") + (back ? "old_value" : "new_value") +
                       " FROM operation_change WHERE operation_id = ?1 ORDER BY number" + (back ? " DESC" : ""));
  select.bind(operation);
  std::vector<StoredChange> changes;
  while (select.step()) changes.push_back({static_cast<Field>(select.integer(0)), select.integer(1), select.value(2)});
  return changes;
}

ReplayedOperation applyChanges(Database& database, const std::vector<StoredChange>& changes, std::int64_t revision) {
  ReplayedOperation replayed;
  LabelEntry entry{.annotator = currentAnnotator(), .time = currentTime(), .revision = revision, .byUndo = true};
  for (const StoredChange& change : changes) {
    writeField(database, change.field, change.row, change.value);
    if (columnOf(change.field).table == "sample") {
      replayed.samples.push_back(change.row);
      replayed.categoriesOrImportsChanged |= change.field == Field::SampleDeleted;
    } else {
      replayed.categoriesOrImportsChanged = true;
    }
    if (change.field == Field::SampleCategory || change.field == Field::SampleLabels) {
      entry.sample = change.row;
      entry.label = change.value;
      appendLabelEvents(database, entry);
    }
  }
  return replayed;
}

std::optional<ReplayedOperation> replay(Database& database, Direction direction) {
  const bool back = direction == Direction::Undo;
  Transaction transaction(database);
  std::int64_t operation = 0;
  std::string kind;
  {
    Statement select =
        database.prepare(back ? "SELECT id, kind FROM operation WHERE undone = 0 ORDER BY revision DESC LIMIT 1"
                              : "SELECT id, kind FROM operation WHERE undone = 1 ORDER BY revision LIMIT 1");
    if (!select.step()) return {};
    operation = select.integer(0);
    kind = select.text(1);
  }
  const std::int64_t revision = nextRevision(database);
  ReplayedOperation replayed = applyChanges(database, changesOf(database, operation, direction), revision);
  replayed.kind = kind;
  // Done again, a step is the newest one, and the labels it gave again are counted as its own.
  if (back) {
    database.run("UPDATE operation SET undone = 1 WHERE id = ?1", operation);
  } else {
    database.run("UPDATE operation SET undone = 0, revision = ?2 WHERE id = ?1", operation, revision);
  }
  transaction.commit();
  return replayed;
}

}  // namespace

std::string currentAnnotator() {
  const passwd* account = getpwuid(getuid());
  return account != nullptr && account->pw_name != nullptr ? account->pw_name : "person";
}

std::int64_t currentTime() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

std::int64_t corpusRevision(Database& database) {
  return database.integer("SELECT value FROM meta WHERE name = 'revision'");
}

std::int64_t nextRevision(Database& database) {
  return database.integer("UPDATE meta SET value = value + 1 WHERE name = 'revision' RETURNING value");
}

Operation::Operation(Database& database, const std::string& kind) : m_database(database), m_transaction(database) {
  forgetUndone(database);
  m_revision = nextRevision(database);
  database.run("INSERT INTO operation (kind, time, revision) VALUES (?1, ?2, ?3)", kind, m_time, m_revision);
  m_id = database.lastInsertId();
  m_severalLabels = hasSeveralLabels(database);
}

void Operation::set(Field field, std::int64_t row, const SqlValue& value) {
  const SqlValue before = readField(m_database, field, row);
  if (before == value) return;
  writeField(m_database, field, row, value);
  remember(field, row, before, value);
}

void Operation::label(SampleId sample, std::optional<CategoryId> category, LabelOrigin origin) {
  if (m_severalLabels && category) return labelSet(sample, {*category}, origin);
  setLabel(sample, category ? SqlValue{*category} : SqlValue{}, origin);
}

void Operation::labelSet(SampleId sample, const std::vector<CategoryId>& categories, LabelOrigin origin) {
  setLabel(sample, labelSetText(categories), origin);
}

void Operation::setLabel(SampleId sample, const SqlValue& value, LabelOrigin origin) {
  const Field field = m_severalLabels ? Field::SampleLabels : Field::SampleCategory;
  const SqlValue before = readField(m_database, field, sample);
  writeField(m_database, field, sample, value);
  // Also where it confirms the label that stood: a step the person made, with an entry of its own.
  remember(field, sample, before, value);
  const std::string& annotator = origin == LabelOrigin::Import ? kImportAnnotator : m_annotator;
  appendLabelEvents(m_database, {sample, value, origin, annotator, m_time, m_revision});
}

void Operation::allowSeveralLabels(std::int64_t except) {
  fillLabelSets(m_database, except);
  set(Field::SeveralLabels, 1, std::int64_t{1});
  m_severalLabels = true;
}

void Operation::mention(SampleId sample, const SqlValue& label, LabelOrigin origin) {
  const std::string& annotator = origin == LabelOrigin::Import ? kImportAnnotator : m_annotator;
  appendLabelEvents(m_database, {sample, label, origin, annotator, m_time, m_revision});
}

void Operation::remember(Field field, std::int64_t row, const SqlValue& before, const SqlValue& after) {
  m_database.run(
      "INSERT INTO operation_change (operation_id, number, field, row_id, old_value, new_value) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      m_id, m_changes++, field, row, before, after);
}

void Operation::commit() {
  if (m_changes > 0) m_transaction.commit();  // a step that changed nothing is none
}

std::optional<ReplayedOperation> undoOperation(Database& database) { return replay(database, Direction::Undo); }
std::optional<ReplayedOperation> redoOperation(Database& database) { return replay(database, Direction::Redo); }

bool hasUndo(Database& database) {
  return database.integer("SELECT EXISTS (SELECT 1 FROM operation WHERE undone = 0)") != 0;
}
bool hasRedo(Database& database) {
  return database.integer("SELECT EXISTS (SELECT 1 FROM operation WHERE undone = 1)") != 0;
}

std::int64_t undoSize(Database& database) {
  return database.integer(
      "SELECT count(*) FROM operation_change WHERE operation_id = "
      "(SELECT id FROM operation WHERE undone = 0 ORDER BY revision DESC LIMIT 1)");
}
std::int64_t redoSize(Database& database) {
  return database.integer(
      "SELECT count(*) FROM operation_change WHERE operation_id = "
      "(SELECT id FROM operation WHERE undone = 1 ORDER BY revision LIMIT 1)");
}

}  // namespace wb
