PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value
) WITHOUT ROWID;
INSERT INTO meta VALUES('revision',6);
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('pending', 'done', 'undone', 'forgotten')),
  time INTEGER NOT NULL
);
INSERT INTO import VALUES(1,'done',1795365757);
CREATE TABLE category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  color INTEGER NOT NULL,
  key TEXT NOT NULL DEFAULT '',
  guideline TEXT NOT NULL DEFAULT '',
  removed INTEGER NOT NULL DEFAULT 0,
  import_id INTEGER REFERENCES import (id)
);
INSERT INTO category VALUES(1,'物流',0,'1','',0,1);
INSERT INTO category VALUES(2,'质量',1,'2','',0,1);
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
INSERT INTO sample VALUES(1,1140856740498968763,-4126623069461895244,2,0,0,0,1,'','快递三天没动静');
INSERT INTO sample VALUES(2,8768941859753082865,-5499866572085033855,2,0,0,0,1,'','屏幕有划痕');
INSERT INTO sample VALUES(3,-5710621982774978585,3498837888043552381,NULL,0,0,0,1,'','客服很耐心');
INSERT INTO sample VALUES(4,-27313821815861514,-6542658169224417026,2,0,0,0,1,'','颜色和图片不一样');
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
INSERT INTO source VALUES(1,'first.csv');
CREATE TABLE sample_source (
  sample_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  line INTEGER NOT NULL,
  import_id INTEGER NOT NULL,
  PRIMARY KEY (sample_id, source_id, line)
) WITHOUT ROWID;
INSERT INTO sample_source VALUES(1,1,2,1);
INSERT INTO sample_source VALUES(2,1,3,1);
INSERT INTO sample_source VALUES(3,1,4,1);
INSERT INTO sample_source VALUES(4,1,5,1);
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
INSERT INTO label_event VALUES(1,1,1,1,'import',1795365757,2,0);
INSERT INTO label_event VALUES(2,2,2,1,'import',1795365757,2,0);
INSERT INTO label_event VALUES(3,4,2,1,'import',1795365757,2,0);
INSERT INTO label_event VALUES(4,1,2,0,'anna',1795365757,4,0);
CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  time INTEGER NOT NULL,
  revision INTEGER NOT NULL UNIQUE,
  undone INTEGER NOT NULL DEFAULT 0
);
INSERT INTO operation VALUES(1,'import',1795365757,3,0);
INSERT INTO operation VALUES(2,'label',1795365757,4,0);
INSERT INTO operation VALUES(3,'flag',1795365757,5,1);
CREATE TABLE operation_change (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  number INTEGER NOT NULL,
  field INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  old_value,
  new_value,
  PRIMARY KEY (operation_id, number)
) WITHOUT ROWID;
INSERT INTO operation_change VALUES(1,0,20,1,'undone','done');
INSERT INTO operation_change VALUES(2,0,1,1,1,2);
INSERT INTO operation_change VALUES(3,0,3,2,0,1);
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
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('category',2);
INSERT INTO sqlite_sequence VALUES('sample',4);
INSERT INTO sqlite_sequence VALUES('operation',3);
CREATE INDEX import_hidden ON import (id) WHERE state <> 'done';
CREATE INDEX sample_state ON sample (category_id, split, flagged, deleted, import_id);
CREATE INDEX sample_deleted ON sample (id) WHERE deleted = 1;
CREATE INDEX label_event_of_sample ON label_event (sample_id);
CREATE VIEW current_label AS
  SELECT e.sample_id, e.annotator, e.category_id, e.origin, e.time FROM label_event e
  WHERE e.category_id IS NOT NULL AND e.revision =
    (SELECT max(revision) FROM label_event n WHERE n.sample_id = e.sample_id AND n.annotator = e.annotator);
CREATE INDEX operation_undone ON operation (revision) WHERE undone = 1;
CREATE INDEX prediction_by_margin ON prediction (run_id, margin);
COMMIT;
PRAGMA application_id=1464159810;
PRAGMA user_version=1;
