-- One row per visit that left a case, written with the case. Nothing of the resident stands here.
CREATE TABLE visit_summary (
  visit        TEXT    PRIMARY KEY,
  first_at     INTEGER NOT NULL,
  last_at      INTEGER NOT NULL,
  cases        INTEGER NOT NULL,
  last_receipt TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO visit_summary (visit, first_at, last_at, cases, last_receipt)
SELECT visit, min(made_at), max(made_at), count(*),
       (SELECT receipt_number FROM outbox AS newest WHERE newest.visit = outbox.visit ORDER BY newest.id DESC LIMIT 1)
FROM outbox GROUP BY visit;

-- A slip whose visit was wiped before the slip had its end goes as soon as it has one.
ALTER TABLE print_job ADD COLUMN visit_erased INTEGER NOT NULL DEFAULT 0 CHECK (visit_erased IN (0, 1));
