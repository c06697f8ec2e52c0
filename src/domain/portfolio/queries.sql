-- The credit book: what is owed and promised, by whom, and how it came here.

-- name: book_loans
SELECT l.home, l.id, l.product, l.status, l.balance, l.amount, l.rate, l.started_on, l.matures_on, l.collateral, l.overdue_days,
       l.overdue_amount, l.five_class, l.branch, l.currency, l.repayment
FROM @loan l WHERE l.status IN ('approved', 'live', 'overdue') ORDER BY l.home, l.id

-- name: book_loans_seen
SELECT l.home, l.id FROM @loan l WHERE l.status IN ('approved', 'live', 'overdue') ORDER BY l.home, l.id

-- name: book_all_loans_seen
SELECT l.id FROM @loan l ORDER BY l.id

-- name: book_customers
SELECT c.id, c.kind, c.industry, c.region, c.customer_group, c.grade, c.pd FROM @customer c
WHERE c.home IN (SELECT l.home FROM @loan l WHERE l.status IN ('approved', 'live', 'overdue')) ORDER BY c.id

-- name: book_turnovers
SELECT st.home, st.revenue, st.total_equity FROM @statement st
WHERE st.period_months = 12 AND st.revenue IS NOT NULL AND st.period_end <= $1 AND st.period_end > $1 - 1100
ORDER BY st.home, st.period_end

-- name: book_ratings
SELECT a.home, a.assessed_at, a.pd, a.grade FROM @assessment a
WHERE a.home IN (SELECT l.home FROM @loan l WHERE l.status IN ('approved', 'live', 'overdue')) AND a.pd IS NOT NULL AND a.assessed_at IS NOT NULL
ORDER BY a.home, a.assessed_at

-- name: book_capital
SELECT b.total_net, b.tier1_net FROM @bank_capital b WHERE b.valid_from <= $1 ORDER BY b.valid_from DESC, b.id DESC LIMIT 1

-- name: book_fx
SELECT m.series, m.value FROM @macro_series m WHERE m.series LIKE 'fx\_%' ESCAPE '\' AND m.observed_on <= $1 ORDER BY m.series, m.observed_on

-- What changed since the book was read: the newest record of each chain, and whether one of those after it matters.

-- name: book_audit_heads
SELECT h.chain, h.sequence FROM audit_head h ORDER BY h.chain

-- name: book_audit_since
SELECT COUNT(*) FROM audit a WHERE a.chain = $1 AND a.sequence > $2
  AND a.entity NOT IN ('note', 'task', 'visit', 'session', 'saved_view', 'favourite', 'contact', 'attachment', 'export', 'audit', 'transaction',
                       'pending_change', 'duplicate_pair', 'import_mapping', 'ecl_result', 'ecl_run', 'classification_decision', 'customer_segment',
                       'portfolio', 'product_holding', 'tier_decision', 'team_member', 'person', 'ecl_overlay', 'portfolio_limit')

-- name: book_loan_versions
SELECT l.home, l.id, l.recorded_at, CAST(NULL AS BIGINT) AS recorded_until, l.status, l.balance, l.amount, l.overdue_days, l.five_class, l.started_on
FROM loan l WHERE l.recorded_at <= $1
UNION ALL
SELECT h.home, h.id, h.recorded_at, h.recorded_until, h.status, h.balance, h.amount, h.overdue_days, h.five_class, h.started_on
FROM loan_history h WHERE h.recorded_at <= $1
ORDER BY 2, 3

-- name: book_customer_name
SELECT c.name, c.grade FROM @customer c WHERE c.home = $1 AND c.id = $1

-- name: book_group_name
SELECT g.name FROM @customer_group g WHERE g.home = $1 AND g.id = $1

-- name: book_branch_name
SELECT b.name, b.code FROM @branch b WHERE b.home = $1 AND b.id = $1

-- name: book_limits
SELECT p.id, p.dimension, p.key, p.customer, p.customer_group, p.measure, p.base, p.amount, p.share, p.warn_at
FROM @portfolio_limit p WHERE p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to >= $1) ORDER BY p.dimension, p.key, p.id

-- name: book_guarantees
SELECT r.home, r.other, r.amount FROM relation r
WHERE r.kind = 'guarantee' AND r.side = 'out' AND (r.valid_to IS NULL OR r.valid_to >= $1) AND (r.valid_from IS NULL OR r.valid_from <= $1)

-- Expected losses stored run by run, classification.

-- name: ecl_last_run
SELECT r.id FROM @ecl_run r WHERE r.status = 'done' ORDER BY r.run_at DESC, r.id DESC LIMIT 1

-- name: ecl_stages_of_run
SELECT r.loan, r.stage FROM @ecl_result r WHERE r.ecl_run = $1 ORDER BY r.loan

-- name: ecl_overlays
SELECT o.dimension, o.key, o.factor FROM @ecl_overlay o WHERE o.valid_from <= $1 AND o.valid_to >= $1 ORDER BY o.id

-- name: classification_history
SELECT d.decided_at, d.class, d.rule_class, d.judged, d.reason, p.name
FROM @classification_decision d LEFT JOIN person p ON p.home = d.decided_by AND p.id = d.decided_by
WHERE d.home = $1 AND d.loan = $2 ORDER BY d.decided_at DESC, d.id DESC LIMIT 24

-- name: classification_credit
SELECT CAST(SUM(CASE WHEN c.own = 0 AND c.five_class IN ('substandard', 'doubtful', 'loss') THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN c.kind IN ('loan', 'overdue') AND c.own = 0 THEN COALESCE(c.balance, 0) ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN c.own = 0 AND c.overdue_days > 90 THEN COALESCE(c.balance, 0) ELSE 0 END) AS BIGINT)
FROM @credit_record c WHERE c.home = $1

-- name: classification_own
SELECT CAST(COALESCE(SUM(l.balance), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN l.five_class IN ('substandard', 'doubtful', 'loss') THEN l.balance ELSE 0 END), 0) AS BIGINT)
FROM @loan l WHERE l.home = $1 AND l.status IN ('live', 'overdue')

-- Business under way that a quota could be lent to: applications not yet contracted, and opportunities that have none.

-- name: allocation_wishes
SELECT 0, a.home, a.id, a.number, a.product, a.amount, a.term_months, a.security, a.rate, a.currency
FROM @application a WHERE a.status IN ('in_review', 'approved')
UNION ALL
SELECT 1, o.home, o.id, o.name, o.product, o.amount, o.term_months, CAST(NULL AS TEXT), o.rate, o.currency
FROM @opportunity o WHERE o.stage IN ('designing', 'applying', 'approving', 'contracting')
  AND NOT EXISTS (SELECT 1 FROM @application b WHERE b.opportunity = o.id AND b.status IN ('draft', 'in_review', 'approved', 'contracted'))
ORDER BY 1, 2, 3

-- name: industry_climate_newest
SELECT i.industry, i.climate, i.outlook, i.valid_from FROM @industry_index i WHERE i.valid_from <= $1 AND i.valid_from > $2 ORDER BY i.industry, i.valid_from

-- name: industry_climate
SELECT i.valid_from, i.climate, i.outlook, i.source FROM @industry_index i
WHERE i.industry = $1 AND i.valid_from <= $2 AND i.valid_from > $3 ORDER BY i.valid_from

-- name: industry_warnings
SELECT w.level, c.industry, COUNT(*) FROM @warning w JOIN @customer c ON c.home = w.home AND c.id = w.home
WHERE w.status IN ('open', 'working') GROUP BY w.level, c.industry ORDER BY w.level, c.industry

-- name: industry_projects
SELECT p.home, p.id, p.name, p.kind, p.phase, p.loan_amount, c.industry FROM @project p JOIN @customer c ON c.home = p.home AND c.id = p.home
WHERE p.phase IS NULL OR p.phase <> 'closed' ORDER BY p.loan_amount DESC, p.id LIMIT 2000
