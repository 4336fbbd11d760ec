-- Photographed pages, sealed with everything else of this file, until the platform has them. `person` is a keyed hash of the
-- certificate number. `sent_as` is the key of the case that carries the page; while it is empty nothing was submitted.
CREATE TABLE paper_page (
  id       TEXT    PRIMARY KEY,
  visit    TEXT    NOT NULL,
  service  TEXT    NOT NULL,
  person   BLOB    NOT NULL,
  paper    TEXT    NOT NULL,
  digest   TEXT    NOT NULL CHECK (length(digest) = 64),
  bytes    INTEGER NOT NULL,
  picture  BLOB    NOT NULL,
  kept_at  INTEGER NOT NULL,
  sent_as  TEXT
) STRICT;

CREATE INDEX paper_page_by_visit ON paper_page (visit);

-- Invoices that a case of this terminal had, by a keyed hash of code and number: whoever reads the table learns no number.
CREATE TABLE used_invoice (
  invoice        BLOB    NOT NULL PRIMARY KEY,
  receipt_number TEXT    NOT NULL,
  used_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
