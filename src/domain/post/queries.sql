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
SELECT w.id FROM @webhook_subscription w WHERE w.status = 'active' AND w.direction = 'out'
  AND (($1 = 0 AND w.request_received = 1) OR ($1 = 1 AND w.request_closed = 1) OR ($1 = 2 AND w.survey_answered = 1)) ORDER BY w.id LIMIT 100

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
SELECT w.id, w.partner, w.code, w.direction, w.url, w.request_received, w.request_closed, w.survey_answered, w.status, w.secret_at, w.version,
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
