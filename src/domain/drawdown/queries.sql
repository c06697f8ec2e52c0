-- Money about to leave.

-- name: drawdown_paid_before
SELECT COUNT(*) FROM @drawdown d WHERE d.home = $1 AND d.facility = $2 AND d.status = 'paid'

-- name: drawdown_count_of
SELECT COUNT(*) FROM drawdown d WHERE d.home = $1
