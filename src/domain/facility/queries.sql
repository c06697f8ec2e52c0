-- Around a facility.

-- name: condition_items
SELECT c.id, c.version, c.text, c.applies, c.status, c.due_on, c.met_on, c.basis, c.reason, c.authority, c.remind_days,
       c.responsible, p.name, d.name
FROM @facility_condition c
LEFT JOIN person p ON p.home = c.responsible AND p.id = c.responsible
LEFT JOIN person d ON d.home = c.decided_by AND d.id = c.decided_by
WHERE c.home = $1 AND c.facility = $2
ORDER BY CASE c.applies WHEN 'first' THEN 0 WHEN 'each' THEN 1 ELSE 2 END, c.due_on NULLS LAST, c.id LIMIT 200

-- name: condition_papers
SELECT a.facility_condition, a.id, a.name, a.media_type FROM @attachment a
WHERE a.home = $1 AND a.facility_condition IN (SELECT c.id FROM facility_condition c WHERE c.home = $1 AND c.facility = $2)
ORDER BY a.id LIMIT 500

-- name: condition_paper_count
SELECT COUNT(*) FROM attachment a WHERE a.home = $1 AND a.facility_condition = $2

-- name: condition_gate
SELECT COUNT(*),
       CAST(COALESCE(SUM(CASE WHEN c.status IN ('open', 'breached') AND c.applies IN ('first', 'each') THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN c.applies = 'later' AND (c.status = 'breached' OR (c.status = 'open' AND c.due_on < $3)) THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM @facility_condition c WHERE c.home = $1 AND c.facility = $2

-- name: condition_each_met
SELECT c.id FROM facility_condition c WHERE c.home = $1 AND c.facility = $2 AND c.applies = 'each' AND c.status = 'met' ORDER BY c.id LIMIT 100

-- name: facility_waiting
SELECT d.id FROM @drawdown d WHERE d.home = $1 AND d.facility = $2 AND d.status = 'reserved' ORDER BY d.id LIMIT 20

-- name: facility_loans
SELECT l.id, l.number, l.status, l.balance, l.amount, l.currency FROM @loan l WHERE l.home = $1 AND l.facility = $2 ORDER BY l.id LIMIT 100

-- name: facility_shared
SELECT COUNT(*) FROM @syndicate_share t WHERE t.home = $1 AND t.facility = $2

-- name: upkeep_drawdown
SELECT d.home, d.id FROM drawdown d WHERE d.status = 'reserved' AND (d.expires_on IS NULL OR d.expires_on < $1) AND (d.home > $2 OR (d.home = $2 AND d.id > $3))
ORDER BY d.home, d.id LIMIT 1

-- name: upkeep_condition
SELECT c.home, c.id FROM facility_condition c WHERE c.status = 'open' AND c.due_on < $1 AND (c.home > $2 OR (c.home = $2 AND c.id > $3))
ORDER BY c.home, c.id LIMIT 1

-- name: upkeep_guarantee
SELECT g.home, g.id FROM guarantee_contract g WHERE g.status = 'active' AND g.expires_on < $1 AND (g.home > $2 OR (g.home = $2 AND g.id > $3))
ORDER BY g.home, g.id LIMIT 1

-- name: upkeep_syndicate
SELECT t.home, t.facility FROM syndicate_share t WHERE t.own = 1 AND t.role = 'agent' AND (t.home > $2 OR (t.home = $2 AND t.facility > $3)) AND $1 > 0
ORDER BY t.home, t.facility LIMIT 1
