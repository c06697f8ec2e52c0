-- The pool: customers nobody looks after, and customers that pass from one manager to another.

-- Customers after home $1 (or the one at home $2) with what the rules ask about, on day $3.
-- name: pool_clients
SELECT c.id, c.branch, c.owner, c.name, c.tier, CASE WHEN p.left_on IS NOT NULL AND p.left_on <= $3 THEN 1 ELSE 0 END,
       (SELECT COUNT(*) FROM loan l WHERE l.home = c.home AND l.status IN ('approved', 'live', 'overdue')),
       (SELECT COUNT(*) FROM warning_plan w WHERE w.home = c.home AND w.status = 'open'),
       (SELECT COUNT(*) FROM application a WHERE a.home = c.home AND (a.status IN ('draft', 'in_review') OR (a.status = 'approved' AND COALESCE(a.valid_until, $3) >= $3))),
       (SELECT MAX(v.held_at) FROM visit v WHERE v.home = c.home AND v.status = 'held'),
       (SELECT MAX(n.happened_at) FROM note n WHERE n.home = c.home),
       (SELECT MAX(t.taken_on) FROM pool_entry t WHERE t.home = c.home),
       (SELECT MAX(h.handed_on) FROM handover_item h WHERE h.home = c.home),
       e.id, e.status, e.returns_on, c.status
FROM @customer c LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
LEFT JOIN pool_entry e ON e.home = c.home AND e.status IN ('notice', 'waiting')
WHERE c.home > $1 AND (CAST($2 AS BIGINT) = 0 OR c.home = CAST($2 AS BIGINT)) AND c.status IN ('active', 'dormant', 'prospect') AND c.kind <> 'guarantor'
ORDER BY c.home LIMIT $4

-- name: pool_client_count
SELECT COUNT(*) FROM @customer c WHERE c.status IN ('active', 'dormant', 'prospect') AND c.kind <> 'guarantor'

-- name: pool_claims_today
SELECT COUNT(*) FROM pool_entry e WHERE e.taken_by = $1 AND e.taken_on = $2 AND e.status = 'claimed'

-- name: pool_held
SELECT COUNT(*) FROM customer c WHERE c.owner = $1 AND c.status NOT IN ('merged', 'closed')

-- name: pool_lost
SELECT MAX(e.entered_on) FROM pool_entry e WHERE e.home = $1 AND e.lost_by = $2

-- What waits or is announced ($1); $2 tier, $3 branch, $4 part of the name, $5 who looks, $7 the branch of whoever looks.
-- name: pool_items
SELECT e.home, e.id, c.name, c.tier, c.kind, c.industry, c.region, b.name, e.cause, e.reason, e.silent_days, e.limit_days, e.returns_on, e.entered_on,
       l.name, o.name, c.owner, CASE WHEN EXISTS (SELECT 1 FROM branch_closure k WHERE k.above = $7 AND k.below = c.branch) THEN 1 ELSE 0 END,
       (SELECT MAX(x.entered_on) FROM pool_entry x WHERE x.home = e.home AND x.lost_by = $5 AND x.entered_on IS NOT NULL),
       (SELECT COUNT(*) FROM loan n WHERE n.home = c.home AND n.status IN ('approved', 'live', 'overdue'))
FROM @pool_entry e JOIN @customer c ON c.home = e.home AND c.id = e.home
LEFT JOIN branch b ON b.home = c.branch AND b.id = c.branch
LEFT JOIN person l ON l.home = e.lost_by AND l.id = e.lost_by
LEFT JOIN person o ON o.home = c.owner AND o.id = c.owner
WHERE e.status = $1 AND (CAST($2 AS TEXT) IS NULL OR c.tier = $2) AND (CAST($3 AS BIGINT) IS NULL OR c.branch = $3)
  AND (CAST($4 AS TEXT) IS NULL OR c.name LIKE '%' || $4 || '%')
ORDER BY 18 DESC, CASE WHEN c.owner IS NULL THEN 0 ELSE 1 END, CASE c.tier WHEN 'strategic' THEN 0 WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END,
         COALESCE(e.returns_on, e.entered_on), e.id
LIMIT $6

-- name: pool_weeks
SELECT x.week, CAST(SUM(x.entered) AS BIGINT), CAST(SUM(x.taken) AS BIGINT) FROM (
    SELECT (e.entered_on + 3) / 7 AS week, 1 AS entered, 0 AS taken FROM @pool_entry e WHERE e.entered_on >= $1
    UNION ALL
    SELECT (e.taken_on + 3) / 7, 0, 1 FROM @pool_entry e WHERE e.taken_on >= $1 AND e.status IN ('claimed', 'assigned')
) x GROUP BY x.week ORDER BY x.week

-- name: pool_job_last
SELECT MAX(j.ended_at) FROM job j WHERE j.kind = 'pool_run' AND j.status = 'done'

-- name: pool_job_open
SELECT MAX(j.id) FROM job j WHERE j.kind = 'pool_run' AND j.status IN ('waiting', 'running')

-- name: pool_person
SELECT p.name, p.role, p.branch, p.left_on FROM person p WHERE p.home = $1 AND p.id = $1

-- name: pool_person_within
SELECT COUNT(*) FROM branch_closure k WHERE k.above = $1 AND k.below = $2

-- Work of one person ($2) at one customer ($1) that is not done.
-- name: pass_tasks
SELECT t.id FROM @task t WHERE t.home = $1 AND t.owner = $2 AND t.status = 'open'

-- name: pass_visits
SELECT t.id FROM @visit t WHERE t.home = $1 AND t.owner = $2 AND t.status = 'planned'

-- name: pass_opportunities
SELECT t.id FROM @opportunity t WHERE t.home = $1 AND t.owner = $2 AND t.closed_on IS NULL

-- name: pass_warnings
SELECT t.id FROM @warning t WHERE t.home = $1 AND t.owner = $2 AND t.status IN ('open', 'working')

-- name: pass_plans
SELECT t.id FROM @warning_plan t WHERE t.home = $1 AND t.owner = $2 AND t.status = 'open'

-- name: pass_requests
SELECT t.id FROM @service_request t WHERE t.home = $1 AND t.handler = $2 AND t.status <> 'closed'

-- name: pass_inspections
SELECT t.id FROM @inspection t WHERE t.home = $1 AND t.owner = $2 AND t.status = 'planned'

-- name: handover_customers
SELECT c.id FROM @customer c WHERE c.owner = $1 AND c.status NOT IN ('merged', 'closed') ORDER BY c.id LIMIT 5000

-- The pack of handover $1, of customers its reader sees.
-- name: pack_customers
SELECT c.id, c.name, c.tier, c.grade,
       (SELECT CAST(COALESCE(SUM(l.balance), 0) AS BIGINT) FROM @loan l WHERE l.home = c.home AND l.status IN ('live', 'overdue')),
       (SELECT CAST(COALESCE(SUM(a.balance), 0) AS BIGINT) FROM @account a WHERE a.home = c.home AND a.closed_on IS NULL),
       (SELECT MAX(v.held_at) FROM @visit v WHERE v.home = c.home AND v.status = 'held')
FROM @handover_item i JOIN @customer c ON c.home = i.home AND c.id = i.home
WHERE i.handover = $1
ORDER BY CASE c.tier WHEN 'strategic' THEN 0 WHEN 'core' THEN 1 WHEN 'important' THEN 2 ELSE 3 END, 5 DESC, c.id

-- Lines of the pack: home, id, a word, another word, day, amount, whether it presses. $2 today.
-- name: pack_loans
SELECT l.home, l.id, l.number, l.product, l.matures_on, l.balance, CASE WHEN l.status = 'overdue' OR l.matures_on <= $2 + 90 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @loan l ON l.home = i.home
WHERE i.handover = $1 AND l.status IN ('approved', 'live', 'overdue') ORDER BY l.home, l.matures_on, l.id

-- name: pack_warnings
SELECT w.home, w.id, w.reason_zh, w.reason_en, w.due_on, NULL, CASE WHEN w.level IN ('red', 'orange') OR w.due_on < $2 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @warning w ON w.home = i.home
WHERE i.handover = $1 AND w.status IN ('open', 'working') AND COALESCE(w.shadow, 0) = 0 ORDER BY w.home, w.due_on, w.id

-- name: pack_plans
SELECT w.home, w.id, w.title, w.playbook, w.due_on, w.exposure, CASE WHEN w.due_on < $2 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @warning_plan w ON w.home = i.home
WHERE i.handover = $1 AND w.status = 'open' ORDER BY w.home, w.due_on, w.id

-- name: pack_covenants
SELECT v.home, v.id, v.name, v.status, v.next_on, NULL, CASE WHEN v.status = 'breached' THEN 1 ELSE 0 END
FROM @handover_item i JOIN @covenant v ON v.home = i.home
WHERE i.handover = $1 AND v.status IN ('breached', 'near') AND CAST($2 AS BIGINT) IS NOT NULL ORDER BY v.home, v.next_on, v.id

-- name: pack_requests
SELECT r.home, r.id, r.subject, r.kind, r.due_on, NULL, CASE WHEN r.kind = 'complaint' OR r.due_on < $2 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @service_request r ON r.home = i.home
WHERE i.handover = $1 AND r.status <> 'closed' ORDER BY r.home, r.due_on, r.id

-- name: pack_applications
SELECT a.home, a.id, a.number, a.product, a.valid_until, a.amount, CASE WHEN a.valid_until < $2 + 30 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @application a ON a.home = i.home
WHERE i.handover = $1 AND a.status IN ('draft', 'in_review', 'approved') ORDER BY a.home, a.id

-- name: pack_tasks
SELECT t.home, t.id, t.title, t.kind, t.due_on, NULL, CASE WHEN t.due_on < $2 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @task t ON t.home = i.home
WHERE i.handover = $1 AND t.status = 'open' ORDER BY t.home, t.due_on, t.id

-- name: pack_visits
SELECT v.home, v.id, v.subject, v.kind, v.planned_at / 86400000, NULL, CASE WHEN v.planned_at / 86400000 < $2 THEN 1 ELSE 0 END
FROM @handover_item i JOIN @visit v ON v.home = i.home
WHERE i.handover = $1 AND v.status = 'planned' ORDER BY v.home, v.planned_at, v.id

-- name: pack_people
SELECT p.home, p.id, p.name, COALESCE(p.position, ''), p.birthday, NULL, 0
FROM @handover_item i JOIN @contact p ON p.home = i.home
WHERE i.handover = $1 AND CAST($2 AS BIGINT) IS NOT NULL ORDER BY p.home, p.primary_contact DESC, p.id

-- name: pack_notes
SELECT n.home, n.id, n.text, n.kind, n.happened_at / 86400000, NULL, 0
FROM @handover_item i JOIN @note n ON n.home = i.home
WHERE i.handover = $1 AND n.happened_at / 86400000 > $2 - 365 ORDER BY n.home, n.happened_at DESC, n.id

-- name: pack_size
SELECT COUNT(*) FROM handover_item i WHERE i.handover = $1

-- name: work_pool_notices_mine
SELECT e.home, e.id, c.name, c.tier, e.silent_days, e.limit_days, e.returns_on
FROM @customer c JOIN @pool_entry e ON e.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $me) AND COALESCE(e.status, '') = 'notice'
ORDER BY e.returns_on, e.home LIMIT 100

-- name: work_handovers_mine
SELECT h.home, h.id, h.title, p.name, h.customers, h.handed_at FROM @handover h LEFT JOIN person p ON p.home = h.from_person AND p.id = h.from_person
WHERE h.owner = $me AND h.status = 'handed' ORDER BY h.handed_at LIMIT 20
