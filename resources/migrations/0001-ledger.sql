-- What happened at this terminal, line by line and for ever: a journal entry, and with it the case it made or ended, if any.
-- One table on purpose: a case and the entry that records it are one row, so that both cost one small commit.
CREATE TABLE ledger (
  seq            INTEGER PRIMARY KEY,
  -- A journal entry as canonical JSON, and SHA-256 (hex) over the hash before it and the entry.
  entry          TEXT,
  hash           TEXT CHECK (length(hash) = 64),
  -- A case: everything needed to send it. The key is made before the first send.
  key            TEXT,
  message_id     TEXT,
  interface      TEXT,
  visit          TEXT,
  service        TEXT,
  receipt_number TEXT,
  input          TEXT,
  made_at        INTEGER,
  -- The outcome of a case: the case's line, and the platform's reference or reason.
  ends           INTEGER REFERENCES ledger (seq),
  outcome        TEXT CHECK (outcome IN ('acknowledged', 'refused')),
  words          TEXT,
  ended_at       INTEGER,
  CHECK ((entry IS NULL) = (hash IS NULL)),
  CHECK ((key IS NULL) = (input IS NULL)),
  CHECK ((ends IS NULL) = (outcome IS NULL)),
  CHECK (entry IS NOT NULL OR key IS NOT NULL OR ends IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX ledger_case ON ledger (key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX ledger_outcome ON ledger (ends) WHERE ends IS NOT NULL;

CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_never_deleted BEFORE DELETE ON ledger
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
