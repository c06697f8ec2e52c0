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

-- The manager below zhao.head's branch, chen.rm apart, with the most customers.
-- name: demo_leaving_manager
SELECT p.id FROM person p JOIN branch_closure k ON k.below = p.branch JOIN person h ON h.branch = k.above AND h.login = 'zhao.head'
WHERE p.role = 'relationship_manager' AND p.login <> 'chen.rm' AND p.left_on IS NULL
  AND EXISTS (SELECT 1 FROM customer c JOIN loan l ON l.home = c.home AND l.status = 'live' WHERE c.owner = p.id)
ORDER BY (SELECT COUNT(*) FROM customer c WHERE c.owner = p.id) DESC, p.id LIMIT 1

-- Customers that wait, each with a manager of its branch.
-- name: demo_pool_waiting
SELECT e.home, (SELECT MIN(p.id) FROM person p WHERE p.branch = e.branch AND p.role = 'relationship_manager' AND p.left_on IS NULL AND p.id <> COALESCE(e.lost_by, 0))
FROM pool_entry e WHERE e.status = 'waiting' ORDER BY e.home LIMIT 400

-- name: demo_pool_released
SELECT c.id FROM customer c JOIN person p ON p.home = c.owner AND p.id = c.owner
WHERE p.login <> 'chen.rm' AND p.branch IN (SELECT b.branch FROM person b WHERE b.login IN ('chen.rm', 'zhao.head')) AND c.status = 'active'
  AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.home = c.home) AND NOT EXISTS (SELECT 1 FROM pool_entry e WHERE e.home = c.home)
ORDER BY c.id LIMIT 2

-- Customers of $1 for chen.rm: id, receiver, branch, who hands over, title.
-- name: demo_pool_given
SELECT c.id, r.id, g.branch, h.id, g.name || ' → ' || r.name
FROM customer c JOIN person g ON g.home = c.owner AND g.id = c.owner JOIN person r ON r.login = 'chen.rm' JOIN person h ON h.login = 'zhao.head'
WHERE c.owner = $1 AND c.status = 'active' ORDER BY (SELECT COUNT(*) FROM loan l WHERE l.home = c.home AND l.status IN ('live', 'overdue')) DESC, c.id LIMIT 6
-- Who has an expert's opinion, a share price, or a moved grade in the demo bank: rated companies, those of chen.rm first.
-- name: demo_rated
SELECT c.id, c.grade, c.kind,
       (SELECT s.total_equity FROM statement s WHERE s.home = c.home AND s.period_months = 12 ORDER BY s.period_end DESC LIMIT 1)
FROM customer c
WHERE c.status = 'active' AND c.kind IN ('micro', 'small', 'medium', 'large') AND c.grade IS NOT NULL AND c.grade <> 'D'
ORDER BY CASE WHEN c.owner = (SELECT MIN(p.id) FROM person p WHERE p.login = 'chen.rm') THEN 0 ELSE 1 END, c.id LIMIT 60

-- name: demo_bad_borrowers
SELECT DISTINCT l.home FROM loan l JOIN customer c ON c.home = l.home AND c.status = 'active'
WHERE l.status IN ('live', 'overdue') AND (l.five_class IN ('substandard', 'doubtful', 'loss') OR l.overdue_days > 90) ORDER BY l.home LIMIT 6

-- name: demo_campaign_customers
SELECT c.id FROM customer c WHERE c.status IN ('active', 'dormant') AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.home = c.home AND n.purpose = 'marketing')
ORDER BY c.id LIMIT 1500

-- name: demo_campaign_author
SELECT p.id, p.branch FROM person p WHERE p.login = 'ho.manager'

-- name: demo_campaign_members
SELECT m.home, m.id FROM campaign_member m WHERE m.campaign = $1 ORDER BY m.home

-- The first, whose contract is amended, is a customer of the first relationship manager.
-- name: demo_approved
SELECT a.home, a.id FROM application a JOIN customer c ON c.home = a.home AND c.id = a.home
WHERE a.status = 'approved' AND a.change_of IS NULL AND EXISTS (SELECT 1 FROM attachment f WHERE f.home = a.home)
ORDER BY CASE WHEN c.owner = (SELECT MIN(p.id) FROM person p WHERE p.login = 'chen.rm') THEN 0 ELSE 1 END, a.decided_at DESC, a.id LIMIT 9

-- name: demo_signing_head
SELECT MIN(id) FROM person WHERE role = 'head_office_manager'

-- name: demo_any_file
SELECT MAX(id) FROM attachment WHERE home = $1

-- name: demo_play_customers
SELECT c.home, c.owner FROM customer c WHERE c.status = 'active' AND c.owner IS NOT NULL ORDER BY (c.id / 2048) % 89, c.id LIMIT $1

-- name: demo_around
SELECT f.home, f.id, l.id, l.collateral, c.owner, f.amount, l.balance, f.starts_on, l.repayment
FROM customer c JOIN facility f ON f.home = c.home AND f.level = 'product' JOIN loan l ON l.home = f.home AND l.facility = f.id
WHERE c.status = 'active' AND c.owner IS NOT NULL AND l.status = 'live' AND l.terms IS NOT NULL
ORDER BY CASE WHEN c.owner = (SELECT MIN(p.id) FROM person p WHERE p.login = 'chen.rm') THEN 0 ELSE 1 END, l.balance DESC, f.id LIMIT 60

-- name: demo_vouchers
SELECT r.other FROM relation r WHERE r.home = $1 AND r.kind = 'guarantee' AND r.side = 'in' AND r.other <> $1 ORDER BY r.id LIMIT 2

-- name: demo_strong
SELECT c.id FROM customer c WHERE c.status = 'active' AND c.kind IN ('medium', 'large') AND c.grade IS NOT NULL
ORDER BY c.grade, c.id LIMIT 20

-- name: demo_drafts
SELECT n.id FROM syndicate_notice n WHERE n.home = $1 AND n.facility = $2 AND n.status = 'draft' ORDER BY n.value_on, n.id LIMIT 3
