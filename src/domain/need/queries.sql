-- Financing that the clients of one person ($1) will need, as their own records say. Columns of every statement: customer, name, tier,
-- industry, the record it rests on, amount, day, number of records, a word. Each starts from the person's customers.

-- name: need_maturities
SELECT l.home, c.name, c.tier, c.industry, MIN(l.id), CAST(SUM(l.balance) AS BIGINT), MIN(l.matures_on), COUNT(*), MIN(l.number)
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active'
  AND l.status = 'live' AND l.balance > 0 AND l.matures_on > $2 AND l.matures_on <= $3
GROUP BY l.home, c.name, c.tier, c.industry
ORDER BY MIN(l.matures_on), l.home LIMIT 200

-- name: need_capex
SELECT m.home, c.name, c.tier, c.industry, m.id, p.loan_amount - COALESCE(p.drawn, 0), COALESCE(m.forecast_on, m.planned_on), 1, m.name
FROM @customer c JOIN @project_milestone m ON m.home = c.home JOIN @project p ON p.home = m.home AND p.id = m.project
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active'
  AND m.actual_on IS NULL AND m.phase IN ('development', 'construction') AND COALESCE(m.forecast_on, m.planned_on) >= $2
  AND COALESCE(m.forecast_on, m.planned_on) <= $3 AND p.loan_amount > COALESCE(p.drawn, 0)
ORDER BY COALESCE(m.forecast_on, m.planned_on), m.home, m.id LIMIT 100

-- name: need_permits
SELECT m.home, c.name, c.tier, c.industry, m.id, p.loan_amount - COALESCE(p.drawn, 0), m.granted_on, 1, m.kind
FROM @customer c JOIN @project_permit m ON m.home = c.home JOIN @project p ON p.home = m.home AND p.id = m.project
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active'
  AND m.status = 'granted' AND m.granted_on >= $2 AND m.granted_on <= $3 AND p.loan_amount > COALESCE(p.drawn, 0)
ORDER BY m.granted_on DESC, m.home, m.id LIMIT 100

-- Short loans drawn in the same weeks of the year before ($2 to $3), of clients who have drawn none since $4.
-- name: need_season
SELECT l.home, c.name, c.tier, c.industry, MIN(l.id), CAST(SUM(l.amount) AS BIGINT), MIN(l.started_on), COUNT(*), MIN(l.number)
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active'
  AND l.product IN ('working_capital', 'trade', 'acceptance', 'discount') AND l.started_on >= $2 AND l.started_on <= $3
  AND l.matures_on <= l.started_on + 400
  AND NOT EXISTS (SELECT 1 FROM loan n WHERE n.home = l.home AND n.product IN ('working_capital', 'trade', 'acceptance', 'discount') AND n.started_on > $4)
GROUP BY l.home, c.name, c.tier, c.industry
ORDER BY MIN(l.started_on), l.home LIMIT 100
