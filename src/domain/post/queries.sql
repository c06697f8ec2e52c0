-- Mail and webhooks.

-- The customer's people with a mail address, the primary contact first.
-- name: post_customer_address
SELECT c.email FROM @contact c WHERE c.home = $1 AND c.email IS NOT NULL AND c.email <> ''
ORDER BY CASE WHEN c.primary_contact = 1 THEN 0 ELSE 1 END, c.id LIMIT 1

-- Whose address that is: in small letters, and as it was written.
-- name: post_address_owners
SELECT c.home, c.name FROM @contact c WHERE c.email IN ($1, $2)
UNION SELECT u.home, u.name FROM @portal_user u WHERE u.email IN ($1, $2) LIMIT 20

-- name: post_due
SELECT o.id FROM @outbox_message o WHERE (o.status = 'waiting' OR o.status = 'sending') AND o.next_at <= $1 ORDER BY o.next_at, o.id LIMIT 20

-- name: post_wanting
SELECT w.id FROM @webhook_subscription w WHERE w.status = 'active' AND w.direction = 'out' ORDER BY w.id LIMIT 200

-- name: post_of_record
SELECT o.id, o.channel, o.purpose, o.status, o.reason, o.attempts, o.sent_at, o.next_at, o.created_at, o.last_error, o.recipient
FROM @outbox_message o WHERE o.about = $1 ORDER BY o.created_at DESC, o.id DESC LIMIT 50

-- The newest message about a request that came from outside.
-- name: post_came_about
SELECT i.id FROM @inbox_message i WHERE i.request = $1 AND i.kind = 'message' ORDER BY i.came_at DESC, i.id DESC LIMIT 1

-- $1 status, $2 channel, $3 webhook or 0
-- name: post_outbox
SELECT o.id FROM @outbox_message o
WHERE ($1 = '' OR o.status = $1) AND ($2 = '' OR o.channel = $2) AND (CAST($3 AS BIGINT) = 0 OR o.subscription = $3)
ORDER BY o.created_at DESC, o.id DESC LIMIT 200

-- name: post_outbox_counts
SELECT o.status, COUNT(*) FROM @outbox_message o GROUP BY o.status

-- name: post_inbox
SELECT i.id FROM @inbox_message i WHERE ($1 = '' OR i.status = $1) ORDER BY i.came_at DESC, i.id DESC LIMIT 200

-- name: post_inbox_unknown
SELECT COUNT(*) FROM @inbox_message i WHERE i.status = 'unknown'

-- name: post_files
SELECT f.id, f.name, f.size_bytes, f.sha256, f.refused, f.media_type FROM @inbox_file f WHERE f.message = $1 ORDER BY f.id

-- name: post_hooks
SELECT w.id,
       (SELECT COUNT(*) FROM @outbox_message o WHERE o.subscription = w.id AND o.status = 'sent'),
       (SELECT COUNT(*) FROM @outbox_message o WHERE o.subscription = w.id AND o.status IN ('failed', 'held')),
       (SELECT MAX(o.sent_at) FROM @outbox_message o WHERE o.subscription = w.id)
FROM @webhook_subscription w ORDER BY w.partner, w.id LIMIT 200

-- name: post_mailbox
SELECT b.id FROM @mail_box b WHERE b.address = $1 LIMIT 1

-- The open request of a customer that came through a gateway last.
-- name: post_open_message
SELECT r.id FROM @service_request r WHERE r.home = $1 AND r.channel = 'message' AND r.status IN ('new', 'working', 'waiting')
ORDER BY r.received_at DESC, r.id DESC LIMIT 1

-- name: post_hook_by_code
SELECT w.id FROM @webhook_subscription w WHERE w.code = $1 AND w.direction = 'in' AND w.status = 'active' LIMIT 1

-- Those of the customer who have a mail address; $2 one of them or 0.
-- name: post_readers
SELECT c.id, c.name, c.email FROM @contact c WHERE c.home = $1 AND c.email IS NOT NULL AND c.email <> '' AND (CAST($2 AS BIGINT) = 0 OR c.id = $2)
ORDER BY CASE WHEN c.primary_contact = 1 THEN 0 ELSE 1 END, c.id LIMIT 20

-- What firm and contacts said on purpose $2 of mail until $3, oldest first.
-- name: post_consents
SELECT n.contact, n.text_version, n.given_at, n.withdrawn_at FROM @consent n
WHERE n.home = $1 AND n.purpose = $2 AND (n.reach IS NULL OR n.reach = 'mail') AND n.given_at <= $3 ORDER BY n.given_at, n.id LIMIT 500

-- The newest consent of the firm ($3 = 0) or of the contact $3 to purpose $2.
-- name: post_consent_newest
SELECT n.id, n.text_version, n.withdrawn_at FROM @consent n WHERE n.home = $1 AND n.purpose = $2 AND COALESCE(n.contact, 0) = $3
ORDER BY n.given_at DESC, n.id DESC LIMIT 1

-- name: post_token
SELECT o.id FROM @outbox_message o WHERE o.token_hash = $1 LIMIT 1

-- What has not left of those that rest on consent $3 to contact $2.
-- name: post_unsent_to
SELECT o.id FROM @outbox_message o WHERE o.customer = $1 AND o.contact = $2 AND o.consent = $3 AND o.status IN ('waiting', 'held') ORDER BY o.id LIMIT 200

-- name: post_held_off
SELECT o.id FROM @outbox_message o WHERE o.reason = 'channel_off' AND o.status = 'held' ORDER BY o.id LIMIT $1

-- name: post_held_off_count
SELECT COUNT(*) FROM @outbox_message o WHERE o.reason = 'channel_off' AND o.status = 'held'
