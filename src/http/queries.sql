-- Signing in and its sessions.

-- name: credential_for_login
SELECT p.id, p.name, p.role, p.branch, p.left_on, p.language, c.password_hash, c.must_change, c.totp_secret, c.totp_on, c.totp_last_step,
       c.failures, c.locked_until
FROM person p JOIN credential c ON c.person = p.id
WHERE p.login = $1

-- name: credential_read
SELECT password_hash, must_change, totp_secret, totp_on, totp_last_step, failures, locked_until FROM credential WHERE person = $1

-- name: credential_put
INSERT INTO credential (person, password_hash, changed_at, must_change, totp_secret, totp_on, totp_last_step, failures, locked_until)
VALUES ($1, $2, $3, $4, NULL, 0, 0, 0, 0)
ON CONFLICT (person) DO UPDATE SET password_hash = excluded.password_hash, changed_at = excluded.changed_at, must_change = excluded.must_change,
    failures = 0, locked_until = 0

-- name: credential_failed
UPDATE credential SET locked_until = CASE WHEN failures + 1 >= $2 THEN CAST($3 AS BIGINT) ELSE 0 END, failures = CASE WHEN failures + 1 >= $2 THEN 0 ELSE failures + 1 END
WHERE person = $1
RETURNING locked_until

-- name: credential_passed
UPDATE credential SET failures = 0, locked_until = 0, totp_last_step = $2 WHERE person = $1 AND (totp_on = 0 OR totp_last_step < $2)

-- name: credential_totp_start
UPDATE credential SET totp_secret = $2, totp_last_step = 0 WHERE person = $1 AND totp_on = 0

-- name: credential_totp
UPDATE credential SET totp_secret = $2, totp_on = $3, totp_last_step = $4 WHERE person = $1

-- name: session_insert
INSERT INTO session (token_hash, id, person, csrf, created_at, seen_at, expires_at, address, agent) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)

-- name: session_find
SELECT s.id, s.person, s.csrf, s.seen_at, s.expires_at, p.name, p.role, p.branch, p.left_on, p.language, s.created_at, c.must_change
FROM session s JOIN person p ON p.home = s.person AND p.id = s.person LEFT JOIN credential c ON c.person = s.person
WHERE s.token_hash = $1

-- name: credential_for_client
SELECT u.id, u.name, u.role, k.branch, NULL, u.language, c.password_hash, c.must_change, c.totp_secret, c.totp_on, c.totp_last_step, c.failures, c.locked_until
FROM portal_user u JOIN credential c ON c.person = u.id JOIN customer k ON k.home = u.home AND k.id = u.home
WHERE u.login = $1 AND u.status = 'active'

-- name: session_find_client
SELECT s.id, s.person, s.csrf, s.seen_at, s.expires_at, u.name, u.role, k.branch, NULL, u.language, s.created_at, c.must_change, u.home
FROM session s JOIN portal_user u ON u.id = s.person JOIN customer k ON k.home = u.home AND k.id = u.home LEFT JOIN credential c ON c.person = s.person
WHERE s.token_hash = $1 AND u.status = 'active'

-- name: portal_invited
SELECT u.home, u.id FROM portal_user u WHERE u.invite_hash = $1 AND u.invite_until > $2 AND u.status <> 'blocked'

-- name: portal_me_firm
SELECT k.name, p.name, b.name,
       (SELECT COUNT(*) FROM @portal_message m WHERE m.home = k.home AND m.person IS NOT NULL AND m.seen_at IS NULL),
       (SELECT v.value FROM setting v WHERE v.name = 'bank_name')
FROM @customer k LEFT JOIN person p ON p.home = k.owner AND p.id = k.owner LEFT JOIN branch b ON b.home = k.branch AND b.id = k.branch
WHERE k.home = $1 AND k.id = $1

-- name: session_seen
UPDATE session SET seen_at = $2, expires_at = $3 WHERE id = $1

-- name: session_alive
SELECT COUNT(*) FROM session s JOIN person p ON p.home = s.person AND p.id = s.person
WHERE s.id = $1 AND s.person = $2 AND s.expires_at > $3 AND p.role = $4 AND p.branch = $5 AND (p.left_on IS NULL OR p.left_on > $6)

-- name: session_of_person
SELECT id, created_at, seen_at, address, agent FROM session WHERE person = $1 AND expires_at > $2 ORDER BY seen_at DESC

-- name: session_delete
DELETE FROM session WHERE id = $1 AND person = $2

-- name: session_delete_others
DELETE FROM session WHERE person = $1 AND id <> $2

-- name: session_delete_expired
DELETE FROM session WHERE expires_at < $1

-- name: audit_page
SELECT a.chain, a.sequence, a.at, a.person, COALESCE(p.name, '客户门户 Portal · ' || u.name), a.address, a.entity, a.home, a.record, a.action, a.content, a.reason, a.correlation
FROM audit a LEFT JOIN person p ON p.home = a.person AND p.id = a.person LEFT JOIN portal_user u ON u.id = a.person
WHERE (CAST($1 AS TEXT) IS NULL OR a.entity = $1)
  AND (CAST($2 AS BIGINT) IS NULL OR a.record = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR a.person = $3)
  AND (CAST($4 AS TEXT) IS NULL OR a.action = $4)
  AND (CAST($5 AS BIGINT) IS NULL OR a.at >= $5)
  AND (CAST($6 AS BIGINT) IS NULL OR a.at <= $6)
  AND (CAST($7 AS BIGINT) IS NULL OR a.at < $7 OR (a.at = $7 AND (a.chain > $8 OR (a.chain = $8 AND a.sequence < $9))))
ORDER BY a.at DESC, a.chain, a.sequence DESC
LIMIT $10
