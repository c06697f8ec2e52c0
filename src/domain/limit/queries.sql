-- The tree of limits. Balances are changed by these statements alone.

-- name: limit_begin
INSERT INTO limit_balance (home, facility, reserved, used) VALUES ($1, $2, 0, 0) ON CONFLICT DO NOTHING

-- name: limit_read
SELECT reserved, used FROM limit_balance WHERE home = $1 AND facility = $2

-- name: limit_reserve_if_free
UPDATE limit_balance SET reserved = reserved + $3 WHERE home = $1 AND facility = $2 AND reserved + used + $3 <= $4

-- name: limit_lapse
UPDATE limit_balance SET reserved = reserved - $3 WHERE home = $1 AND facility = $2 AND reserved >= $3

-- name: limit_use_reserved
UPDATE limit_balance SET reserved = reserved - $3, used = used + $3 WHERE home = $1 AND facility = $2 AND reserved >= $3

-- name: limit_free_used
UPDATE limit_balance SET used = CASE WHEN used > $3 THEN used - $3 ELSE 0 END WHERE home = $1 AND facility = $2

-- name: limit_of_group
SELECT f.home, f.id FROM customer c JOIN facility f ON f.customer_group = c.customer_group AND f.level = 'group' AND f.status <> 'closed'
WHERE c.home = $1 AND c.id = $1 AND c.customer_group IS NOT NULL ORDER BY f.id LIMIT 1

-- name: limit_facilities_of
SELECT f.home, f.id FROM @facility f WHERE f.home = $1 ORDER BY f.id LIMIT 200

-- name: limit_loans_of
SELECT l.id, l.number, l.product, l.currency, l.balance, l.status, l.facility FROM @loan l
WHERE l.home = $1 AND l.facility IS NOT NULL ORDER BY l.id LIMIT 500

-- name: limit_sum_of_entries
SELECT CAST(COALESCE(SUM(CASE e.kind WHEN 'reserve' THEN e.amount WHEN 'lapse' THEN -e.amount WHEN 'use' THEN -e.amount ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE e.kind WHEN 'use' THEN e.amount WHEN 'free' THEN -e.amount ELSE 0 END), 0) AS BIGINT)
FROM @limit_entry e WHERE e.home = $1 AND e.facility = $2
