-- What matters today. Columns of every statement: entity's home, id, customer's name, tier, then its own. Those that end in _mine start
-- from the customers the caller looks after, the others from an index that puts the most urgent first: CROSS JOIN keeps the order of the
-- tables on SQLite, and COALESCE keeps it away from the index by status.

-- name: work_loans_mine
SELECT l.home, l.id, c.name, c.tier, l.number, l.status, l.balance, l.overdue_amount, l.overdue_days, l.matures_on
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me UNION SELECT m.home FROM team_member m WHERE m.person = $me)
  AND (COALESCE(l.status, '') = 'overdue' OR (COALESCE(l.status, '') = 'live' AND l.matures_on <= $1))
ORDER BY l.matures_on NULLS FIRST, l.home, l.id LIMIT 300

-- name: work_loans_overdue
SELECT l.home, l.id, c.name, c.tier, l.number, l.status, l.balance, l.overdue_amount, l.overdue_days, l.matures_on
FROM @loan l CROSS JOIN @customer c
WHERE c.home = l.home AND c.id = l.home AND l.status = 'overdue' AND CAST($1 AS BIGINT) IS NOT NULL
  AND COALESCE(l.overdue_days, 0) >= 0
ORDER BY COALESCE(l.overdue_days, 0) DESC LIMIT 100

-- name: work_loans_maturing
SELECT l.home, l.id, c.name, c.tier, l.number, l.status, l.balance, l.overdue_amount, l.overdue_days, l.matures_on
FROM @loan l CROSS JOIN @customer c
WHERE c.home = l.home AND c.id = l.home AND l.status = 'live' AND l.matures_on + 0 >= $2 AND l.matures_on + 0 <= $1
ORDER BY l.matures_on + 0 LIMIT 100

-- name: work_tasks_mine
SELECT t.home, t.id, c.name, c.tier, t.title, t.kind, t.source, t.priority, t.due_on, t.detail
FROM @task t CROSS JOIN @customer c
WHERE c.home = t.home AND c.id = t.home AND t.owner = $me AND t.status = 'open' AND t.due_on <= $1
ORDER BY t.due_on, t.home, t.id LIMIT 200

-- name: work_tasks_late
SELECT t.home, t.id, c.name, c.tier, t.title, t.kind, t.source, t.priority, t.due_on, t.detail
FROM @task t CROSS JOIN @customer c
WHERE c.home = t.home AND c.id = t.home AND t.status = 'open' AND t.due_on + 0 < $1 AND (t.owner IS NULL OR t.owner <> $me)
ORDER BY t.due_on + 0 LIMIT 100

-- name: work_visits
SELECT v.home, v.id, c.name, c.tier, v.subject, v.planned_at, v.place
FROM @visit v CROSS JOIN @customer c
WHERE c.home = v.home AND c.id = v.home AND v.owner = $me AND v.status = 'planned' AND v.planned_at < $1 AND v.planned_at >= $2
ORDER BY v.planned_at LIMIT 50

-- name: work_silence_mine
SELECT c.home, c.id, c.name, c.tier,
       (SELECT MAX(v.held_at) FROM @visit v WHERE v.home = c.home AND v.status = 'held'),
       (SELECT MAX(n.happened_at) FROM @note n WHERE n.home = c.home)
FROM @customer c
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND c.tier IS NOT NULL AND c.status = 'active'
ORDER BY c.home LIMIT 1000

-- name: work_silence_strategic
SELECT c.home, c.id, c.name, c.tier,
       (SELECT MAX(v.held_at) FROM @visit v WHERE v.home = c.home AND v.status = 'held'),
       (SELECT MAX(n.happened_at) FROM @note n WHERE n.home = c.home)
FROM @customer c WHERE c.tier = 'strategic' AND c.status = 'active'
ORDER BY c.id LIMIT 300

-- name: work_changes
SELECT p.home, p.id, c.name, c.tier, p.summary, p.made_at, p.customer, k.name, p.entity
FROM @pending_change p LEFT JOIN @customer c ON c.home = p.customer AND c.id = p.customer
LEFT JOIN @person k ON k.home = p.maker AND k.id = p.maker
WHERE p.status = 'waiting' AND p.maker <> $me
ORDER BY p.made_at LIMIT 100

-- name: work_groups
SELECT g.home, g.id, c.name, c.tier, g.name, g.controller, g.recorded_at, c.home
FROM @customer_group g JOIN @customer c ON c.home = g.parent AND c.id = g.parent
WHERE g.status = 'proposed' ORDER BY g.id LIMIT 50

-- name: work_duplicates
SELECT d.home, d.id, c.name, c.tier, o.name, d.weight, d.probability
FROM @duplicate_pair d JOIN @customer c ON c.home = d.home AND c.id = d.home
JOIN @customer o ON o.home = d.other AND o.id = d.other
WHERE d.status = 'open' AND c.status <> 'merged' AND o.status <> 'merged'
ORDER BY d.weight DESC NULLS LAST, d.id LIMIT 50

-- name: work_tier_reviews
SELECT t.home, t.id, c.name, c.tier, t.tier, t.expires_on
FROM @tier_decision t CROSS JOIN @customer c
WHERE c.home = t.home AND c.id = t.home AND t.expires_on >= $1 AND t.expires_on <= $2
  AND NOT EXISTS (SELECT 1 FROM tier_decision n WHERE n.home = t.home AND n.decided_at > t.decided_at)
ORDER BY t.expires_on LIMIT 60

-- name: work_grades_mine
SELECT a.home, a.id, c.name, c.tier, a.grade, a.assessed_at,
       (SELECT b.grade FROM @assessment b WHERE b.home = a.home AND b.assessed_at < a.assessed_at ORDER BY b.assessed_at DESC LIMIT 1)
FROM @customer c JOIN @assessment a ON a.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND a.assessed_at > $1
  AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.home = a.home AND n.assessed_at > a.assessed_at)
ORDER BY a.assessed_at DESC LIMIT 500

-- name: work_grades_newest
SELECT a.home, a.id, c.name, c.tier, a.grade, a.assessed_at,
       (SELECT b.grade FROM @assessment b WHERE b.home = a.home AND b.assessed_at < a.assessed_at ORDER BY b.assessed_at DESC LIMIT 1)
FROM @assessment a CROSS JOIN @customer c
WHERE c.home = a.home AND c.id = a.home AND a.assessed_at + 0 > $1 AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.home = a.home AND n.assessed_at > a.assessed_at)
ORDER BY a.assessed_at + 0 DESC LIMIT 300

-- name: work_outflow_mine
SELECT c.home, c.id, c.name, c.tier,
       (SELECT CAST(SUM(a.balance) AS BIGINT) FROM @account a WHERE a.home = c.home AND a.closed_on IS NULL),
       (SELECT CAST(SUM(CASE WHEN t.direction = 'in' THEN t.amount ELSE -t.amount END) AS BIGINT)
        FROM @transaction t WHERE t.home = c.home AND t.customer = c.home AND t.booked_on > $1)
FROM @customer c WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND c.status = 'active'
ORDER BY c.home LIMIT 500

-- name: work_warnings_mine
SELECT w.home, w.id, c.name, c.tier, w.level, w.reason_zh, w.reason_en, w.due_on, w.fired_on,
       (SELECT CAST(SUM(l.balance) AS BIGINT) FROM @loan l WHERE l.home = w.home AND l.status IN ('live', 'overdue'))
FROM @warning w CROSS JOIN @customer c
WHERE c.home = w.home AND c.id = w.home AND w.owner = $me AND w.status IN ('open', 'working') AND COALESCE(w.shadow, 0) = 0
ORDER BY w.home, CASE w.level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END, w.due_on NULLS LAST, w.id LIMIT 400

-- name: work_warnings_late
SELECT w.home, w.id, c.name, c.tier, w.level, w.reason_zh, w.reason_en, w.due_on, w.fired_on,
       (SELECT CAST(SUM(l.balance) AS BIGINT) FROM @loan l WHERE l.home = w.home AND l.status IN ('live', 'overdue'))
FROM @warning w CROSS JOIN @customer c
WHERE c.home = w.home AND c.id = w.home AND w.status = 'open' AND w.level = $2 AND w.due_on < $1 AND COALESCE(w.shadow, 0) = 0
ORDER BY w.due_on LIMIT 60

-- name: work_covenants_mine
SELECT v.home, v.id, c.name, c.tier, v.name, v.status, v.headroom, v.months_left, v.next_on, v.cure_until, l.balance
FROM @customer c JOIN @covenant v ON v.home = c.home LEFT JOIN loan l ON l.home = v.home AND l.id = v.loan
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me UNION SELECT m.home FROM team_member m WHERE m.person = $me)
  AND (v.status IN ('breached', 'near') OR (v.next_on <= $1 AND v.status <> 'waived'))
ORDER BY v.home, v.id LIMIT 200

-- name: work_covenants_status
SELECT v.home, v.id, c.name, c.tier, v.name, v.status, v.headroom, v.months_left, v.next_on, v.cure_until, l.balance
FROM @covenant v CROSS JOIN @customer c LEFT JOIN loan l ON l.home = v.home AND l.id = v.loan
WHERE c.home = v.home AND c.id = v.home AND v.status = $1
ORDER BY v.next_on NULLS LAST, v.home, v.id LIMIT 60

-- name: work_repayments_mine
SELECT l.home, l.id, c.name, c.tier, l.number, l.next_due_on, l.next_due_amount,
       (SELECT CAST(SUM(a.balance) AS BIGINT) FROM @account a WHERE a.home = l.home AND a.closed_on IS NULL)
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me UNION SELECT m.home FROM team_member m WHERE m.person = $me)
  AND l.status = 'live' AND l.next_due_on >= $1 AND l.next_due_on <= $2 AND l.next_due_amount > 0
ORDER BY l.next_due_on, l.home, l.id LIMIT 300

-- name: work_facilities_mine
SELECT f.home, f.id, c.name, c.tier, f.name, f.amount, f.expires_on
FROM @customer c JOIN @facility f ON f.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me UNION SELECT m.home FROM team_member m WHERE m.person = $me)
  AND f.status = 'active' AND f.level = 'customer' AND f.expires_on <= $1
ORDER BY f.expires_on, f.home, f.id LIMIT 100

-- name: work_inspections_mine
SELECT i.home, i.id, c.name, c.tier, i.kind, i.due_on, i.reason,
       (SELECT CAST(SUM(l.balance) AS BIGINT) FROM @loan l WHERE l.home = i.home AND l.status IN ('live', 'overdue'))
FROM @inspection i CROSS JOIN @customer c
WHERE c.home = i.home AND c.id = i.home AND i.owner = $me AND i.status = 'planned' AND i.due_on <= $1
ORDER BY i.due_on, i.home, i.id LIMIT 100

-- name: work_conditions_mine
SELECT f.home, f.facility, c.name, c.tier, f.text, f.due_on, f.applies
FROM @facility_condition f CROSS JOIN @customer c
WHERE c.home = f.home AND c.id = f.home AND f.responsible = $me AND f.status IN ('open', 'breached')
  AND f.due_on <= $1 + COALESCE(f.remind_days, 14)
ORDER BY f.due_on, f.home, f.id LIMIT 100

-- name: work_notices_mine
SELECT n.home, n.id, c.name, c.tier, n.number, n.notify_by, n.kind, n.principal + n.interest + n.fee
FROM @syndicate_notice n CROSS JOIN @customer c
WHERE c.home = n.home AND c.id = n.home AND n.status = 'draft' AND n.notify_by <= $1
  AND c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me UNION SELECT m.home FROM team_member m WHERE m.person = $me)
ORDER BY n.notify_by, n.home, n.id LIMIT 50

-- name: work_since_mine
SELECT c.home, c.id, c.name, c.tier, c.since
FROM @customer c WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND c.status = 'active' AND c.since IS NOT NULL
ORDER BY c.home LIMIT 1000

-- name: work_birthdays_mine
SELECT p.home, p.id, c.name, c.tier, p.name, p.position, p.birthday
FROM @customer c JOIN @contact p ON p.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND c.status = 'active' AND p.birthday IS NOT NULL
ORDER BY p.home, p.id LIMIT 2000

-- name: work_put_off
SELECT z.id, z.version, z.kind, z.subject, z.until FROM @work_snooze z WHERE z.person = $me AND z.until > $1 ORDER BY z.until DESC LIMIT 500

-- name: work_put_off_one
SELECT z.id FROM work_snooze z WHERE z.person = $me AND z.kind = $1 AND z.subject = $2 ORDER BY z.id LIMIT 1
