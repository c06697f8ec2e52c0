-- Facts of customers. Every statement takes a range of homes ($1..$2) and the business date ($3) and yields one row a customer: its id,
-- then one column a fact, named like the fact. One customer is a range of one, so single and batch use the same definition.

-- name: customer_profile
SELECT c.id, c.kind AS customer_kind, c.status AS customer_status, c.industry, c.region, c.ownership_kind, c.founded_on, c.birth_date,
       c.employees, c.paid_in_capital, CASE WHEN c.listed_code IS NULL THEN 0 ELSE 1 END AS listed, c.since AS customer_since, c.tier,
       c.quality_score AS data_quality_score, c.stale_groups AS stale_group_count
FROM @customer c WHERE c.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL ORDER BY c.home

-- name: profile_insert
INSERT INTO peer_profile (circle, card, part, computed_at, n, low, median, high) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (circle, card, part, computed_at) DO UPDATE SET n = excluded.n, low = excluded.low, median = excluded.median, high = excluded.high

-- name: profile_read
SELECT p.part, p.n, p.median FROM peer_profile p
WHERE p.circle = $1 AND p.card = $2
  AND p.computed_at = (SELECT MAX(q.computed_at) FROM peer_profile q WHERE q.circle = $1 AND q.card = $2 AND q.computed_at <= $3)

-- name: customer_products
SELECT x.id, COUNT(*) AS product_count
FROM (SELECT DISTINCT p.home AS id, p.product FROM @product_holding p
      WHERE p.home BETWEEN $1 AND $2 AND (p.ended_on IS NULL OR p.ended_on >= $3)
      UNION SELECT DISTINCT l.home, l.product FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND l.status IN ('live', 'overdue')
      UNION SELECT DISTINCT a.home, 'account' FROM @account a WHERE a.home BETWEEN $1 AND $2 AND a.closed_on IS NULL) x
GROUP BY x.id

-- name: customer_balances
SELECT a.home AS id, CAST(SUM(a.balance) AS BIGINT) AS deposit_balance,
       CAST(SUM(COALESCE((SELECT CAST(AVG(t.balance) AS BIGINT) FROM @transaction t
                          WHERE t.home = a.home AND t.account = a.id AND t.booked_on > $3 - 365 AND t.booked_on <= $3), a.balance)) AS BIGINT)
           AS deposit_average_12m
FROM @account a WHERE a.home BETWEEN $1 AND $2 AND (a.closed_on IS NULL OR a.closed_on > $3)
GROUP BY a.home

-- name: customer_loans
SELECT l.home AS id, CAST(SUM(CASE WHEN l.status IN ('live', 'overdue') THEN l.balance ELSE 0 END) AS BIGINT) AS loan_balance,
       CAST(SUM(CASE WHEN l.status = 'approved' THEN l.amount ELSE 0 END) AS BIGINT) AS loan_approved,
       CASE WHEN SUM(CASE WHEN l.status IN ('live', 'overdue') THEN l.balance ELSE 0 END) > 0
            THEN CAST(SUM(CASE WHEN l.status IN ('live', 'overdue') AND l.collateral = 'credit' THEN l.balance ELSE 0 END) AS DOUBLE PRECISION)
                 / CAST(SUM(CASE WHEN l.status IN ('live', 'overdue') THEN l.balance ELSE 0 END) AS DOUBLE PRECISION) END AS unsecured_share,
       CAST(SUM(CASE WHEN l.product IN ('project', 'fixed_asset') AND l.status <> 'settled' THEN l.amount ELSE 0 END) AS BIGINT) AS project_size,
       CAST(SUM(CASE WHEN l.status IN ('live', 'overdue') THEN CAST(l.balance AS DOUBLE PRECISION) * l.rate / 100000000 ELSE 0 END) AS BIGINT)
           AS loan_interest_12m
FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL
GROUP BY l.home

-- name: customer_income
SELECT p.home AS id, CAST(SUM(p.income_year) AS BIGINT) AS product_income_12m
FROM @product_holding p WHERE p.home BETWEEN $1 AND $2 AND (p.ended_on IS NULL OR p.ended_on >= $3)
GROUP BY p.home

-- name: customer_flows
SELECT t.home AS id,
       CAST(SUM(CASE WHEN t.direction = 'in' AND t.booked_on > $3 - 90 THEN t.amount ELSE 0 END) AS BIGINT) AS inflow_90d,
       CAST(SUM(CASE WHEN t.direction = 'out' AND t.booked_on > $3 - 90 THEN t.amount ELSE 0 END) AS BIGINT) AS outflow_90d,
       CAST(SUM(CASE WHEN t.direction = 'in' AND t.booked_on <= $3 - 90 THEN t.amount ELSE 0 END) AS BIGINT) AS inflow_previous_90d,
       CASE WHEN AVG(CASE WHEN t.booked_on <= $3 - 90 THEN t.balance END) > 0
            THEN CAST(AVG(CASE WHEN t.booked_on > $3 - 90 THEN t.balance END) AS DOUBLE PRECISION)
                 / CAST(AVG(CASE WHEN t.booked_on <= $3 - 90 THEN t.balance END) AS DOUBLE PRECISION) - 1 END AS balance_trend,
       $3 - MAX(t.booked_on) AS days_since_last_transaction
FROM @transaction t WHERE t.home BETWEEN $1 AND $2 AND t.booked_on > $3 - 180 AND t.booked_on <= $3
GROUP BY t.home

-- name: customer_overdue
SELECT x.id, MAX(x.now_days) AS overdue_days_current, MAX(x.days) AS overdue_days_max, CAST(SUM(x.times) AS BIGINT) AS overdue_count_24m,
       CASE WHEN SUM(x.repaid) > 0 THEN CAST(SUM(x.on_time) AS DOUBLE PRECISION) / CAST(SUM(x.repaid) AS DOUBLE PRECISION) END AS on_time_repayment_share
FROM (SELECT l.home AS id, CASE WHEN l.status IN ('live', 'overdue') THEN COALESCE(l.overdue_days, 0) ELSE 0 END AS now_days,
             COALESCE(l.overdue_days, 0) AS days, 0 AS times, 0 AS repaid, 0 AS on_time
      FROM @loan l WHERE l.home BETWEEN $1 AND $2
      UNION ALL
      SELECT r.home, 0, CASE WHEN r.kind = 'overdue' THEN COALESCE(r.overdue_days, 0) ELSE 0 END, CASE WHEN r.kind = 'overdue' THEN 1 ELSE 0 END,
             CASE WHEN r.kind = 'repayment' THEN 1 ELSE 0 END, CASE WHEN r.kind = 'repayment' AND COALESCE(r.overdue_days, 0) = 0 THEN 1 ELSE 0 END
      FROM @credit_record r WHERE r.home BETWEEN $1 AND $2 AND r.own = 1 AND r.happened_on > $3 - 731 AND r.happened_on <= $3) x
GROUP BY x.id

-- name: customer_credit
SELECT x.id,
       CASE MAX(x.class) WHEN 5 THEN 'loss' WHEN 4 THEN 'doubtful' WHEN 3 THEN 'substandard' WHEN 2 THEN 'special_mention' WHEN 1 THEN 'normal' END
           AS worst_five_class,
       CAST(SUM(x.external_overdue) AS BIGINT) AS external_overdue_count_24m, CAST(SUM(x.enquiry) AS BIGINT) AS enquiries_6m,
       CAST(SUM(x.judgement) AS BIGINT) AS open_judgements, CAST(SUM(x.tax) AS BIGINT) AS tax_violations_24m, MAX(x.defaulted) AS ever_defaulted
FROM (SELECT l.home AS id,
             CASE l.five_class WHEN 'loss' THEN 5 WHEN 'doubtful' THEN 4 WHEN 'substandard' THEN 3 WHEN 'special_mention' THEN 2 ELSE 1 END AS class,
             0 AS external_overdue, 0 AS enquiry, 0 AS judgement, 0 AS tax, 0 AS defaulted
      FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND l.status IN ('live', 'overdue')
      UNION ALL
      SELECT r.home,
             CASE WHEN r.ended_on IS NOT NULL AND r.ended_on <= $3 THEN 0 ELSE
                 CASE r.five_class WHEN 'loss' THEN 5 WHEN 'doubtful' THEN 4 WHEN 'substandard' THEN 3 WHEN 'special_mention' THEN 2 WHEN 'normal' THEN 1 ELSE 0 END END,
             CASE WHEN r.kind = 'overdue' AND COALESCE(r.own, 0) = 0 AND r.happened_on > $3 - 731 THEN 1 ELSE 0 END,
             CASE WHEN r.kind = 'enquiry' AND r.happened_on > $3 - 183 THEN 1 ELSE 0 END,
             CASE WHEN r.kind = 'judgement' AND (r.ended_on IS NULL OR r.ended_on > $3) THEN 1 ELSE 0 END,
             CASE WHEN r.kind = 'tax' AND r.happened_on > $3 - 731 THEN 1 ELSE 0 END,
             CASE WHEN r.kind = 'default' THEN 1 ELSE 0 END
      FROM @credit_record r WHERE r.home BETWEEN $1 AND $2 AND r.happened_on <= $3) x
GROUP BY x.id

-- name: customer_kpis
SELECT x.id,
       CASE WHEN x.tax_before > 0 THEN x.tax_now / x.tax_before - 1 END AS tax_trend,
       CASE WHEN x.power_before > 0 THEN x.power_now / x.power_before - 1 END AS power_trend,
       CASE WHEN x.payroll_before > 0 THEN x.payroll_now / x.payroll_before - 1 END AS payroll_trend,
       CASE WHEN x.orders_before > 0 THEN x.orders_now / x.orders_before - 1 END AS orders_trend,
       CASE WHEN x.headcount_before > 0 THEN x.headcount_now / x.headcount_before - 1 END AS headcount_trend
FROM (SELECT k.home AS id,
             CAST(SUM(CASE WHEN k.month > $3 - 124 THEN k.tax END) AS DOUBLE PRECISION) AS tax_now,
             CAST(SUM(CASE WHEN k.month <= $3 - 365 THEN k.tax END) AS DOUBLE PRECISION) AS tax_before,
             CAST(SUM(CASE WHEN k.month > $3 - 124 THEN k.power_kwh END) AS DOUBLE PRECISION) AS power_now,
             CAST(SUM(CASE WHEN k.month <= $3 - 365 THEN k.power_kwh END) AS DOUBLE PRECISION) AS power_before,
             CAST(SUM(CASE WHEN k.month > $3 - 124 THEN k.payroll END) AS DOUBLE PRECISION) AS payroll_now,
             CAST(SUM(CASE WHEN k.month <= $3 - 365 THEN k.payroll END) AS DOUBLE PRECISION) AS payroll_before,
             CAST(SUM(CASE WHEN k.month > $3 - 124 THEN k.orders END) AS DOUBLE PRECISION) AS orders_now,
             CAST(SUM(CASE WHEN k.month <= $3 - 365 THEN k.orders END) AS DOUBLE PRECISION) AS orders_before,
             CAST(SUM(CASE WHEN k.month > $3 - 124 THEN k.headcount END) AS DOUBLE PRECISION) AS headcount_now,
             CAST(SUM(CASE WHEN k.month <= $3 - 365 THEN k.headcount END) AS DOUBLE PRECISION) AS headcount_before
      FROM @operating_kpi k
      WHERE k.home BETWEEN $1 AND $2 AND ((k.month > $3 - 124 AND k.month <= $3 - 31) OR (k.month > $3 - 489 AND k.month <= $3 - 396))
      GROUP BY k.home) x

-- name: customer_relations
SELECT r.home AS id, COUNT(DISTINCT r.other) AS related_party_count,
       CAST(SUM(CASE WHEN r.kind = 'guarantee' AND r.side = 'out' THEN r.amount ELSE 0 END) AS BIGINT) AS guarantee_given,
       CAST(SUM(CASE WHEN r.kind = 'guarantee' AND r.side = 'in' THEN r.amount ELSE 0 END) AS BIGINT) AS guarantee_received,
       MAX(CASE WHEN r.side = 'in' AND (r.kind = 'control' OR (r.kind = 'equity' AND r.share > 0.5)) THEN 1 ELSE 0 END) AS has_parent,
       MAX(CASE WHEN r.side = 'in' AND (r.kind = 'control' OR r.kind = 'equity') AND r.confirmed = 1 THEN 1 ELSE 0 END) AS controller_known
FROM @relation r
WHERE r.home BETWEEN $1 AND $2 AND (r.valid_to IS NULL OR r.valid_to >= $3) AND (r.valid_from IS NULL OR r.valid_from <= $3)
GROUP BY r.home

-- name: customer_parent
SELECT r.home AS id, MIN(p.grade) AS parent_grade
FROM @relation r JOIN customer p ON p.home = r.other AND p.id = r.other
WHERE r.home BETWEEN $1 AND $2 AND r.side = 'in' AND (r.kind = 'control' OR (r.kind = 'equity' AND r.share > 0.5))
  AND (r.valid_to IS NULL OR r.valid_to >= $3)
GROUP BY r.home

-- CROSS JOIN and + keep the order, from the customers asked for to the others of their groups: statistics of a column that is mostly empty mislead.
-- name: customer_group_exposure
SELECT c.id, CAST(SUM(l.balance) AS BIGINT) AS group_exposure
FROM @customer c CROSS JOIN customer o CROSS JOIN loan l
WHERE c.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL
  AND o.customer_group = +c.customer_group AND l.home = o.home AND l.status IN ('live', 'overdue')
GROUP BY c.id

-- name: customer_contact
SELECT v.home AS id, $3 - CAST(MAX(v.held_at) / 86400000 AS BIGINT) AS days_since_contact
FROM @visit v WHERE v.home BETWEEN $1 AND $2 AND v.status = 'held' AND v.held_at / 86400000 <= $3
GROUP BY v.home

-- name: customer_statement_count
SELECT st.home AS id, COUNT(*) AS statement_periods FROM @statement st
WHERE st.home BETWEEN $1 AND $2 AND st.period_end <= $3 GROUP BY st.home

-- What functions need beside: who is in the range, guarantee edges, the climate of industries.

-- name: assess_ids
SELECT c.id FROM @customer c WHERE c.home > $1 AND c.status <> 'merged' ORDER BY c.home LIMIT $2

-- name: assess_count
SELECT COUNT(*) FROM @customer c WHERE c.status <> 'merged'

-- name: assess_guarantees_all
SELECT r.home, r.other FROM @relation r
WHERE r.kind = 'guarantee' AND r.side = 'out' AND (r.valid_to IS NULL OR r.valid_to >= $1)

-- name: assess_guarantees_of
SELECT r.other FROM @relation r WHERE r.home = $1 AND r.kind = 'guarantee' AND r.side = $2 AND (r.valid_to IS NULL OR r.valid_to >= $3)

-- name: assess_industry_index
SELECT i.industry, i.climate, i.outlook FROM @industry_index i WHERE i.valid_from <= $1 ORDER BY i.industry, i.valid_from

-- name: assess_industry_index_of
SELECT i.industry, i.climate, i.outlook FROM @industry_index i WHERE i.valid_from <= $1 AND i.industry IN ($2, $3)
ORDER BY i.industry, i.valid_from

-- The newest first by the index of the customer: a customer's rows lie at its home, so naming it is enough.
-- name: assess_last_tier
SELECT t.tier, t.rule_tier, t.overridden, t.expires_on FROM @tier_decision t WHERE t.customer = $1
ORDER BY t.decided_at DESC NULLS LAST, t.home DESC, t.id DESC LIMIT 1

-- name: assess_last_rating
SELECT a.home, a.id FROM @assessment a WHERE a.customer = $1
ORDER BY a.assessed_at DESC NULLS LAST, a.home DESC, a.id DESC LIMIT 1

-- name: assess_history
SELECT a.assessed_at, a.score, a.pd, a.grade, a.confidence, a.policy_version FROM @assessment a WHERE a.home = $1
ORDER BY a.assessed_at DESC NULLS LAST LIMIT 24

-- What people and the market say beside the card.

-- name: customer_grade_override
SELECT o.home AS id, CAST(SUM(o.notches) AS BIGINT) AS grade_override FROM @rating_override o
WHERE o.home BETWEEN $1 AND $2 AND o.expires_on >= $3 AND (o.ended_on IS NULL OR o.ended_on > $3)
GROUP BY o.home

-- name: customer_expert
SELECT o.home AS id, o.score AS expert_score, CAST((o.answered_at + 28800000) / 86400000 AS BIGINT) AS expert_date FROM @expert_opinion o
JOIN (SELECT p.home, MAX(p.id) AS id FROM @expert_opinion p WHERE p.home BETWEEN $1 AND $2 AND (p.answered_at + 28800000) / 86400000 <= $3 GROUP BY p.home) newest
    ON newest.home = o.home AND newest.id = o.id

-- name: market_quotes
SELECT q.home, q.quoted_on, q.close, q.shares, q.currency FROM @market_quote q
WHERE q.home BETWEEN $1 AND $2 AND q.quoted_on <= $3 AND (q.quoted_on > $4 OR q.shares IS NOT NULL)
ORDER BY q.home, q.quoted_on

-- name: overrides_in_force
SELECT o.id FROM @rating_override o WHERE o.home = $1 AND o.expires_on >= $2 AND (o.ended_on IS NULL OR o.ended_on > $2) ORDER BY o.id

-- name: overrides_of_customer
SELECT o.id, o.decided_at, o.notches, o.model_grade, o.model_pd, o.grade, o.pd, o.reason_code, o.reason, o.evidence, o.expires_on, p.name, a.name,
       o.authority, o.ended_on, e.name, o.ended_reason
FROM @rating_override o
LEFT JOIN person p ON p.home = o.proposed_by AND p.id = o.proposed_by
LEFT JOIN person a ON a.home = o.approved_by AND a.id = o.approved_by
LEFT JOIN person e ON e.home = o.ended_by AND e.id = o.ended_by
WHERE o.home = $1 ORDER BY o.decided_at DESC, o.id DESC LIMIT 40

-- name: overrides_waiting
SELECT COUNT(*) FROM pending_change w
WHERE w.customer = $1 AND w.status = 'waiting' AND w.action IN ('customer_grade_override', 'customer_grade_override_end')

-- Overrides with what came of them: whether the customer defaulted in the twelve months after, by its credit record or by its loans today.
-- name: overrides_scored
SELECT o.home, c.name, o.decided_at, o.notches, o.model_grade, o.model_pd, o.grade, o.pd, o.reason_code, o.expires_on, o.ended_on, c.grade,
       CASE WHEN EXISTS (SELECT 1 FROM credit_record r WHERE r.home = o.home AND r.kind = 'default' AND r.happened_on > o.decided_at / 86400000
                             AND r.happened_on <= o.decided_at / 86400000 + 365)
              OR EXISTS (SELECT 1 FROM loan l WHERE l.home = o.home AND l.status IN ('live', 'overdue')
                             AND (l.five_class IN ('substandard', 'doubtful', 'loss') OR l.overdue_days > 90)
                             AND o.decided_at / 86400000 + 365 >= $1) THEN 1 ELSE 0 END,
       p.name
FROM @rating_override o
JOIN @customer c ON c.home = o.home AND c.id = o.home
LEFT JOIN person p ON p.home = o.proposed_by AND p.id = o.proposed_by
ORDER BY o.decided_at DESC, o.home, o.id LIMIT 5000

-- name: customers_rated
SELECT COUNT(*) FROM @customer c WHERE c.status <> 'merged' AND c.grade IS NOT NULL

-- name: expert_opinions
SELECT o.answered_at, o.sheet, o.score, o.answers, o.policy_version, p.name FROM @expert_opinion o
LEFT JOIN person p ON p.home = o.answered_by AND p.id = o.answered_by
WHERE o.home = $1 ORDER BY o.id DESC LIMIT 12
