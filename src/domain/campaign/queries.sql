-- Campaigns: who may be written to, what they own and owe, and what came of it.

-- One customer ($1): consent to purpose $2 in version $3, messages since $4 and by channel $5, complaints since $6, portal users; $7 now.
-- name: campaign_client
SELECT (SELECT CASE WHEN c.withdrawn_at IS NULL AND c.text_version = $3 THEN 1 ELSE 0 END FROM consent c
        WHERE c.home = $1 AND c.purpose = $2 AND c.contact IS NULL AND c.given_at <= $7 ORDER BY c.given_at DESC, c.id DESC LIMIT 1),
       (SELECT COUNT(*) FROM campaign_member m WHERE m.home = $1 AND m.arm = 'treated' AND m.sent_at >= $4 AND m.campaign <> $8 AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.home = m.letter AND o.id = m.letter AND o.status IN ('withdrawn', 'failed'))),
       (SELECT COUNT(*) FROM campaign_member m WHERE m.home = $1 AND m.arm = 'treated' AND m.sent_at >= $4 AND m.channel = $5 AND m.campaign <> $8 AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.home = m.letter AND o.id = m.letter AND o.status IN ('withdrawn', 'failed'))),
       (SELECT COUNT(*) FROM service_request r WHERE r.home = $1 AND r.kind = 'complaint' AND r.received_at >= $6 AND r.received_at <= $7),
       (SELECT COUNT(*) FROM portal_user u WHERE u.home = $1 AND u.status = 'active')

-- name: campaign_loans
SELECT l.balance, l.terms, l.started_on, l.matures_on FROM loan l WHERE l.home = $1 AND l.status = 'live' AND l.balance > 0

-- name: campaign_deposits
SELECT CAST(SUM(a.balance) AS BIGINT) FROM account a WHERE a.home = $1 AND a.closed_on IS NULL

-- name: campaign_manager
SELECT p.name FROM person p WHERE p.home = $1 AND p.id = $1

-- name: campaign_member_there
SELECT COUNT(*) FROM campaign_member m WHERE m.home = $1 AND m.campaign = $2

-- name: campaign_sent_to
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN m.arm = 'treated' THEN 1 ELSE 0 END), 0) AS BIGINT) FROM campaign_member m WHERE m.campaign = $1

-- What came of campaign $1 by arm: members, opened, responded, interested, taken up. $2 the day it was sent, $3 the last day of uptake, $4 goal, $5 product,
-- $6 the last instant of a response.
-- name: campaign_counts
SELECT m.arm, COUNT(*),
       CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM portal_message p WHERE p.home = m.home AND p.id = m.message AND p.seen_at IS NOT NULL) THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN m.response IS NOT NULL OR EXISTS (SELECT 1 FROM portal_message p WHERE p.home = m.home AND p.portal_user IS NOT NULL AND p.sent_at > m.sent_at AND p.sent_at <= $6)
                THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN m.response = 'interested' THEN 1 ELSE 0 END) AS BIGINT),
       CAST(SUM(CASE WHEN (CAST($4 AS TEXT) IN ('any', 'loan') AND EXISTS (SELECT 1 FROM loan l WHERE l.home = m.home AND l.started_on > $2 AND l.started_on <= $3))
                       OR (CAST($4 AS TEXT) IN ('any', 'product') AND EXISTS (SELECT 1 FROM product_holding h WHERE h.home = m.home AND h.since > $2 AND h.since <= $3 AND (CAST($5 AS TEXT) IS NULL OR h.product = $5)))
                       OR (CAST($4 AS TEXT) IN ('any', 'account') AND EXISTS (SELECT 1 FROM account a WHERE a.home = m.home AND a.opened_on > $2 AND a.opened_on <= $3))
                THEN 1 ELSE 0 END) AS BIGINT)
FROM campaign_member m WHERE m.campaign = $1 GROUP BY m.arm

-- name: campaign_members
SELECT m.home, m.id, c.name, c.tier, m.arm, m.sent_at, (SELECT p.seen_at FROM portal_message p WHERE p.home = m.home AND p.id = m.message),
       m.response, m.responded_at, m.response_note,
       CASE WHEN (CAST($4 AS TEXT) IN ('any', 'loan') AND EXISTS (SELECT 1 FROM loan l WHERE l.home = m.home AND l.started_on > $2 AND l.started_on <= $3))
              OR (CAST($4 AS TEXT) IN ('any', 'product') AND EXISTS (SELECT 1 FROM product_holding h WHERE h.home = m.home AND h.since > $2 AND h.since <= $3 AND (CAST($5 AS TEXT) IS NULL OR h.product = $5)))
              OR (CAST($4 AS TEXT) IN ('any', 'account') AND EXISTS (SELECT 1 FROM account a WHERE a.home = m.home AND a.opened_on > $2 AND a.opened_on <= $3))
            THEN 1 ELSE 0 END,
       m.text, o.recipient, o.status, o.reason, COALESCE(o.sent_at, o.created_at), m.request
FROM @campaign_member m JOIN @customer c ON c.home = m.home AND c.id = m.home LEFT JOIN outbox_message o ON o.home = m.letter AND o.id = m.letter
WHERE m.campaign = $1 ORDER BY CASE m.arm WHEN 'treated' THEN 0 ELSE 1 END, 11 DESC, c.name, m.id LIMIT 300

-- In the moment a letter of campaign $2 leaves to customer $1: what reached it since $3 in all and by letter, complaints since $4, its status; $5 now.
-- name: campaign_letter_now
SELECT (SELECT COUNT(*) FROM campaign_member m LEFT JOIN outbox_message o ON o.home = m.letter AND o.id = m.letter
        WHERE m.home = $1 AND m.arm = 'treated' AND m.campaign <> $2 AND ((m.letter IS NULL AND m.sent_at >= $3) OR (o.status = 'sent' AND o.sent_at >= $3))),
       (SELECT COUNT(*) FROM campaign_member m JOIN outbox_message o ON o.home = m.letter AND o.id = m.letter
        WHERE m.home = $1 AND m.arm = 'treated' AND m.campaign <> $2 AND o.status = 'sent' AND o.sent_at >= $3),
       (SELECT COUNT(*) FROM service_request r WHERE r.home = $1 AND r.kind = 'complaint' AND r.received_at >= $4 AND r.received_at <= $5),
       c.status
FROM customer c WHERE c.home = $1 AND c.id = $1

-- name: campaign_letters
SELECT o.status, o.reason, COUNT(*) FROM campaign_member m JOIN outbox_message o ON o.home = m.letter AND o.id = m.letter
WHERE m.campaign = $1 GROUP BY o.status, o.reason ORDER BY o.status, o.reason
