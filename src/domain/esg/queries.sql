-- Environment, social matters and governance.

-- name: esg_indicators
SELECT i.code, i.value, i.period_end, i.status FROM @esg_indicator i
WHERE i.home = $1 AND i.customer = $1 AND i.period_end >= $2 AND (i.status IS NULL OR i.status <> 'rejected')
ORDER BY CASE WHEN i.status = 'verified' THEN 0 ELSE 1 END, i.period_end DESC, i.id

-- name: esg_check_last
SELECT c.done_on, c.result, c.penalty FROM @esg_check c
WHERE c.home = $1 AND c.customer = $1 AND c.kind = $2 AND c.done_on IS NOT NULL ORDER BY c.done_on DESC, c.id LIMIT 1

-- name: esg_indicator_newest
SELECT MAX(i.period_end) FROM @esg_indicator i WHERE i.home = $1 AND i.customer = $1 AND (i.status IS NULL OR i.status <> 'rejected')

-- name: esg_targets
SELECT t.id, t.name, t.code, t.observed_on, t.direction, t.target, t.step_met_bps, t.step_missed_bps,
  (SELECT MAX(i.value) FROM @esg_indicator i WHERE i.home = t.home AND i.code = t.code AND i.period_end = t.observed_on AND i.status = 'verified')
FROM @esg_target t WHERE t.home = $1 AND t.customer = $1 ORDER BY t.observed_on, t.id

-- name: green_loans
SELECT g.home, g.id, c.name, g.item, g.amount, g.proved, g.method, g.activity, g.factor, g.share_financed, g.item_name, g.loan
FROM @esg_green g JOIN @customer c ON c.home = g.customer AND c.id = g.customer
WHERE g.status = 'approved' ORDER BY g.amount DESC, g.id LIMIT 500

-- name: green_all
SELECT CAST(SUM(l.balance) AS BIGINT) FROM @loan l WHERE l.status IN ('live', 'overdue')
