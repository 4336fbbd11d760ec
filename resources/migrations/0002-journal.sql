-- The audit journal. `entry` is canonical JSON; `hash` is SHA-256 over the hash before it and the entry's bytes.
-- Nothing of an entry stands in a column of its own, so that nothing escapes the hash.
CREATE TABLE journal (
  seq   INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  hash  BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'journal is append-only'); END;
