-- Lenders of a syndicate and what they are told.

-- name: syndicate_shares
SELECT t.id, t.bank, t.role, t.own, t.share, t.email, t.language, t.contact FROM @syndicate_share t
WHERE t.home = $1 AND t.facility = $2 ORDER BY CASE t.role WHEN 'agent' THEN 0 WHEN 'lead' THEN 1 ELSE 2 END, t.id LIMIT 60

-- name: syndicate_loans
SELECT l.id FROM @loan l WHERE l.home = $1 AND l.facility = $2 AND l.terms IS NOT NULL ORDER BY l.id LIMIT 50

-- name: syndicate_drawdowns
SELECT d.id, d.loan, d.amount, d.currency, d.value_on FROM @drawdown d WHERE d.home = $1 AND d.facility = $2 AND d.status = 'reserved' ORDER BY d.id LIMIT 50

-- name: syndicate_notice_count
SELECT COUNT(*) FROM syndicate_notice n WHERE n.home = $1 AND n.facility = $2

-- name: syndicate_notices
SELECT n.id, n.number, n.direction, n.kind, n.status, n.value_on, n.notify_by, n.currency, n.principal, n.interest, n.fee, n.rate,
       n.own_part, n.expected_part, n.sent_at, l.number
FROM @syndicate_notice n LEFT JOIN @loan l ON l.home = n.home AND l.id = n.loan
WHERE n.home = $1 AND n.facility = $2
ORDER BY CASE n.status WHEN 'draft' THEN 0 WHEN 'disputed' THEN 1 WHEN 'received' THEN 2 ELSE 3 END, n.value_on DESC, n.id DESC LIMIT 200

