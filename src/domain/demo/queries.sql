-- The demo bank's own statements.

-- name: demo_credential
INSERT INTO credential (person, password_hash, changed_at, must_change, totp_secret, totp_on, totp_last_step, failures, locked_until)
VALUES ($1, $2, $3, 0, NULL, 0, 0, 0, 0)

-- name: demo_customers
SELECT COUNT(*) FROM customer

-- name: demo_loan_version
UPDATE loan SET version = $1, recorded_at = $2 WHERE home = $3 AND id = $4

-- name: demo_place
SELECT c.id, (SELECT MIN(a.id) FROM account a WHERE a.home = c.id AND a.customer = c.id AND a.closed_on IS NULL AND a.kind IN ('basic', 'general', 'special')),
       (SELECT MIN(l.id) FROM loan l WHERE l.home = c.id AND l.customer = c.id AND l.status IN ('live', 'overdue'))
FROM customer c WHERE c.name = $1 AND c.status <> 'merged' LIMIT 1

-- name: demo_warnings
SELECT w.home, w.id FROM warning w WHERE w.fired_on < $1 AND w.status = 'open' AND w.shadow = 0 ORDER BY w.fired_on, w.home, w.indicator
-- name: demo_limit_balance
INSERT INTO limit_balance (home, facility, reserved, used) VALUES ($1, $2, 0, $3)
-- name: demo_borrowers
SELECT c.id, c.owner, c.branch, c.kind, (SELECT MAX(s.revenue) FROM statement s WHERE s.home = c.home)
FROM customer c
WHERE c.status = 'active' AND c.kind IN ('micro', 'small', 'medium', 'large', 'spv') AND c.owner IS NOT NULL AND c.branch IS NOT NULL AND c.grade IS NOT NULL
ORDER BY CASE WHEN c.owner = (SELECT MIN(p.id) FROM person p WHERE p.login = 'chen.rm') THEN 0 ELSE 1 END, c.id LIMIT 90

-- name: demo_papers
SELECT id FROM application_document WHERE home = $1 AND application = $2 ORDER BY id

-- name: demo_open_tasks
SELECT id FROM workflow_task WHERE workflow_case = $1 AND status = 'open' ORDER BY id

-- name: demo_portal_firms
SELECT k.id, k.owner, k.branch, k.name FROM customer k
WHERE k.status = 'active' AND k.owner IS NOT NULL AND k.kind IN ('medium', 'large', 'small')
ORDER BY CASE WHEN k.owner = (SELECT MIN(p.id) FROM person p WHERE p.login = 'chen.rm') THEN 0 ELSE 16 END
       + CASE WHEN EXISTS (SELECT 1 FROM covenant c WHERE c.home = k.id) THEN 0 ELSE 8 END
       + CASE WHEN EXISTS (SELECT 1 FROM loan l WHERE l.home = k.id AND l.terms IS NOT NULL AND l.status = 'live') THEN 0 ELSE 4 END
       + CASE WHEN EXISTS (SELECT 1 FROM loan l WHERE l.home = k.id AND l.status = 'overdue') THEN 2 ELSE 0 END
       + CASE WHEN (SELECT COUNT(*) FROM covenant c WHERE c.home = k.id) > 1 THEN 0 ELSE 1 END, k.id
LIMIT 2

-- name: demo_portal_paper
SELECT MIN(d.id) FROM application_document d JOIN application a ON a.home = d.home AND a.id = d.application
WHERE d.home = $1 AND d.status = 'missing' AND a.status IN ('draft', 'in_review')
