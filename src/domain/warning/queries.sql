-- Facts of monitoring, shaped like all facts of customers: a range of homes ($1..$2), the business date ($3), one row a customer.

-- name: monitor_statements
WITH a AS (SELECT st.home, st.period_end, st.net_profit, st.cfo, st.accounts_receivable, st.inventory, st.cogs, st.other_receivables, st.interest_expense,
                  st.finance_expense, st.cash, st.auditor, ROW_NUMBER() OVER (PARTITION BY st.home, st.period_end ORDER BY st.scope) AS s
           FROM @statement st WHERE st.home BETWEEN $1 AND $2 AND st.period_end <= $3 AND st.period_months = 12),
     b AS (SELECT a.home, a.period_end, a.net_profit, a.cfo, a.accounts_receivable, a.inventory, a.cogs, a.other_receivables, a.interest_expense,
                  a.finance_expense, a.cash, a.auditor, ROW_NUMBER() OVER (PARTITION BY a.home ORDER BY a.period_end DESC) AS n FROM a WHERE a.s = 1),
     c AS (SELECT b.home, MAX(CASE WHEN b.n = 2 THEN b.net_profit END) AS profit_2, MAX(CASE WHEN b.n = 2 THEN b.cfo END) AS cfo_2,
                  MAX(CASE WHEN b.n = 1 THEN b.accounts_receivable END) AS ar_1, MAX(CASE WHEN b.n = 2 THEN b.accounts_receivable END) AS ar_2,
                  MAX(CASE WHEN b.n = 1 THEN b.inventory END) AS inv_1, MAX(CASE WHEN b.n = 2 THEN b.inventory END) AS inv_2,
                  MAX(CASE WHEN b.n = 1 THEN b.cogs END) AS cogs_1, MAX(CASE WHEN b.n = 2 THEN b.cogs END) AS cogs_2,
                  MAX(CASE WHEN b.n = 1 THEN b.other_receivables END) AS other_1, MAX(CASE WHEN b.n = 2 THEN b.other_receivables END) AS other_2,
                  MAX(CASE WHEN b.n = 1 THEN b.interest_expense - b.finance_expense END) AS income_1, MAX(CASE WHEN b.n = 1 THEN b.cash END) AS cash_1,
                  COUNT(DISTINCT CASE WHEN b.n <= 3 THEN b.auditor END) AS auditors
           FROM b WHERE b.n <= 3 GROUP BY b.home)
SELECT c.home AS id, c.profit_2 AS net_profit_previous, c.cfo_2 AS cfo_previous, c.other_1 AS other_receivables, c.cash_1 AS cash_on_hand,
       CASE WHEN c.ar_2 > 0 THEN CAST(c.ar_1 AS DOUBLE PRECISION) / c.ar_2 - 1 END AS receivable_growth,
       CASE WHEN c.inv_2 > 0 THEN CAST(c.inv_1 AS DOUBLE PRECISION) / c.inv_2 - 1 END AS inventory_growth,
       CASE WHEN c.cogs_2 > 0 THEN CAST(c.cogs_1 AS DOUBLE PRECISION) / c.cogs_2 - 1 END AS cost_growth,
       CASE WHEN c.other_2 > 0 THEN CAST(c.other_1 AS DOUBLE PRECISION) / c.other_2 - 1 END AS other_receivables_growth,
       CASE WHEN c.income_1 > 0 THEN c.income_1 WHEN c.income_1 <= 0 THEN 0 END AS finance_income,
       CASE WHEN c.auditors > 0 THEN c.auditors - 1 END AS auditor_changes
FROM c

-- name: monitor_flows
SELECT t.home AS id,
       CAST(SUM(CASE WHEN t.direction = 'in' AND t.booked_on <= $3 - 90 THEN t.amount ELSE 0 END) AS BIGINT) / 4 AS inflow_quarter_average,
       CAST(AVG(CASE WHEN t.booked_on > $3 - 30 THEN t.balance END) AS BIGINT) AS deposit_average_30d,
       CAST(AVG(CASE WHEN t.booked_on > $3 - 180 THEN t.balance END) AS BIGINT) AS deposit_average_180d,
       CAST(SUM(CASE WHEN t.kind IN ('freeze', 'deduction') AND t.booked_on > $3 - 30 THEN t.amount ELSE 0 END) AS BIGINT) AS frozen_30d,
       CAST(SUM(CASE WHEN t.kind = 'cash_out' AND t.booked_on > $3 - 30 THEN t.amount ELSE 0 END) AS BIGINT) AS cash_out_30d,
       $3 - MAX(CASE WHEN COALESCE(t.kind, 'other') NOT IN ('fee', 'freeze', 'deduction', 'reversal') AND COALESCE(t.purpose, '') <> '利息' THEN t.booked_on END)
           AS days_since_own_booking,
       CAST(SUM(CASE WHEN t.booked_on > $3 - 90 THEN 1 ELSE 0 END) AS BIGINT) AS bookings_90d
FROM @transaction t WHERE t.home BETWEEN $1 AND $2 AND t.booked_on > $3 - 450 AND t.booked_on <= $3
GROUP BY t.home

-- name: monitor_loans
SELECT x.id, MAX(x.bill_days) AS bill_overdue_days, CAST(SUM(x.late_12m) AS BIGINT) AS overdue_count_12m, MAX(x.bad_elsewhere) AS external_bad_debt,
       CASE WHEN SUM(x.owed_elsewhere) > 0 THEN CAST(SUM(x.late_elsewhere) AS DOUBLE PRECISION) / CAST(SUM(x.owed_elsewhere) AS DOUBLE PRECISION) END
           AS external_overdue90_share
FROM (SELECT l.home AS id, CASE WHEN l.product IN ('acceptance', 'discount', 'guarantee') THEN COALESCE(l.overdue_days, 0) END AS bill_days,
             0 AS late_12m, NULL AS bad_elsewhere, 0 AS owed_elsewhere, 0 AS late_elsewhere
      FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND l.status IN ('live', 'overdue')
      UNION ALL
      SELECT r.home, NULL, CASE WHEN r.kind = 'overdue' AND r.own = 1 AND r.happened_on > $3 - 366 THEN 1 ELSE 0 END,
             CASE WHEN COALESCE(r.own, 0) = 0 AND r.kind IN ('loan', 'overdue')
                  THEN CASE WHEN r.five_class IN ('substandard', 'doubtful', 'loss') AND (r.ended_on IS NULL OR r.ended_on > $3) THEN 1 ELSE 0 END END,
             CASE WHEN COALESCE(r.own, 0) = 0 AND r.kind IN ('loan', 'overdue') AND (r.ended_on IS NULL OR r.ended_on > $3) THEN COALESCE(r.balance, 0) ELSE 0 END,
             CASE WHEN COALESCE(r.own, 0) = 0 AND r.kind IN ('loan', 'overdue') AND (r.ended_on IS NULL OR r.ended_on > $3) AND r.overdue_days > 90
                  THEN COALESCE(r.balance, 0) ELSE 0 END
      FROM @credit_record r WHERE r.home BETWEEN $1 AND $2 AND r.happened_on <= $3) x
GROUP BY x.id

-- name: monitor_events
SELECT e.home AS id,
       CAST(SUM(CASE WHEN e.kind = 'enforcement' AND e.happened_on > $3 - 180 THEN 1 ELSE 0 END) AS BIGINT) AS enforcement_count,
       CAST(SUM(CASE WHEN e.kind = 'enforcement' AND e.happened_on > $3 - 180 THEN COALESCE(e.amount, 0) ELSE 0 END) AS BIGINT) AS enforcement_amount,
       CAST(SUM(CASE WHEN e.kind = 'dishonest' THEN 1 ELSE 0 END) AS BIGINT) AS dishonest_count,
       CAST(SUM(CASE WHEN e.kind = 'litigation' AND e.happened_on > $3 - 365 THEN COALESCE(e.amount, 0) ELSE 0 END) AS BIGINT) AS litigation_amount,
       CAST(MAX(CASE WHEN e.kind IN ('penalty', 'environment') AND e.happened_on > $3 - 180 THEN COALESCE(e.amount, 0) ELSE 0 END) AS BIGINT) AS penalty_amount,
       CAST(SUM(CASE WHEN e.kind IN ('penalty', 'environment') AND e.happened_on > $3 - 180 AND e.title LIKE '%停产%' THEN 1 ELSE 0 END) AS BIGINT) AS suspension_count,
       CAST(SUM(CASE WHEN e.kind = 'tax' AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS tax_event_count,
       CAST(SUM(CASE WHEN e.kind IN ('registry', 'revoked') THEN 1 ELSE 0 END) AS BIGINT) AS registry_event_count,
       COUNT(DISTINCT CASE WHEN e.kind NOT IN ('financing', 'performance', 'merger') AND e.negative >= 0.8 AND e.happened_on > $3 - 7 THEN COALESCE(e.source, '') END)
           AS negative_news_sources,
       MAX(CASE WHEN e.kind = 'pledge' AND e.happened_on > $3 - 365 THEN e.share END) AS pledged_share,
       CAST(SUM(CASE WHEN e.kind = 'share_freeze' THEN 1 ELSE 0 END) AS BIGINT) AS share_freeze_count,
       CAST(SUM(CASE WHEN e.kind = 'controller' AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS controller_change_count,
       CAST(SUM(CASE WHEN e.kind = 'executive' AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS executive_change_count,
       CAST(SUM(CASE WHEN e.kind = 'seizure' THEN 1 ELSE 0 END) AS BIGINT) AS seizure_count,
       CAST(SUM(CASE WHEN e.kind = 'extension' AND e.happened_on > $3 - 180 THEN 1 ELSE 0 END) AS BIGINT) AS extension_count,
       CAST(SUM(CASE WHEN e.kind IN ('other_bank', 'debt_default') AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS outside_default_count,
       CAST(SUM(CASE WHEN e.kind = 'accident' AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS accident_count,
       CAST(SUM(CASE WHEN e.kind = 'environment' AND e.happened_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS environment_count
FROM @outside_event e WHERE e.home BETWEEN $1 AND $2 AND e.happened_on <= $3 AND (e.ended_on IS NULL OR e.ended_on > $3)
GROUP BY e.home

-- name: monitor_guarantors
SELECT r.home AS id, MAX(CASE WHEN s.total_equity > 0 THEN
           CAST((SELECT SUM(g.amount) FROM relation g WHERE g.home = r.other AND g.kind = 'guarantee' AND g.side = 'out' AND (g.valid_to IS NULL OR g.valid_to >= $3)) AS DOUBLE PRECISION)
           / s.total_equity END) AS guarantor_pressure,
       MAX(CASE WHEN EXISTS (SELECT 1 FROM warning w WHERE w.home = r.other AND w.status IN ('open', 'working') AND w.level = 'red' AND w.shadow = 0)
                  OR EXISTS (SELECT 1 FROM loan l WHERE l.home = r.other AND l.status = 'overdue' AND l.overdue_days > 30) THEN 1 ELSE 0 END) AS guarantor_in_trouble
FROM @relation r LEFT JOIN statement s ON s.home = r.other AND s.period_months = 12
     AND s.period_end = (SELECT MAX(p.period_end) FROM statement p WHERE p.home = r.other AND p.period_months = 12 AND p.period_end <= $3)
WHERE r.home BETWEEN $1 AND $2 AND r.kind = 'guarantee' AND r.side = 'in' AND (r.valid_to IS NULL OR r.valid_to >= $3)
GROUP BY r.home

-- CROSS JOIN and + keep the order, from the customers asked for to the others of their groups: statistics of a column that is mostly empty mislead.
-- name: monitor_group
SELECT c.id, COALESCE(MAX(CASE WHEN l.status = 'overdue' THEN l.overdue_days ELSE 0 END), 0) AS group_overdue_days,
       MAX(CASE WHEN l.five_class IN ('substandard', 'doubtful', 'loss') THEN 1 ELSE 0 END) AS group_has_bad_debt
FROM @customer c CROSS JOIN customer o CROSS JOIN loan l
WHERE c.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL
  AND o.customer_group = +c.customer_group AND o.id <> c.id AND l.home = o.home AND l.status IN ('live', 'overdue')
GROUP BY c.id

-- name: monitor_warnings
SELECT w.home AS id,
       CASE MAX(CASE w.level WHEN 'red' THEN 4 WHEN 'orange' THEN 3 WHEN 'yellow' THEN 2 ELSE 1 END)
           WHEN 4 THEN 'red' WHEN 3 THEN 'orange' WHEN 2 THEN 'yellow' ELSE 'blue' END AS warning_level,
       COUNT(*) AS warnings_open, CAST(SUM(CASE WHEN w.due_on < $3 AND w.responded_at IS NULL THEN 1 ELSE 0 END) AS BIGINT) AS warnings_late
FROM @warning w WHERE w.home BETWEEN $1 AND $2 AND w.status IN ('open', 'working') AND w.shadow = 0
GROUP BY w.home

-- name: monitor_effects
SELECT p.home AS id, MIN(COALESCE(p.notches, 0)) AS warning_notches, MAX(COALESCE(p.limit_cut, 0)) AS warning_limit_cut, MAX(COALESCE(p.freeze, 0)) AS warning_freeze
FROM @warning_plan p WHERE p.home BETWEEN $1 AND $2 AND p.status = 'open' AND CAST($3 AS BIGINT) IS NOT NULL
GROUP BY p.home

-- name: monitor_purpose
SELECT x.id,
       MAX(CASE WHEN x.age >= 30 AND x.age <= 120 AND x.amount > 0 AND x.entrusted = 0 THEN
           CASE WHEN x.paid >= x.amount THEN 0 ELSE 1 - CAST(x.paid AS DOUBLE PRECISION) / x.amount END END) AS drawdown_idle_share,
       MAX(x.late) AS payment_report_days_late, MAX(CASE WHEN x.age <= 90 THEN 1 ELSE 0 END) AS drawdown_watched
FROM (SELECT p.home AS id, $3 - p.drawn_on AS age, p.amount, COALESCE(p.entrusted, 0) AS entrusted,
             CASE WHEN p.reported_on IS NULL AND p.report_due_on IS NOT NULL THEN $3 - p.report_due_on END AS late,
             COALESCE((SELECT CAST(SUM(t.amount) AS BIGINT) FROM @transaction t WHERE t.home = p.home AND t.direction = 'out' AND t.booked_on >= p.drawn_on
                       AND t.booked_on <= p.drawn_on + 30 AND COALESCE(t.kind, 'payment') IN ('payment', 'cash_out')), 0) AS paid
      FROM @purpose_plan p WHERE p.home BETWEEN $1 AND $2 AND p.drawn_on <= $3) x
GROUP BY x.id

-- name: monitor_covenants
SELECT c.home AS id, CAST(SUM(CASE WHEN c.status = 'breached' AND (c.cure_until IS NULL OR c.cure_until >= $3) THEN 1 ELSE 0 END) AS BIGINT) AS covenants_breached,
       CAST(SUM(CASE WHEN c.status = 'breached' AND c.cure_until < $3 THEN 1 ELSE 0 END) AS BIGINT) AS covenants_uncured,
       CAST(SUM(CASE WHEN c.status = 'near' THEN 1 ELSE 0 END) AS BIGINT) AS covenants_near, MIN(CASE WHEN c.status IN ('near', 'met') THEN c.months_left END) AS covenant_months_left,
       COUNT(*) AS covenants_in_force
FROM @covenant c WHERE c.home BETWEEN $1 AND $2 AND c.status <> 'ended' AND (c.ends_on IS NULL OR c.ends_on >= $3)
GROUP BY c.home

-- name: monitor_anomaly
SELECT a.home AS id, MAX(a.score) AS anomaly_score FROM @anomaly a WHERE a.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL GROUP BY a.home

-- Medians of the industries, as computed last.

-- name: monitor_peers
SELECT p.section, p.ratio, p.median FROM peer_ratio p
WHERE p.ratio IN ('ar_days', 'inventory_days') AND p.computed_at = (SELECT MAX(q.computed_at) FROM peer_ratio q WHERE q.computed_at <= $1)
ORDER BY p.section, p.ratio

-- name: monitor_peers_of
SELECT p.section, p.ratio, p.median FROM peer_ratio p
WHERE p.section = $2 AND p.ratio IN ('ar_days', 'inventory_days') AND p.computed_at = (SELECT MAX(q.computed_at) FROM peer_ratio q WHERE q.computed_at <= $1)
ORDER BY p.ratio

-- name: monitor_feed
SELECT MAX(e.happened_on) FROM outside_event e WHERE e.happened_on <= $1

-- Raising warnings and planning the response.

-- name: warning_owner
SELECT p.id FROM person p LEFT JOIN branch_closure b ON b.below = $2 AND b.above = p.branch
WHERE p.role = $1 AND (p.left_on IS NULL OR p.left_on > $3)
ORDER BY CASE WHEN p.branch = $2 THEN 0 WHEN b.above IS NOT NULL THEN 1 ELSE 2 END, p.id LIMIT 1

-- name: warning_hands
SELECT c.owner, c.branch FROM customer c WHERE c.home = $1 AND c.id = $1

-- name: warning_open
SELECT w.id FROM warning w WHERE w.home = $1 AND w.customer = $1 AND w.status IN ('open', 'working') AND w.indicator = $2 AND COALESCE(w.subject, '') = $3
  AND w.fired_on >= $4 ORDER BY w.id DESC LIMIT 1

-- name: warning_closed
SELECT w.id FROM warning w WHERE w.home = $1 AND w.customer = $1 AND w.status = 'closed' AND w.indicator = $2 AND COALESCE(w.subject, '') = $3 AND w.closed_at >= $4
ORDER BY w.id DESC LIMIT 1

-- name: plan_open
SELECT p.id FROM warning_plan p WHERE p.home = $1 AND p.customer = $1 AND p.status = 'open' AND (p.warning = $2 OR p.playbook = $3) ORDER BY p.id LIMIT 1

-- name: plan_deposits
SELECT CAST(SUM(a.balance) AS BIGINT) FROM account a WHERE a.home = $1 AND (a.closed_on IS NULL OR a.closed_on > $2)

-- name: plan_owed
SELECT CAST(SUM(l.balance) AS BIGINT) FROM loan l WHERE l.home = $1 AND l.status IN ('live', 'overdue')

-- name: plan_loans
SELECT l.number, l.balance, l.collateral FROM loan l WHERE l.home = $1 AND l.status IN ('live', 'overdue') AND l.balance > 0 ORDER BY l.id

-- name: warning_sample
SELECT c.id FROM @customer c WHERE c.home > $1 AND c.status = 'active' AND c.kind IN ('micro', 'small', 'medium', 'large', 'spv') ORDER BY c.home LIMIT $2

-- name: anomaly_of
SELECT a.id FROM anomaly a WHERE a.home = $1 AND a.customer = $1 ORDER BY a.id DESC LIMIT 1

-- name: warning_bands
SELECT r.bands FROM warning_run r WHERE r.kind = 'run' AND r.bands IS NOT NULL ORDER BY r.started_at DESC LIMIT 1

-- name: warning_defaulted
SELECT x.id, MIN(x.day) FROM (
    SELECT c.home AS id, c.happened_on AS day FROM credit_record c
    WHERE c.home BETWEEN $1 AND $2 AND c.happened_on > $3 AND c.happened_on <= $4 AND (c.kind = 'default' OR (c.kind = 'overdue' AND c.overdue_days > 30))
    UNION ALL
    SELECT l.home, $5 - l.overdue_days FROM loan l
    WHERE l.home BETWEEN $1 AND $2 AND l.overdue_days > 30 AND $5 - l.overdue_days > $3 AND $5 - l.overdue_days <= $4) x
GROUP BY x.id

-- name: warning_job_result
UPDATE job SET result = $2 WHERE id = $1

-- What the screens ask.

-- name: warning_counts
SELECT w.level, w.status, w.family, COUNT(*), CAST(SUM(CASE WHEN w.due_on < $1 AND w.responded_at IS NULL THEN 1 ELSE 0 END) AS BIGINT), COUNT(DISTINCT w.customer)
FROM @warning w WHERE w.status IN ('open', 'working') AND w.shadow = 0 GROUP BY w.level, w.status, w.family

-- name: warning_customers
SELECT COUNT(DISTINCT w.customer) FROM @warning w WHERE w.status IN ('open', 'working') AND w.shadow = 0

-- name: warning_speed
SELECT COUNT(*), CAST(AVG((w.responded_at - w.fired_on * 86400000 + 28800000) / 3600000.0) AS DOUBLE PRECISION),
       CAST(SUM(CASE WHEN w.responded_at / 86400000 <= w.due_on THEN 1 ELSE 0 END) AS BIGINT)
FROM @warning w WHERE w.responded_at IS NOT NULL AND w.fired_on > $1 - 90 AND w.shadow = 0

-- name: warning_trend
SELECT w.fired_on / 7, w.level, COUNT(*) FROM @warning w WHERE w.fired_on > $1 - 182 AND w.shadow = 0 GROUP BY w.fired_on / 7, w.level ORDER BY 1

-- name: warning_board_items
SELECT w.home, w.id, c.name, w.indicator, w.family, w.level, w.status, w.fired_on, w.due_on, w.responded_at, w.reason_zh, w.reason_en, w.times, w.escalations, p.name,
       w.owner, (SELECT MAX(l.id) FROM warning_plan l WHERE l.home = w.home AND l.warning = w.id), w.shadow
FROM @warning w JOIN customer c ON c.home = w.home AND c.id = w.home LEFT JOIN person p ON p.id = w.owner
WHERE (($1 = 'active' AND w.status IN ('open', 'working')) OR w.status = $1) AND ($2 = '' OR w.level = $2) AND ($3 = '' OR w.family = $3)
  AND (CAST($4 AS BIGINT) = 0 OR w.owner = $4) AND ($5 = '' OR w.indicator = $5) AND (CAST($6 AS BIGINT) = 0 OR w.home = $6)
  AND ($7 = 0 OR (w.due_on < $8 AND w.responded_at IS NULL)) AND w.shadow = $9
ORDER BY CASE w.level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END, w.due_on NULLS LAST, w.id LIMIT $10

-- name: warning_by_indicator
SELECT w.indicator, COUNT(*), CAST(SUM(CASE WHEN w.status IN ('open', 'working') THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN w.status = 'closed' THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN w.status = 'false_alarm' THEN 1 ELSE 0 END) AS BIGINT),
       CAST(AVG((w.responded_at - w.fired_on * 86400000 + 28800000) / 3600000.0) AS DOUBLE PRECISION)
FROM @warning w GROUP BY w.indicator

-- name: warning_last_run
SELECT r.id, r.started_at, r.as_of, r.customers, r.fired, r.raised, r.missing, r.took_ms, r.result, r.policy_version, r.defaults, r.horizon_days
FROM warning_run r WHERE r.kind = $1 ORDER BY r.started_at DESC LIMIT 1

-- name: warning_plan_of
SELECT p.id FROM @warning_plan p WHERE p.home = $1 AND (p.warning = $2 OR (p.status = 'open' AND p.customer = $1)) ORDER BY CASE WHEN p.warning = $2 THEN 0 ELSE 1 END, p.id DESC LIMIT 1

-- name: warning_steps_of
SELECT s.id FROM @warning_step s WHERE s.home = $1 AND s.plan = $2 ORDER BY s.number

-- name: warning_steps_open
SELECT COUNT(*) FROM warning_step s WHERE s.home = $1 AND s.plan = $2 AND s.status = 'open'

-- name: warning_work
SELECT w.home, w.id, c.name, c.tier, w.indicator, w.level, w.due_on, w.reason_zh, w.reason_en
FROM @warning w JOIN customer c ON c.home = w.home AND c.id = w.home
WHERE w.status = 'open' AND w.responded_at IS NULL AND w.shadow = 0 AND (w.owner = $1 OR $2 = 0) AND w.due_on <= $3
ORDER BY CASE w.level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 WHEN 'yellow' THEN 2 ELSE 3 END, w.due_on LIMIT 50

-- name: warning_of_customer
SELECT a.score, a.scored_on, a.reasons, a.figures FROM @anomaly a WHERE a.home = $1 AND a.customer = $1 ORDER BY a.id DESC LIMIT 1
