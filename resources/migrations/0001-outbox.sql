-- Cases to be sent. A row is written once, before the first send, and stays as it is for ever:
-- what became of it is a row of its own.
CREATE TABLE outbox (
  id             INTEGER PRIMARY KEY,
  key            TEXT    NOT NULL UNIQUE,
  message_id     TEXT    NOT NULL,
  interface      TEXT    NOT NULL,
  visit          TEXT    NOT NULL,
  service        TEXT    NOT NULL,
  receipt_number TEXT    NOT NULL,
  input          TEXT    NOT NULL,
  made_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox_outcome (
  outbox  INTEGER PRIMARY KEY REFERENCES outbox (id),
  outcome TEXT    NOT NULL CHECK (outcome IN ('acknowledged', 'refused')),
  -- The platform's reference when acknowledged, its reason when refused.
  words   TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

CREATE TRIGGER outbox_is_never_changed BEFORE UPDATE ON outbox
BEGIN SELECT RAISE (ABORT, 'outbox is append-only'); END;
CREATE TRIGGER outbox_is_never_deleted BEFORE DELETE ON outbox
BEGIN SELECT RAISE (ABORT, 'outbox is append-only'); END;
CREATE TRIGGER outbox_outcome_is_never_changed BEFORE UPDATE ON outbox_outcome
BEGIN SELECT RAISE (ABORT, 'outbox_outcome is append-only'); END;
CREATE TRIGGER outbox_outcome_is_never_deleted BEFORE DELETE ON outbox_outcome
BEGIN SELECT RAISE (ABORT, 'outbox_outcome is append-only'); END;
