-- What stands around a booking.

-- name: transaction_drawdowns
SELECT p.id, p.loan, p.number, p.drawn_on, p.amount, p.purpose, p.industries, p.payees, p.account FROM purpose_plan p
WHERE p.home = $1 AND p.customer = $1 AND p.drawn_on >= $2 AND p.drawn_on <= $3 + 5 ORDER BY p.drawn_on

-- name: transaction_window
SELECT t.id, t.booked_on, t.direction, t.amount, t.kind, t.counterparty, t.counterparty_customer, t.counterparty_industry, t.contract, t.reference, t.reverses, t.account
FROM "transaction" t WHERE t.home = $1 AND t.customer = $1 AND t.booked_on >= $2 ORDER BY t.booked_on, t.id LIMIT 5000

-- name: transaction_related
SELECT DISTINCT r.other, c.name FROM relation r JOIN customer c ON c.home = r.other AND c.id = r.other
WHERE r.home = $1 AND r.kind IN ('equity', 'control', 'officer', 'kinship')

-- name: transaction_ties
SELECT r.other, MAX(CASE WHEN r.side = 'in' AND (r.kind = 'control' OR (r.kind = 'equity' AND r.share > 0.5)) THEN 1 ELSE 0 END)
FROM relation r WHERE r.home = $1 AND r.kind IN ('equity', 'control', 'kinship', 'officer') GROUP BY r.other

-- name: transaction_history
SELECT CAST(AVG(CASE WHEN t.direction = 'out' THEN t.amount END) AS BIGINT), CAST(SUM(CASE WHEN t.direction = 'out' THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN t.direction = 'in' AND t.booked_on >= $3 - 3 THEN t.amount ELSE 0 END) AS BIGINT)
FROM "transaction" t WHERE t.account = $1 AND t.booked_on >= $2 AND t.booked_on <= $3 AND t.id <> $4

-- name: transaction_hops_in
SELECT t.counterparty_customer, t.booked_on, t.amount FROM "transaction" t
WHERE t.home = $1 AND t.customer = $1 AND t.booked_on >= $2 AND t.booked_on <= $3 AND t.direction = 'in' AND t.amount <= $4 AND t.counterparty_customer IS NOT NULL
  AND t.reverses IS NULL ORDER BY t.amount DESC LIMIT 16

-- name: transaction_hops_out
SELECT t.counterparty_customer, t.booked_on, t.amount FROM "transaction" t
WHERE t.home = $1 AND t.customer = $1 AND t.booked_on >= $2 AND t.booked_on <= $3 AND t.direction = 'out' AND t.amount >= $4 AND t.counterparty_customer IS NOT NULL
  AND t.reverses IS NULL ORDER BY t.amount LIMIT 16

-- name: transaction_warnings
SELECT w.id FROM warning w WHERE w.home = $1 AND w.booking = $2 AND w.status IN ('open', 'working')

-- Tracing.

-- name: flow_plan_booking
SELECT t.id, t.account FROM "transaction" t WHERE t.home = $1 AND t.customer = $1 AND t.kind = 'drawdown' AND t.booked_on >= $2 - 3 AND t.booked_on <= $2 + 3 AND t.amount = $3
ORDER BY t.id LIMIT 1

-- name: flow_bookings
SELECT t.id, t.booked_on, t.direction, t.amount, t.balance, t.kind, t.counterparty, t.counterparty_customer, t.signals, t.signal_level, t.purpose
FROM "transaction" t WHERE t.account = $1 AND t.booked_on >= $2 AND t.booked_on <= $3 AND t.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM unique_value u WHERE u.entity = 'transaction' AND u.field = 'reverses' AND u.value = UPPER(REPLACE(REPLACE(t.reference, '-', ''), ' ', '')))
ORDER BY t.booked_on, t.id LIMIT 3000

-- name: flow_account
SELECT a.id, a.home, c.name, a.number FROM account a JOIN customer c ON c.home = a.home AND c.id = a.home WHERE a.home = $1 AND a.customer = $1
ORDER BY CASE WHEN a.kind IN ('basic', 'general') THEN 0 ELSE 1 END, a.id LIMIT 1

-- name: flow_received
SELECT t.account FROM "transaction" t WHERE t.home = $1 AND t.customer = $1 AND t.direction = 'in' AND t.amount = $2 AND t.booked_on >= $3 - 1 AND t.booked_on <= $3 + 2
ORDER BY t.id LIMIT 1
