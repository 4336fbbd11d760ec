-- Slips between being queued and their end. `digest` stands for the document, which is not kept.
CREATE TABLE print_job (
  id             TEXT    PRIMARY KEY,
  visit          TEXT    NOT NULL,
  receipt_number TEXT    NOT NULL,
  duplicate      INTEGER NOT NULL,
  digest         TEXT    NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('queued', 'sent', 'printed', 'interrupted', 'unknown', 'refused'))
) STRICT, WITHOUT ROWID;
