-- Facts of the relationship (a range of homes $1..$2 at the day $3), and the value of customers worked out from them.

-- name: customer_touches
SELECT v.home AS id, COUNT(*) AS contacts_180d
FROM @visit v WHERE v.home BETWEEN $1 AND $2 AND v.status = 'held' AND v.held_at / 86400000 > $3 - 180 AND v.held_at / 86400000 <= $3
GROUP BY v.home

-- name: customer_people
SELECT p.home AS id, COUNT(*) AS contact_people,
       CAST(SUM(CASE WHEN p.role IN ('legal_representative', 'chairman', 'general_manager', 'finance') THEN 1 ELSE 0 END) AS BIGINT) AS contact_seniors
FROM @contact p WHERE p.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL
GROUP BY p.home

-- name: value_count
SELECT COUNT(*) FROM @customer c WHERE c.status = 'active'

-- name: value_customers
SELECT c.id, c.pd FROM @customer c WHERE c.home > $1 AND c.status = 'active' ORDER BY c.home LIMIT $2

-- name: value_customer
SELECT c.id, c.pd FROM @customer c WHERE c.home = $1 AND c.id = $1

-- name: value_loans
SELECT l.home, l.balance, l.collateral, l.matures_on
FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND l.status IN ('live', 'overdue') AND l.balance > 0 ORDER BY l.home, l.id

-- name: value_stored
SELECT v.home, v.id FROM customer_value v WHERE v.home BETWEEN $1 AND $2 ORDER BY v.home

-- name: value_of
SELECT v.id FROM @customer_value v WHERE v.home = $1 ORDER BY v.worked_on DESC LIMIT 1

-- Sums: key, title, customers, income, fees, cost, expected loss, capital, contribution, value added, average strength, newest day.
-- name: value_by_person
SELECT c.owner, p.name, COUNT(*), CAST(SUM(v.income) AS BIGINT), CAST(SUM(v.fees) AS BIGINT), CAST(SUM(v.cost) AS BIGINT), CAST(SUM(v.expected_loss) AS BIGINT),
       CAST(SUM(v.capital) AS BIGINT), CAST(SUM(v.contribution) AS BIGINT), CAST(SUM(v.eva) AS BIGINT), CAST(AVG(v.strength) AS DOUBLE PRECISION), MAX(v.worked_on)
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
GROUP BY c.owner, p.name ORDER BY 9 DESC NULLS LAST, 2 LIMIT $1

-- name: value_by_branch
SELECT c.branch, b.name, COUNT(*), CAST(SUM(v.income) AS BIGINT), CAST(SUM(v.fees) AS BIGINT), CAST(SUM(v.cost) AS BIGINT), CAST(SUM(v.expected_loss) AS BIGINT),
       CAST(SUM(v.capital) AS BIGINT), CAST(SUM(v.contribution) AS BIGINT), CAST(SUM(v.eva) AS BIGINT), CAST(AVG(v.strength) AS DOUBLE PRECISION), MAX(v.worked_on)
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN branch b ON b.home = c.branch AND b.id = c.branch
GROUP BY c.branch, b.name ORDER BY 9 DESC NULLS LAST, 2 LIMIT $1

-- name: value_by_group
SELECT c.customer_group, g.name, COUNT(*), CAST(SUM(v.income) AS BIGINT), CAST(SUM(v.fees) AS BIGINT), CAST(SUM(v.cost) AS BIGINT), CAST(SUM(v.expected_loss) AS BIGINT),
       CAST(SUM(v.capital) AS BIGINT), CAST(SUM(v.contribution) AS BIGINT), CAST(SUM(v.eva) AS BIGINT), CAST(AVG(v.strength) AS DOUBLE PRECISION), MAX(v.worked_on)
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home JOIN @customer_group g ON g.home = c.customer_group AND g.id = c.customer_group
GROUP BY c.customer_group, g.name ORDER BY 9 DESC NULLS LAST, 2 LIMIT $1

-- Customers: home, name, tier, grade, manager, contribution, value added, return, PD, exposure, strength, growth, quadrant, deposits.
-- name: value_list_contribution
SELECT v.home, c.name, c.tier, c.grade, p.name, v.contribution, v.eva, v.raroc, v.pd, v.exposure, v.strength, v.growth, v.cell, v.deposits
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
WHERE (CAST($2 AS TEXT) IS NULL OR v.cell = $2) ORDER BY v.contribution DESC NULLS LAST, v.id LIMIT $1

-- name: value_list_growth
SELECT v.home, c.name, c.tier, c.grade, p.name, v.contribution, v.eva, v.raroc, v.pd, v.exposure, v.strength, v.growth, v.cell, v.deposits
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
WHERE v.growth IS NOT NULL AND (CAST($2 AS TEXT) IS NULL OR v.cell = $2) ORDER BY v.growth DESC, v.id LIMIT $1

-- name: value_list_weakest
SELECT v.home, c.name, c.tier, c.grade, p.name, v.contribution, v.eva, v.raroc, v.pd, v.exposure, v.strength, v.growth, v.cell, v.deposits
FROM @customer_value v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
WHERE v.strength IS NOT NULL AND v.contribution > 0 AND (CAST($2 AS TEXT) IS NULL OR v.cell = $2) ORDER BY v.strength, v.contribution DESC, v.id LIMIT $1
