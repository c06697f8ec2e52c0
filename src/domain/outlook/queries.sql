-- What is likely: facts of a range of homes $1..$2 at the day $3, what the models gave, and the plays against leaving.

-- name: customer_holdings
SELECT h.home AS id,
       MAX(CASE WHEN h.product = 'cash_management' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_cash_management,
       MAX(CASE WHEN h.product = 'payroll' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_payroll,
       MAX(CASE WHEN h.product = 'wealth' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_wealth,
       MAX(CASE WHEN h.product = 'card' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_card,
       MAX(CASE WHEN h.product = 'e_banking' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_e_banking,
       MAX(CASE WHEN h.product = 'acquiring' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_acquiring,
       MAX(CASE WHEN h.product = 'letter_of_credit' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_letter_of_credit,
       MAX(CASE WHEN h.product = 'factoring' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_factoring,
       MAX(CASE WHEN h.product = 'fx' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_fx,
       MAX(CASE WHEN h.product = 'hedging' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_hedging,
       MAX(CASE WHEN h.product = 'leasing' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_leasing,
       MAX(CASE WHEN h.product = 'insurance' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_insurance,
       MAX(CASE WHEN h.product = 'advisory' AND (h.ended_on IS NULL OR h.ended_on >= $3) THEN 1 ELSE 0 END) AS holds_advisory,
       CAST(SUM(CASE WHEN h.ended_on <= $3 AND h.ended_on > $3 - 365 THEN 1 ELSE 0 END) AS BIGINT) AS products_ended_12m
FROM @product_holding h WHERE h.home BETWEEN $1 AND $2 AND (h.since IS NULL OR h.since <= $3)
GROUP BY h.home

-- Balances as the bank knew them half a year before the day; 28800000: a day begins at midnight in Shanghai.
-- name: customer_deposits_before
SELECT x.id, CAST(SUM(x.balance) AS BIGINT) AS deposit_before
FROM (SELECT a.home AS id, a.balance FROM account a
      WHERE a.home BETWEEN $1 AND $2 AND a.recorded_at <= (CAST($3 AS BIGINT) - 180) * 86400000 - 28800000
        AND (a.closed_on IS NULL OR a.closed_on > CAST($3 AS BIGINT) - 180)
      UNION ALL
      SELECT h.home, h.balance FROM account_history h
      WHERE h.home BETWEEN $1 AND $2 AND h.recorded_at <= (CAST($3 AS BIGINT) - 180) * 86400000 - 28800000
        AND h.recorded_until > (CAST($3 AS BIGINT) - 180) * 86400000 - 28800000 AND (h.closed_on IS NULL OR h.closed_on > CAST($3 AS BIGINT) - 180)) x
GROUP BY x.id

-- name: customer_complaints
SELECT r.home AS id, COUNT(*) AS complaints_180d
FROM @service_request r WHERE r.home BETWEEN $1 AND $2 AND r.kind = 'complaint' AND r.received_at / 86400000 > CAST($3 AS BIGINT) - 180 AND r.received_at / 86400000 <= $3
GROUP BY r.home

-- The newest word on offers: taken back.
-- name: customer_refusal
SELECT c.home AS id, MAX(CASE WHEN c.withdrawn_at IS NULL THEN 0 ELSE 1 END) AS marketing_refused
FROM @consent c
WHERE c.home BETWEEN $1 AND $2 AND c.purpose = 'marketing' AND c.contact IS NULL AND CAST($3 AS BIGINT) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.home = c.home AND n.purpose = c.purpose AND n.contact IS NULL AND n.given_at > c.given_at)
GROUP BY c.home

-- name: customer_outlook_now
SELECT o.home AS id, o.churn AS churn_probability, o.conversion AS conversion_probability
FROM @customer_outlook o WHERE o.home BETWEEN $1 AND $2 AND CAST($3 AS BIGINT) IS NOT NULL

-- name: outlook_count
SELECT COUNT(*) FROM @customer c WHERE c.status IN ('active', 'prospect')

-- name: outlook_customers
SELECT c.id FROM @customer c WHERE c.home > $1 AND c.status IN ('active', 'prospect') ORDER BY c.home LIMIT $2

-- name: outlook_stored
SELECT o.home, o.id FROM customer_outlook o WHERE o.home BETWEEN $1 AND $2 ORDER BY o.home

-- name: outlook_of
SELECT o.id FROM @customer_outlook o WHERE o.home = $1 ORDER BY o.scored_on DESC LIMIT 1

-- Whoever was scored and is no more among the customers in question.
-- name: outlook_left
SELECT o.home, o.id FROM customer_outlook o JOIN customer c ON c.home = o.home AND c.id = o.home
WHERE o.home > $1 AND c.status NOT IN ('active', 'prospect') ORDER BY o.home LIMIT $2

-- Baskets: customer, item, income a year, kind of customer.
-- name: outlook_baskets
SELECT x.home, x.item, x.income, x.kind
FROM (SELECT h.home, h.product AS item, h.income_year AS income, c.kind
      FROM @product_holding h JOIN @customer c ON c.home = h.home AND c.id = h.home
      WHERE c.status = 'active' AND (h.ended_on IS NULL OR h.ended_on >= $1) AND (h.since IS NULL OR h.since <= $1)
      UNION ALL
      SELECT l.home, 'loan_' || l.product, CAST(NULL AS BIGINT), c.kind
      FROM @loan l JOIN @customer c ON c.home = l.home AND c.id = l.home
      WHERE c.status = 'active' AND l.status IN ('live', 'overdue')) x
ORDER BY x.home

-- name: outlook_models
SELECT m.id, m.name, m.number, m.status, m.auc, m.case_count, m.bad_count, m.trained_at, m.valid_until
FROM @rating_model m WHERE m.purpose = 'outlook' AND m.status IN ('approved', 'candidate') ORDER BY m.name, m.number DESC

-- Customers: home, name, tier, manager, contribution, chance, product, chance of the product, income expected, reasons, day.
-- name: outlook_list_churn
SELECT o.home, c.name, c.tier, p.name, v.contribution, o.churn, o.next_product, o.next_probability, o.next_income, o.detail, o.scored_on
FROM @customer_outlook o JOIN @customer c ON c.home = o.home AND c.id = o.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
     LEFT JOIN @customer_value v ON v.home = o.home
WHERE o.churn IS NOT NULL AND CAST($2 AS TEXT) IS NULL ORDER BY o.churn DESC, o.id LIMIT $1

-- name: outlook_list_conversion
SELECT o.home, c.name, c.tier, p.name, v.contribution, o.conversion, o.next_product, o.next_probability, o.next_income, o.detail, o.scored_on
FROM @customer_outlook o JOIN @customer c ON c.home = o.home AND c.id = o.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
     LEFT JOIN @customer_value v ON v.home = o.home
WHERE o.conversion IS NOT NULL AND CAST($2 AS TEXT) IS NULL ORDER BY o.conversion DESC, o.id LIMIT $1

-- name: outlook_list_product
SELECT o.home, c.name, c.tier, p.name, v.contribution, o.churn, o.next_product, o.next_probability, o.next_income, o.detail, o.scored_on
FROM @customer_outlook o JOIN @customer c ON c.home = o.home AND c.id = o.home LEFT JOIN person p ON p.home = c.owner AND p.id = c.owner
     LEFT JOIN @customer_value v ON v.home = o.home
WHERE o.next_product IS NOT NULL AND (CAST($2 AS TEXT) IS NULL OR o.next_product = $2) ORDER BY o.next_income DESC NULLS LAST, o.id LIMIT $1

-- name: outlook_counts
SELECT COUNT(*), CAST(SUM(CASE WHEN o.churn IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN o.churn >= $1 THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(o.churn) AS DOUBLE PRECISION), CAST(SUM(CASE WHEN o.conversion IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN o.next_product IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(o.next_income) AS BIGINT), MAX(o.scored_on)
FROM @customer_outlook o

-- name: outlook_offers
SELECT o.next_product, COUNT(*), CAST(SUM(CASE WHEN o.next_probability IS NULL THEN 0 ELSE 1 END) AS BIGINT), CAST(SUM(o.next_income) AS BIGINT)
FROM @customer_outlook o WHERE o.next_product IS NOT NULL GROUP BY o.next_product ORDER BY 2 DESC

-- name: outlook_detail
SELECT o.detail FROM @customer_outlook o WHERE o.home = $1 ORDER BY o.scored_on DESC LIMIT 1

-- name: retention_last
SELECT p.home, MAX(p.opened_on), MAX(CASE WHEN p.status = 'open' THEN 1 ELSE 0 END)
FROM retention_play p WHERE p.home BETWEEN $1 AND $2 GROUP BY p.home ORDER BY p.home

-- name: retention_owner
SELECT c.home, c.owner FROM customer c WHERE c.home BETWEEN $1 AND $2 ORDER BY c.home

-- Plays that were done and whose day of judgement came; those nobody did in twice the time.
-- name: retention_to_judge
SELECT p.home, p.id FROM retention_play p WHERE p.judge_on <= $1 AND p.outcome IS NULL AND p.status = 'done' ORDER BY p.home, p.id LIMIT 500

-- name: retention_expired
SELECT p.home, p.id FROM retention_play p WHERE p.status = 'open' AND p.due_on < $1 - 30 ORDER BY p.home, p.id LIMIT 500

-- name: retention_rates
SELECT p.play, COUNT(*), CAST(SUM(CASE WHEN p.status = 'open' THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN p.status = 'done' THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN p.outcome = 'kept' THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN p.outcome = 'lost' THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN p.status IN ('dropped', 'expired') THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN p.status = 'open' AND p.due_on < $1 THEN 1 ELSE 0 END) AS BIGINT)
FROM @retention_play p GROUP BY p.play ORDER BY p.play

-- name: retention_list
SELECT p.home, p.id, p.version, c.name, c.tier, o.name, p.play, p.opened_on, p.due_on, p.status, p.churn, p.signals, p.done_on, p.reaction, p.note, p.judge_on, p.outcome, p.owner
FROM @retention_play p JOIN @customer c ON c.home = p.home AND c.id = p.home LEFT JOIN person o ON o.home = p.owner AND o.id = p.owner
WHERE (CAST($1 AS TEXT) IS NULL OR p.status = $1) AND (CAST($2 AS BIGINT) IS NULL OR p.home = $2)
ORDER BY CASE WHEN p.status = 'open' THEN 0 ELSE 1 END, CASE WHEN p.status = 'open' THEN p.due_on END NULLS LAST, p.opened_on DESC, p.id LIMIT $3

-- name: work_retention_mine
SELECT p.home, p.id, c.name, c.tier, p.play, p.due_on, p.signals, p.opened_on
FROM @retention_play p CROSS JOIN @customer c
WHERE c.home = p.home AND c.id = p.home AND p.owner = $me AND p.status = 'open' AND p.due_on <= $1
ORDER BY p.due_on, p.home, p.id LIMIT 100

-- name: outlook_held
SELECT h.home, h.product FROM @product_holding h
WHERE h.home BETWEEN $1 AND $2 AND (h.ended_on IS NULL OR h.ended_on >= $3) AND (h.since IS NULL OR h.since <= $3)
UNION SELECT l.home, 'loan_' || l.product FROM @loan l WHERE l.home BETWEEN $1 AND $2 AND l.status IN ('live', 'overdue')
ORDER BY 1
