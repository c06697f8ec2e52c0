-- The customer's portal. Reads name @entity: a portal user sees their own firm's rows, a person of the bank those of their customers.

-- name: portal_names
SELECT k.name, (SELECT v.value FROM setting v WHERE v.name = 'bank_name') FROM @customer k WHERE k.home = $1 AND k.id = $1

-- name: portal_manager
SELECT p.name FROM @customer k JOIN person p ON p.home = k.owner AND p.id = k.owner WHERE k.home = $1 AND k.id = $1

-- name: portal_applications
SELECT a.id FROM @application a
WHERE a.home = $1 AND (a.status IN ('draft', 'in_review', 'approved') OR a.decided_at >= $2 OR (a.status = 'withdrawn' AND a.submitted_at >= $2))
ORDER BY CASE a.status WHEN 'in_review' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END, a.id DESC

-- name: portal_documents
SELECT d.id, d.item, d.required, d.status, d.due_on, d.received_on, d.expires_on, f.id, f.name, p.status, p.answer,
       CASE WHEN p.status = 'sent' THEN 1 ELSE 0 END
FROM @application_document d
LEFT JOIN @attachment f ON f.home = d.home AND f.id = d.attachment
LEFT JOIN @portal_submission p ON p.home = d.home AND p.id = (SELECT MAX(q.id) FROM @portal_submission q WHERE q.home = d.home AND q.document = d.id)
WHERE d.home = $1 AND d.application = $2 ORDER BY d.id

-- name: portal_files
SELECT f.id, f.name, f.kind, f.media_type, f.size_bytes, f.expires_on, f.recorded_at, u.name,
       (SELECT COUNT(*) FROM @portal_submission p WHERE p.home = f.home AND p.attachment = f.id AND p.document IS NOT NULL)
FROM @attachment f LEFT JOIN @portal_user u ON u.home = f.home AND u.id = f.portal_user
WHERE f.home = $1 ORDER BY f.id DESC LIMIT 300

-- name: portal_loans
SELECT l.id FROM @loan l WHERE l.home = $1 AND l.status <> 'written_off'
ORDER BY CASE l.status WHEN 'overdue' THEN 0 WHEN 'live' THEN 1 WHEN 'approved' THEN 2 ELSE 3 END, l.matures_on, l.id LIMIT 200

-- name: portal_facilities
SELECT f.id FROM @facility f WHERE f.home = $1 AND f.status = 'active' AND f.level <> 'group' ORDER BY f.id LIMIT 50

-- name: portal_covenants
SELECT c.id FROM @covenant c
WHERE c.home = $1 AND c.status <> 'ended' AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $2) ORDER BY c.id LIMIT 60

-- name: portal_covenant_tests
SELECT t.tested_on, t.headroom, t.result FROM @covenant_test t WHERE t.home = $1 AND t.covenant = $2 ORDER BY t.tested_on DESC, t.id DESC LIMIT $3

-- name: portal_certificates
SELECT p.id, p.title, p.sent_at, p.status, p.attachment, u.name FROM @portal_submission p
LEFT JOIN @portal_user u ON u.home = p.home AND u.id = p.portal_user
WHERE p.home = $1 AND p.kind = 'certificate' ORDER BY p.sent_at DESC LIMIT 24

-- name: portal_statements
SELECT t.id, t.period_end, t.period_months, t.scope, t.audited, t.unit, t.total_assets, t.revenue, t.net_profit
FROM @statement t WHERE t.home = $1 ORDER BY t.period_end DESC, t.id DESC LIMIT 40

-- name: portal_statements_sent
SELECT p.id, p.title, COALESCE(CASE c.status WHEN 'approved' THEN 'accepted' WHEN 'rejected' THEN 'returned' WHEN 'withdrawn' THEN 'returned' END, p.status),
       p.sent_at, u.name, COALESCE(p.answer, c.decision), p.content
FROM @portal_submission p LEFT JOIN @portal_user u ON u.home = p.home AND u.id = p.portal_user
LEFT JOIN pending_change c ON c.home = p.pending_change AND c.id = p.pending_change
WHERE p.home = $1 AND p.kind = 'statement' ORDER BY p.sent_at DESC LIMIT 24

-- name: portal_statement_there
SELECT (SELECT COUNT(*) FROM @statement t WHERE t.home = $1 AND t.period_end = $2 AND t.scope = $3)
     + (SELECT COUNT(*) FROM @portal_submission p JOIN pending_change c ON c.home = p.pending_change AND c.id = p.pending_change
        WHERE p.home = $1 AND p.kind = 'statement' AND c.status = 'waiting' AND p.period_end = $2 AND p.scope = $3)

-- name: portal_messages_of
SELECT m.id, m.portal_user, COALESCE(u.name, p.name), m.body, m.sent_at, m.seen_at, m.home
FROM @portal_message m LEFT JOIN portal_user u ON u.home = m.home AND u.id = m.portal_user LEFT JOIN person p ON p.home = m.person AND p.id = m.person
WHERE m.home = $1 ORDER BY m.sent_at, m.id

-- name: portal_messages_unseen
SELECT m.id FROM @portal_message m WHERE m.home = $1 AND m.seen_at IS NULL AND (CASE WHEN m.person IS NOT NULL THEN 1 ELSE 0 END) = $2

-- name: portal_sent
SELECT p.id, p.kind, p.title, COALESCE(CASE c.status WHEN 'approved' THEN 'accepted' WHEN 'rejected' THEN 'returned' WHEN 'withdrawn' THEN 'returned' END, p.status),
       p.sent_at, u.name, COALESCE(p.answer, c.decision), COALESCE(w.name, k.name), COALESCE(p.answered_at, c.checked_at), p.attachment, f.name, p.content, p.pending_change
FROM @portal_submission p LEFT JOIN portal_user u ON u.home = p.home AND u.id = p.portal_user
LEFT JOIN person w ON w.home = p.answered_by AND w.id = p.answered_by
LEFT JOIN attachment f ON f.home = p.home AND f.id = p.attachment
LEFT JOIN pending_change c ON c.home = p.pending_change AND c.id = p.pending_change
LEFT JOIN person k ON k.home = c.checker AND k.id = c.checker
WHERE p.home = $1 ORDER BY p.sent_at DESC, p.id DESC LIMIT 200

-- name: portal_users
SELECT u.id, u.name, u.login, u.position, u.role, u.status, u.invited_at, u.invited_by, u.invite_until,
       COALESCE((SELECT MAX(a.at) FROM audit a WHERE a.person = u.id AND a.action = 'sign_in'), (SELECT MAX(s.seen_at) FROM session s WHERE s.person = u.id))
FROM @portal_user u WHERE u.home = $1 ORDER BY u.id

-- name: portal_other_owners
SELECT COUNT(*) FROM portal_user u WHERE u.home = $1 AND u.id <> $2 AND u.role = 'client_owner' AND u.status = 'active'

-- name: portal_sessions_end
DELETE FROM session WHERE person = $1

-- name: portal_contacts
SELECT c.id FROM @contact c WHERE c.home = $1 ORDER BY c.id LIMIT 100

-- name: portal_counts
SELECT (SELECT COUNT(*) FROM @statement t WHERE t.home = $1), (SELECT COUNT(*) FROM @loan l WHERE l.home = $1),
       (SELECT COUNT(*) FROM @attachment f WHERE f.home = $1), (SELECT COUNT(*) FROM @portal_message m WHERE m.home = $1),
       (SELECT COUNT(*) FROM @contact c WHERE c.home = $1)

-- name: portal_corrections_waiting
SELECT p.content FROM @portal_submission p WHERE p.home = $1 AND p.kind = 'correction' AND p.status = 'sent'

-- name: portal_user_name
SELECT u.name FROM portal_user u WHERE u.home = $1 AND u.id = $2

-- name: portal_consents_of
SELECT c.id FROM @consent c WHERE c.home = $1 ORDER BY c.given_at

-- name: portal_consent_newest
SELECT c.id, c.text_version, c.given_at, c.withdrawn_at, u.name FROM @consent c LEFT JOIN portal_user u ON u.home = c.home AND u.id = c.portal_user
WHERE c.home = $1 AND c.purpose = $2 AND c.contact IS NULL ORDER BY c.given_at DESC, c.id DESC LIMIT 1

-- Of each contact the newest word on each purpose.
-- name: portal_contact_consents
SELECT k.id, k.name, k.email, c.purpose, c.given_at, c.withdrawn_at, c.channel FROM @consent c JOIN @contact k ON k.home = c.home AND k.id = c.contact
WHERE c.home = $1 AND c.contact IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM consent n WHERE n.home = c.home AND n.contact = c.contact AND n.purpose = c.purpose AND (n.given_at > c.given_at OR (n.given_at = c.given_at AND n.id > c.id)))
ORDER BY k.name, c.purpose LIMIT 200
