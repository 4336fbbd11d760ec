-- How often a person was given the notice of what a service needs, until the matter is handed in. `matter` is a keyed hash of
-- certificate number and service: whoever reads the table learns neither.
CREATE TABLE notice_given (
  matter  BLOB    NOT NULL PRIMARY KEY,
  times   INTEGER NOT NULL CHECK (times > 0),
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
