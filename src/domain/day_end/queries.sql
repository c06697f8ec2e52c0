-- The close of a day, and files from the core system.

-- name: day_end_events
SELECT e.id, e.kind, e.effective_on, e.amount, e.rate, e.matures_on, e.option, e.settle_order, e.terms, e.reverses, e.source, e.reference,
       e.note, e.recorded_at, e.recorded_by, e.home, e.loan
FROM @loan_event e WHERE e.home BETWEEN $1 AND $2 ORDER BY e.home, e.loan, e.effective_on, e.id

-- The next loan whose rate follows targets.
-- name: day_end_linked
SELECT t.home, t.loan FROM @esg_target t JOIN @loan l ON l.home = t.home AND l.id = t.loan
WHERE l.terms IS NOT NULL AND l.status NOT IN ('settled', 'written_off') AND (t.home > $1 OR (t.home = $1 AND t.loan > $2))
ORDER BY t.home, t.loan LIMIT 1

-- name: day_end_count
SELECT COUNT(*) FROM loan l WHERE l.terms IS NOT NULL AND l.status NOT IN ('settled', 'written_off')

-- name: day_end_put
INSERT INTO loan_day (home, loan, business_date, balance, accrued, overdue, charges, overdue_days, five_class)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (home, loan) DO UPDATE SET business_date = excluded.business_date, balance = excluded.balance, accrued = excluded.accrued,
    overdue = excluded.overdue, charges = excluded.charges, overdue_days = excluded.overdue_days, five_class = excluded.five_class

-- name: servicing_file_known
SELECT COUNT(*) FROM servicing_line l WHERE l.file_name = $1
