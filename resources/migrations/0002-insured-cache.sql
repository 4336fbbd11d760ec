-- What the platform last said of a person. `person` is a keyed hash of the certificate number.
CREATE TABLE insured_cache (
  person  BLOB    PRIMARY KEY,
  record  TEXT    NOT NULL,
  kept_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX insured_cache_by_age ON insured_cache (kept_at);
