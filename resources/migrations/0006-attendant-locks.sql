-- Wrong PINs of an attendant: what a restart must not forget. `locked_until` is wall time, milliseconds since 1970.
CREATE TABLE attendant_lock (
  attendant    TEXT    PRIMARY KEY,
  failures     INTEGER NOT NULL,
  lockouts     INTEGER NOT NULL,
  locked_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
