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
