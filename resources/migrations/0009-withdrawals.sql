-- A case that was taken back before anybody received it: the line of the case, or of one of its pages, that this line takes out
-- of the outbox. `ended_at` of the same line says when.
ALTER TABLE ledger ADD COLUMN takes_out INTEGER REFERENCES ledger (seq);
CREATE UNIQUE INDEX ledger_taken_out ON ledger (takes_out) WHERE takes_out IS NOT NULL;

-- Whose the cases of this terminal are, so that their holder can ask after them and take one back. `person` is a keyed hash of the
-- certificate number; `made` is the case's line, `withdrawal` the line of the case that takes it back.
CREATE TABLE case_made (
  receipt_number TEXT    NOT NULL PRIMARY KEY,
  person         BLOB    NOT NULL,
  made           INTEGER NOT NULL REFERENCES ledger (seq),
  withdrawal     INTEGER REFERENCES ledger (seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_made_by_person ON case_made (person);
