-- What a visit left, without anything of the resident. It is read off the cases themselves: so it is written with them,
-- cannot disagree with them, and costs no page of its own in the commit.
CREATE VIEW visit_summary AS
SELECT visit, min(made_at) AS first_at, max(made_at) AS last_at, count(*) AS cases
FROM ledger WHERE key IS NOT NULL GROUP BY visit;

-- A slip whose visit was wiped before the slip had its end goes as soon as it has one.
ALTER TABLE print_job ADD COLUMN visit_erased INTEGER NOT NULL DEFAULT 0 CHECK (visit_erased IN (0, 1));
