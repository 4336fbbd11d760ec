-- Numbers handed out once per series and scope, e.g. receipts of a day.
CREATE TABLE counter (
  series TEXT    NOT NULL,
  scope  TEXT    NOT NULL,
  value  INTEGER NOT NULL,
  PRIMARY KEY (series, scope)
) STRICT, WITHOUT ROWID;
