-- Merging and parting customers. Both are read whole: whoever may merge two customers moves all that hangs on them.

-- name: merge_edges
SELECT r.id, r.other, r.twin FROM relation r WHERE r.home = $1

-- name: merge_edges_dropped
SELECT h.id, h.twin FROM relation_history h WHERE h.home = $1 AND h.other = $2 AND h.recorded_until = $3

-- name: merge_sources
SELECT f.id FROM field_source f WHERE f.home = $1 AND f.source = 'merge' AND f.seen_at = $2

-- name: merge_status_before
SELECT h.status FROM customer_history h WHERE h.home = $1 AND h.id = $1 AND h.recorded_until = $2

-- name: favourite_mine
SELECT t.id, t.version FROM @favourite t WHERE t.person = $me AND t.customer = $1

-- name: tags_in_use
SELECT t.tags, COUNT(*) FROM @customer t WHERE t.tags IS NOT NULL GROUP BY t.tags ORDER BY 2 DESC LIMIT 500

-- name: quality_dates
SELECT (SELECT MAX(t.period_end) FROM @statement t WHERE t.home = $1),
       (SELECT MAX(t.recorded_at) FROM @credit_record t WHERE t.home = $1),
       (SELECT MAX(t.month) FROM @operating_kpi t WHERE t.home = $1),
       (SELECT MAX(t.recorded_at) FROM @contact t WHERE t.home = $1),
       (SELECT MAX(t.recorded_at) FROM @relation t WHERE t.home = $1 AND t.kind IN ('equity', 'control'))

-- name: quality_confirmed
SELECT t.source, MAX(t.done_on) FROM @task t WHERE t.home = $1 AND t.status = 'done' AND t.kind = 'chase_data' GROUP BY t.source

-- name: quality_open_tasks
SELECT t.id, t.version, t.source FROM @task t WHERE t.home = $1 AND t.status = 'open' AND t.kind = 'chase_data'

-- name: quality_customers
SELECT c.id FROM @customer c WHERE c.id > $1 AND c.status NOT IN ('merged', 'closed') ORDER BY c.id LIMIT $2

-- name: overview_loans
SELECT t.id, t.number, t.product, t.amount, t.balance, t.matures_on, t.status, t.overdue_days, t.overdue_amount, t.five_class, t.started_on
FROM @loan t WHERE t.home = $1 AND t.status NOT IN ('settled') ORDER BY t.matures_on NULLS LAST, t.id LIMIT 500

-- name: overview_deposit
SELECT CAST(COALESCE(SUM(t.balance), 0) AS BIGINT), MAX(t.balance_on), COUNT(*), MIN(t.id), MIN(t.opened_on)
FROM @account t WHERE t.home = $1 AND t.closed_on IS NULL

-- name: overview_net_flow
SELECT CAST(SUM(CASE WHEN t.direction = 'in' THEN t.amount ELSE -t.amount END) AS BIGINT)
FROM @transaction t WHERE t.customer = $1 AND t.home = $1 AND t.booked_on > $2 AND t.booked_on <= $3

-- name: overview_flows
SELECT t.booked_on,
       CAST(COALESCE(SUM(t.amount) FILTER (WHERE t.direction = 'in'), 0) AS BIGINT),
       CAST(COALESCE(SUM(t.amount) FILTER (WHERE t.direction = 'out'), 0) AS BIGINT),
       COUNT(*)
FROM @transaction t WHERE t.customer = $1 AND t.home = $1 AND t.booked_on >= $2 AND t.booked_on <= $3
GROUP BY t.booked_on ORDER BY t.booked_on

-- name: overview_products
SELECT t.product, t.id, t.amount, t.since, t.income_year
FROM @product_holding t WHERE t.home = $1 AND (t.ended_on IS NULL OR t.ended_on >= $2) AND (t.since IS NULL OR t.since <= $2)
ORDER BY t.product, t.id

-- name: overview_group_members
SELECT COUNT(*) FROM group_member m WHERE m.customer_group = $1

-- name: overview_last_contact
SELECT MAX(x.at) FROM (
    SELECT MAX(v.held_at) AS at FROM @visit v WHERE v.home = $1 AND v.status = 'held'
    UNION ALL
    SELECT MAX(n.happened_at) FROM @note n WHERE n.home = $1 AND n.happened_at <= $2
) x

-- name: overview_judgements
SELECT t.id, t.kind, t.amount, t.happened_on FROM @credit_record t
WHERE t.home = $1 AND t.kind IN ('judgement', 'default') AND t.happened_on > $2 AND t.ended_on IS NULL ORDER BY t.happened_on DESC LIMIT 5

-- Each source gives: instant, kind, entity, id, two texts, amount, number, person. Days become instants at 00:00 in UTC+8.
-- $2 the newest instant shown, $3, $4 and $8 the cursor, $5 kinds as ',note,visit,' or null, $6 page size, $7 today.
-- name: customer_timeline
SELECT x.moment, x.kind, x.entity, x.id, x.a, x.b, x.amount, x.number, x.person, p.name
FROM (
    -- Notes come by the thousand: no more of them than the page may show, newest first by their index.
    SELECT w.moment, 'note' AS kind, 'note' AS entity, w.id AS id, w.a, w.b,
           CAST(NULL AS BIGINT) AS amount, CAST(NULL AS DOUBLE PRECISION) AS number, w.person
    FROM (SELECT n.happened_at AS moment, n.id AS id, n.kind AS a, n.text AS b, n.author AS person
          FROM @note n WHERE n.customer = $1 AND n.happened_at <= $2
            AND (CAST($3 AS BIGINT) IS NULL OR n.happened_at < $3 OR (n.happened_at = $3 AND (n.id < CAST($4 AS BIGINT) OR (n.id = CAST($4 AS BIGINT) AND 'note' < CAST($8 AS TEXT)))))
          ORDER BY n.happened_at DESC NULLS LAST, n.home DESC, n.id DESC LIMIT $6) w
    UNION ALL
    SELECT COALESCE(v.held_at, v.planned_at), 'visit', 'visit', v.id, v.status, v.subject, CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), v.owner
    FROM @visit v WHERE v.home = $1
    UNION ALL
    SELECT CASE WHEN t.done_on IS NULL THEN t.id / 2097152 + 1577836800000 ELSE t.done_on * 86400000 - 28800000 END, 'task', 'task', t.id, t.status, t.title,
           CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), t.owner
    FROM @task t WHERE t.home = $1
    UNION ALL
    SELECT s.recorded_at, 'statement', 'statement', s.id, s.scope, s.source, s.period_end, CAST(NULL AS DOUBLE PRECISION), s.recorded_by
    FROM @statement s WHERE s.home = $1
    UNION ALL
    SELECT a.assessed_at, 'assessment', 'assessment', a.id, a.grade, a.base_grade, CAST(NULL AS BIGINT), a.score, a.recorded_by
    FROM @assessment a WHERE a.home = $1
    UNION ALL
    SELECT d.decided_at, 'tier', 'tier_decision', d.id, d.tier, d.reason, CAST(NULL AS BIGINT), d.score, d.decided_by
    FROM @tier_decision d WHERE d.home = $1
    UNION ALL
    SELECT l.started_on * 86400000 - 28800000, 'loan', 'loan', l.id, l.number, l.product, l.amount, CAST(NULL AS DOUBLE PRECISION), CAST(NULL AS BIGINT)
    FROM @loan l WHERE l.home = $1
    UNION ALL
    SELECT l.matures_on * 86400000 - 28800000, 'maturity', 'loan', l.id, l.number, l.status, l.balance, CAST(NULL AS DOUBLE PRECISION), CAST(NULL AS BIGINT)
    FROM @loan l WHERE l.home = $1
    UNION ALL
    SELECT (CAST($7 AS BIGINT) - l.overdue_days) * 86400000 - 28800000, 'overdue', 'loan', l.id, l.number, l.status, l.overdue_amount,
           CAST(l.overdue_days AS DOUBLE PRECISION), CAST(NULL AS BIGINT)
    FROM @loan l WHERE l.home = $1 AND l.status = 'overdue' AND l.overdue_days IS NOT NULL
    UNION ALL
    SELECT c.happened_on * 86400000 - 28800000, 'credit', 'credit_record', c.id, c.kind, COALESCE(c.detail, c.institution), c.amount,
           CAST(NULL AS DOUBLE PRECISION), CAST(NULL AS BIGINT)
    FROM @credit_record c WHERE c.home = $1
    UNION ALL
    SELECT f.id / 2097152 + 1577836800000, 'attachment', 'attachment', f.id, f.kind, f.name, CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), f.uploaded_by
    FROM @attachment f WHERE f.home = $1
    UNION ALL
    SELECT h.since * 86400000 - 28800000, 'product', 'product_holding', h.id, h.product, h.detail, h.amount, CAST(NULL AS DOUBLE PRECISION), CAST(NULL AS BIGINT)
    FROM @product_holding h WHERE h.home = $1
    UNION ALL
    SELECT m.merged_at, 'merge', 'customer_merge', m.id, 'into', k.name, CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), m.merged_by
    FROM @customer_merge m LEFT JOIN @customer k ON k.home = m."into" AND k.id = m."into" WHERE m.home = $1
    UNION ALL
    SELECT m.merged_at, 'merge', 'customer_merge', m.id, 'from', k.name, CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), m.merged_by
    FROM @customer_merge m LEFT JOIN @customer k ON k.home = m.home AND k.id = m.home WHERE m."into" = $1
    UNION ALL
    SELECT u.at, 'change', 'customer', u.sequence, u.action, u.content, CAST(NULL AS BIGINT), CAST(NULL AS DOUBLE PRECISION), u.person
    FROM audit u WHERE u.home = $1 AND u.record = $1 AND u.entity = 'customer' AND u.action IN ('create', 'update', 'unmerge')
) x
LEFT JOIN @person p ON p.home = x.person AND p.id = x.person
WHERE x.moment <= $2
  AND (CAST($3 AS BIGINT) IS NULL OR x.moment < $3 OR (x.moment = $3 AND (x.id < CAST($4 AS BIGINT) OR (x.id = CAST($4 AS BIGINT) AND x.kind < CAST($8 AS TEXT)))))
  AND (CAST($5 AS TEXT) IS NULL OR $5 LIKE '%,' || x.kind || ',%')
ORDER BY x.moment DESC, x.id DESC, x.kind DESC
LIMIT $6

-- name: risk_loans
SELECT l.id, l.number, l.currency, l.balance, l.collateral, l.matures_on, l.terms, l.overdue_days FROM @loan l
WHERE l.home = $1 AND l.status IN ('live', 'overdue') AND l.balance > 0 ORDER BY l.id

-- name: risk_accounts
SELECT a.currency, CAST(SUM(a.balance) AS BIGINT) FROM @account a
WHERE a.home = $1 AND a.closed_on IS NULL AND a.balance <> 0 AND COALESCE(a.currency, 'CNY') <> 'CNY' GROUP BY a.currency ORDER BY a.currency

-- name: risk_positions
SELECT p.id, p.currency, p.kind, p.amount, p.as_of, p.source FROM @currency_position p WHERE p.home = $1 ORDER BY p.currency, p.kind, p.id

-- name: risk_incidents
SELECT i.id, i.summary, i.kind, i.occurred_on, i.loss, i.recovered, i.status, i.due_on FROM @risk_incident i
WHERE i.home = $1 ORDER BY i.occurred_on DESC, i.id DESC LIMIT 50

-- name: risk_exceptions
SELECT (SELECT COUNT(*) FROM @risk_incident i WHERE i.home = $1 AND i.status <> 'closed' AND i.due_on < $2),
       (SELECT COUNT(*) FROM @attachment a WHERE a.home = $1 AND a.expires_on < $2),
       (SELECT COUNT(*) FROM @covenant_waiver w WHERE w.home = $1 AND w.until >= $2),
       (SELECT COUNT(*) FROM @service_request r WHERE r.home = $1 AND r.kind = 'complaint' AND r.due_on < $2 AND r.closed_at IS NULL)
