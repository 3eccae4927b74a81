#include "core/store/schema.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "core/store/database.h"

namespace wb {

namespace {

constexpr std::int64_t kApplicationId = 0x57454E42;  // "WENB", in the file's header

// A text is seen when it is not deleted and its import is done; imports are few, so that hiding or showing
// a million texts is one row's change. Texts are the same when their 128-bit fingerprints are.
// label_event is the append-only history: several annotators, and several labels of one annotator (rows of
// the same revision), stand side by side in it; sample.category_id is the one label that stands.
// Rows that an import writes by the million (sources, events) name their text without a checked foreign key,
// which would cost a third of its speed; texts are removed in one place only, together with those rows.
// Every step a person can undo is an operation with the old and new value of each field it changed.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 1);

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'undone', 'forgotten')),
  time INTEGER NOT NULL
);
CREATE INDEX import_hidden ON import (id) WHERE state <> 'done';

CREATE TABLE category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  color INTEGER NOT NULL,
  key TEXT NOT NULL DEFAULT '',
  guideline TEXT NOT NULL DEFAULT '',
  removed INTEGER NOT NULL DEFAULT 0,
  import_id INTEGER REFERENCES import (id)
);

CREATE TABLE sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash_low INTEGER NOT NULL,
  hash_high INTEGER NOT NULL,
  category_id INTEGER REFERENCES category (id),
  split INTEGER NOT NULL DEFAULT 0,
  flagged INTEGER NOT NULL DEFAULT 0,
  deleted INTEGER NOT NULL DEFAULT 0,
  import_id INTEGER NOT NULL REFERENCES import (id),
  note TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL
);
CREATE INDEX sample_state ON sample (category_id, split, flagged, deleted, import_id);
CREATE INDEX sample_deleted ON sample (id) WHERE deleted = 1;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE sample_source (
  sample_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  PRIMARY KEY (sample_id, source_id, line)
) WITHOUT ROWID;

CREATE TABLE label_event (
  id INTEGER PRIMARY KEY,
  sample_id INTEGER NOT NULL,
  category_id INTEGER,
  origin INTEGER NOT NULL,
  annotator TEXT NOT NULL,
  time INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  by_undo INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX label_event_of_sample ON label_event (sample_id);
CREATE VIEW current_label AS
  SELECT e.sample_id, e.annotator, e.category_id, e.origin, e.time FROM label_event e
  WHERE e.category_id IS NOT NULL AND e.revision =
    (SELECT max(revision) FROM label_event n WHERE n.sample_id = e.sample_id AND n.annotator = e.annotator);

CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  time INTEGER NOT NULL,
  revision INTEGER NOT NULL UNIQUE,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX operation_undone ON operation (revision) WHERE undone = 1;
CREATE TABLE operation_change (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  number INTEGER NOT NULL,
  field INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  old_value,
  new_value,
  PRIMARY KEY (operation_id, number)
) WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  encoder TEXT NOT NULL,
  config TEXT NOT NULL,
  state TEXT NOT NULL,
  categories TEXT NOT NULL,
  best_epoch REAL NOT NULL DEFAULT 0,
  accuracy REAL,
  macro_f1 REAL,
  seconds REAL NOT NULL DEFAULT 0,
  steps INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE run_event (
  run_id INTEGER NOT NULL REFERENCES run (id),
  number INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (run_id, number)
) WITHOUT ROWID;
CREATE TABLE prediction (
  run_id INTEGER NOT NULL REFERENCES run (id),
  sample_id INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  probability REAL NOT NULL,
  margin REAL NOT NULL,
  probabilities BLOB NOT NULL,
  PRIMARY KEY (run_id, sample_id)
) WITHOUT ROWID;
CREATE INDEX prediction_by_margin ON prediction (run_id, margin);
)sql";

// A text that a cross-validation holds out has no probabilities until its fold is done. A trial of a sweep is a run
// once it has started.
constexpr std::string_view kCrossValidationsAndSweeps = R"sql(
CREATE TABLE cross_validation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  categories TEXT NOT NULL,
  seconds REAL NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL
);
CREATE TABLE out_of_fold (
  cross_validation_id INTEGER NOT NULL REFERENCES cross_validation (id),
  sample_id INTEGER NOT NULL,
  fold INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  probabilities BLOB,
  PRIMARY KEY (cross_validation_id, sample_id)
) WITHOUT ROWID;
CREATE TABLE sweep (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL
);
CREATE TABLE trial (
  sweep_id INTEGER NOT NULL REFERENCES sweep (id),
  number INTEGER NOT NULL,
  combination INTEGER NOT NULL,
  config TEXT NOT NULL,
  outcome TEXT NOT NULL,
  run_id INTEGER REFERENCES run (id),
  PRIMARY KEY (sweep_id, number)
) WITHOUT ROWID;
CREATE INDEX trial_of_run ON trial (run_id) WHERE run_id IS NOT NULL;
)sql";

// A project gives each text one category or, where project.several_labels is set, any number of them: then label_set
// is a JSON list of ids in ascending order, empty where none of the categories applies, NULL where the text is not
// labelled. From it a trigger keeps in step what questions are asked of: a row a label, and in category_id the first
// category, or 0 where none applies, so that "labelled" is the same question in both kinds of project.
constexpr std::string_view kSeveralLabels = R"sql(
CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  several_labels INTEGER NOT NULL DEFAULT 0
);
INSERT INTO project (id) VALUES (1);
INSERT INTO category (id, name, color, removed) VALUES (0, '', 0, 1);
ALTER TABLE sample ADD COLUMN label_set TEXT;
CREATE TABLE sample_category (
  sample_id INTEGER NOT NULL,
  category_id INTEGER NOT NULL,
  PRIMARY KEY (sample_id, category_id)
) WITHOUT ROWID;
CREATE INDEX sample_category_of ON sample_category (category_id, sample_id);
CREATE TRIGGER label_set_changed AFTER UPDATE OF label_set ON sample BEGIN
  DELETE FROM sample_category WHERE sample_id = new.id;
  INSERT INTO sample_category (sample_id, category_id) SELECT new.id, value FROM json_each(new.label_set);
  UPDATE sample SET category_id = CASE WHEN new.label_set IS NULL THEN NULL
    ELSE coalesce((SELECT min(value) FROM json_each(new.label_set)), 0) END WHERE id = new.id;
END;
ALTER TABLE prediction ADD COLUMN label_set TEXT;
ALTER TABLE run ADD COLUMN several_labels INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::array kSteps = {kVersion1, kCrossValidationsAndSweeps, kSeveralLabels};

}  // namespace

int schemaVersion() { return static_cast<int>(kSteps.size()); }

void requireOurSchema(Database& database) {
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (database.integer("PRAGMA application_id") != kApplicationId || version < 1) {
    throw Error(
        ErrorCode::Corrupt,
        say("%1 is not a project of this program, or it is damaged. Restore the folder from a copy.", database.file()));
  }
  if (version > schemaVersion()) {
    throw Error(
        ErrorCode::NewerVersion,
        say("%1 was written by a newer version of Wenbiao (its format is %2, this program knows %3). Update the "
            "program to open it; nothing was changed.",
            database.file(), version, schemaVersion()));
  }
}

void migrate(Database& database) {
  while (database.integer("PRAGMA user_version") < schemaVersion()) {
    Transaction transaction(database);
    const std::int64_t version = database.integer("PRAGMA user_version");
    if (version < schemaVersion()) {  // another program may have taken this step meanwhile
      database.runScript(std::string(kSteps.at(static_cast<std::size_t>(version))));
      database.runScript(fmt::format("PRAGMA application_id={}; PRAGMA user_version={}", kApplicationId, version + 1));
    }
    transaction.commit();
  }
}

}  // namespace wb
