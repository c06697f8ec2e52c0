-- Inspections after the money is out.

-- name: inspection_borrowers
SELECT l.home, MAX(CASE l.five_class WHEN 'loss' THEN 4 WHEN 'doubtful' THEN 3 WHEN 'substandard' THEN 2 WHEN 'special_mention' THEN 1 ELSE 0 END)
FROM @loan l WHERE l.status IN ('live', 'overdue') AND (CAST($1 AS BIGINT) IS NULL OR l.home = $1) GROUP BY l.home ORDER BY l.home LIMIT 2000

-- name: inspection_last
SELECT MAX(CASE WHEN i.status = 'planned' THEN 1 ELSE 0 END), MAX(i.done_on) FROM @inspection i WHERE i.home = $1 AND i.kind = 'regular'

-- name: inspection_loans
SELECT l.number, l.balance, l.overdue_days, l.five_class, l.next_due_on, l.next_due_amount FROM @loan l
WHERE l.home = $1 AND l.status IN ('live', 'overdue') ORDER BY l.id LIMIT 20

-- name: inspection_flows
SELECT CAST(COALESCE(SUM(CASE WHEN t.direction = 'in' THEN t.amount ELSE 0 END), 0) AS BIGINT), COUNT(*) FROM @transaction t
WHERE t.home = $1 AND t.booked_on > $2

-- name: inspection_statement
SELECT s.period_end, s.revenue, s.net_profit, s.total_assets FROM @statement s WHERE s.home = $1 ORDER BY s.period_end DESC LIMIT 1

-- name: inspection_collateral
SELECT c.name, c.net_value, c.review_on, c.insurance_expires_on FROM @collateral c WHERE c.home = $1 AND c.status = 'held' ORDER BY c.id LIMIT 20

-- name: inspection_photos
SELECT a.id, a.name, a.media_type, a.size_bytes, a.recorded_at FROM @attachment a
WHERE a.home = $1 AND a.inspection = $2 ORDER BY a.id LIMIT 100
