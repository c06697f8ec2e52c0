-- Collecting.

-- name: collection_open_case
SELECT c.id FROM @collection_case c WHERE c.home = $1 AND c.loan = $2 AND c.stage <> 'closed' ORDER BY c.id DESC LIMIT 1

-- name: collection_count
SELECT COUNT(*) FROM collection_case c WHERE c.home = $1

-- name: collection_cases
SELECT c.home, c.id, c.number, k.name, l.number, c.stage, c.amount, l.overdue_days, l.overdue_amount, c.next_on, c.promised_on, c.promised_amount,
       c.recovery_share, c.recovery_amount, c.recovered, p.name, c.loan
FROM @collection_case c JOIN @customer k ON k.home = c.home AND k.id = c.home JOIN @loan l ON l.home = c.home AND l.id = c.loan
LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
WHERE c.stage <> 'closed' ORDER BY c.next_on NULLS FIRST, c.id LIMIT 400

-- name: collection_closed
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN c.amount > 0 THEN CAST(c.recovered AS DOUBLE PRECISION) / c.amount ELSE 0 END), 0) AS DOUBLE PRECISION)
FROM collection_case c WHERE c.stage = 'closed' AND c.recovered IS NOT NULL
