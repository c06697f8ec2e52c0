-- Dates of the customers that one person ($1) looks after, from day $2 to day $3. Columns of every statement: home, id, customer's name,
-- tier, day, instant (null: the whole day), amount, a word, another word, whether it is done. Rights come with @.

-- name: calendar_visits
SELECT v.home, v.id, c.name, c.tier, NULL, COALESCE(v.planned_at, v.held_at), NULL, v.subject, v.kind, CASE WHEN v.status = 'held' THEN 1 ELSE 0 END
FROM @visit v JOIN @customer c ON c.home = v.home AND c.id = v.home
WHERE v.owner = $1 AND v.status <> 'cancelled'
  AND COALESCE(v.planned_at, v.held_at) >= CAST($2 AS BIGINT) * 86400000 - 28800000 AND COALESCE(v.planned_at, v.held_at) < (CAST($3 AS BIGINT) + 1) * 86400000 - 28800000
ORDER BY COALESCE(v.planned_at, v.held_at), v.id LIMIT 1000

-- name: calendar_inspections
SELECT i.home, i.id, c.name, c.tier, i.due_on, NULL, NULL, i.kind, i.reason, CASE WHEN i.status = 'done' THEN 1 ELSE 0 END
FROM @inspection i JOIN @customer c ON c.home = i.home AND c.id = i.home
WHERE i.owner = $1 AND i.status IN ('planned', 'done') AND i.due_on >= $2 AND i.due_on <= $3
ORDER BY i.due_on, i.id LIMIT 1000

-- name: calendar_tasks
SELECT t.home, t.id, c.name, c.tier, t.due_on, NULL, NULL, t.title, t.kind, CASE WHEN t.status = 'done' THEN 1 ELSE 0 END
FROM @task t JOIN @customer c ON c.home = t.home AND c.id = t.home
WHERE t.owner = $1 AND t.status IN ('open', 'done') AND t.due_on >= $2 AND t.due_on <= $3
ORDER BY t.due_on, t.id LIMIT 1000

-- name: calendar_warnings
SELECT w.home, w.id, c.name, c.tier, w.due_on, NULL, NULL, w.reason_zh, w.reason_en, 0
FROM @warning w JOIN @customer c ON c.home = w.home AND c.id = w.home
WHERE w.owner = $1 AND w.status IN ('open', 'working') AND COALESCE(w.shadow, 0) = 0 AND w.due_on >= $2 AND w.due_on <= $3
ORDER BY w.due_on, w.id LIMIT 1000

-- name: calendar_maturities
SELECT l.home, l.id, c.name, c.tier, l.matures_on, NULL, l.balance, l.number, l.product, 0
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND l.status IN ('live', 'overdue') AND l.matures_on >= $2 AND l.matures_on <= $3
ORDER BY l.matures_on, l.id LIMIT 1000

-- name: calendar_repayments
SELECT l.home, l.id, c.name, c.tier, l.next_due_on, NULL, l.next_due_amount, l.number, l.product, 0
FROM @customer c JOIN @loan l ON l.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND l.status = 'live' AND l.next_due_on >= $2 AND l.next_due_on <= $3
  AND l.next_due_amount > 0 AND l.next_due_on < l.matures_on
ORDER BY l.next_due_on, l.id LIMIT 1000

-- name: calendar_covenants
SELECT v.home, v.id, c.name, c.tier, CASE WHEN v.status = 'breached' THEN COALESCE(v.cure_until, v.next_on) ELSE v.next_on END, NULL, NULL, v.name, v.status, 0
FROM @customer c JOIN @covenant v ON v.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1)
  AND CASE WHEN v.status = 'breached' THEN COALESCE(v.cure_until, v.next_on) ELSE v.next_on END >= $2
  AND CASE WHEN v.status = 'breached' THEN COALESCE(v.cure_until, v.next_on) ELSE v.next_on END <= $3
ORDER BY v.next_on, v.id LIMIT 1000

-- name: calendar_esg_checks
SELECT k.home, k.id, c.name, c.tier, k.due_on, NULL, NULL, k.kind, p.name, CASE WHEN k.done_on IS NULL THEN 0 ELSE 1 END
FROM @customer c JOIN @esg_check k ON k.home = c.home LEFT JOIN @project p ON p.home = k.home AND p.id = k.project
WHERE c.home IN (SELECT k2.home FROM customer k2 WHERE k2.owner = $1) AND k.due_on >= $2 AND k.due_on <= $3
ORDER BY k.due_on, k.id LIMIT 1000

-- name: calendar_limits
SELECT f.home, f.id, c.name, c.tier, f.expires_on, NULL, f.amount, f.name, f.level, 0
FROM @customer c JOIN @facility f ON f.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND f.status = 'active' AND f.level IN ('customer', 'group')
  AND f.expires_on >= $2 AND f.expires_on <= $3
ORDER BY f.expires_on, f.id LIMIT 1000

-- What a review rests on: the newest decision on the tier and when the customer was rated. Days are worked out by the tier's promise.
-- name: calendar_reviewed
SELECT c.home, c.id, c.name, c.tier, c.rated_on, (SELECT MAX(t.decided_at) FROM @tier_decision t WHERE t.home = c.home), NULL,
       (SELECT MAX(t.expires_on) FROM @tier_decision t WHERE t.home = c.home AND t.overridden = 1), NULL, 0
FROM @customer c WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active' AND $2 <= $3
ORDER BY c.home LIMIT 2000

-- name: calendar_since
SELECT c.home, c.id, c.name, c.tier, c.since, NULL, NULL, NULL, NULL, 0
FROM @customer c WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active' AND c.since IS NOT NULL AND $2 <= $3
ORDER BY c.home LIMIT 2000

-- name: calendar_birthdays
SELECT p.home, p.id, c.name, c.tier, p.birthday, NULL, NULL, p.name, p.position, 0
FROM @customer c JOIN @contact p ON p.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $1) AND c.status = 'active' AND p.birthday IS NOT NULL AND $2 <= $3
ORDER BY p.home, p.id LIMIT 4000

-- name: calendar_absences
SELECT a.home, a.id, NULL, NULL, a.starts_on, NULL, NULL, a.reason, p.name, 0
FROM @absence a LEFT JOIN @person p ON p.home = a.cover AND p.id = a.cover
WHERE a.person = $1 AND a.ends_on >= $2 AND a.starts_on <= $3 ORDER BY a.starts_on LIMIT 100

-- name: calendar_feed_list
SELECT f.id, f.name, f.show_names, f.recorded_at, f.revoked_on FROM @calendar_feed f WHERE f.person = $me ORDER BY f.id DESC LIMIT 50

-- name: calendar_feed_of
SELECT f.id, f.show_names, f.revoked_on, p.id, p.role, p.branch, p.left_on, p.language, p.name
FROM calendar_feed f JOIN person p ON p.home = f.person AND p.id = f.person WHERE f.secret_hash = $1
