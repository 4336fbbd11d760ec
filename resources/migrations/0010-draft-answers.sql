-- What a person had answered to a service when the terminal ended suddenly. `person` is a keyed hash of the certificate number; a visit
-- that ends in order takes its own with it.
CREATE TABLE draft_answers (
  person     BLOB    NOT NULL,
  service    TEXT    NOT NULL,
  visit      TEXT    NOT NULL,
  answers    TEXT    NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (person, service)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_answers_by_visit ON draft_answers (visit);
