-- Money about to leave.

-- name: drawdown_conditions
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN c.status = 'open' AND (c.applies = 'each' OR c.applies = 'first') THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM @facility_condition c WHERE c.home = $1 AND c.facility = $2

-- name: drawdown_paid_before
SELECT COUNT(*) FROM @drawdown d WHERE d.home = $1 AND d.facility = $2 AND d.status = 'paid'

-- name: drawdown_count_of
SELECT COUNT(*) FROM drawdown d WHERE d.home = $1
