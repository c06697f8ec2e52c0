-- The service desk.

-- name: service_newest_model
SELECT m.id FROM @service_model m ORDER BY m.trained_at DESC, m.id DESC LIMIT 1

-- name: service_model_of_policy
SELECT m.id FROM @service_model m WHERE m.policy_hash = $1 LIMIT 1

-- What people said a request is about, with its first words.
-- name: service_confirmed_texts
SELECT r.class, (SELECT MIN(m.text) FROM @service_message m WHERE m.home = r.home AND m.request = r.id AND m.direction = 'received'
                   AND m.happened_at = (SELECT MIN(f.happened_at) FROM @service_message f WHERE f.home = r.home AND f.request = r.id))
FROM @service_request r
WHERE r.confirmed_by IS NOT NULL AND r.class IS NOT NULL
  AND EXISTS (SELECT 1 FROM @service_message m WHERE m.home = r.home AND m.request = r.id AND m.direction = 'received')
ORDER BY r.received_at DESC LIMIT $1

-- name: service_open_portal
SELECT r.id FROM @service_request r WHERE r.home = $1 AND r.channel = 'portal' AND r.status IN ('new', 'working', 'waiting')
ORDER BY r.received_at DESC, r.id DESC LIMIT 1

-- name: service_late
SELECT r.home, r.id FROM @service_request r
WHERE r.status IN ('new', 'working', 'waiting') AND r.due_on < $1 AND r.waiting_since IS NULL
ORDER BY r.due_on, r.home, r.id LIMIT 5000

-- $1 status word, $2 kind, $3 class, $4 customer, $5 handler, $6 late, $7 unsure, $8 today, $9 limit
-- name: service_items
SELECT r.home, r.id, c.name, c.tier, r.subject, r.kind, r.channel, r.status, r.class, r.class_proposed, r.confidence, r.handler, p.name,
       r.received_at, r.answer_due_at, r.first_answer_at, r.due_on, r.waiting_since, r.escalation, r.closed_at, r.on_time, r.confirmed_by, r.contact_name
FROM @service_request r JOIN @customer c ON c.home = r.home AND c.id = r.home LEFT JOIN @person p ON p.home = r.handler AND p.id = r.handler
WHERE ($1 = 'any' OR ($1 = 'open' AND r.status IN ('new', 'working', 'waiting')) OR r.status = $1)
  AND ($2 = '' OR r.kind = $2) AND ($3 = '' OR r.class = $3) AND (CAST($4 AS BIGINT) = 0 OR r.home = $4)
  AND (CAST($5 AS BIGINT) = 0 OR r.handler = $5) AND (CAST($6 AS BIGINT) = 0 OR (r.due_on < $8 AND r.status <> 'closed'))
  AND (CAST($7 AS BIGINT) = 0 OR r.class IS NULL)
ORDER BY CASE WHEN r.status = 'closed' THEN 1 ELSE 0 END, CASE WHEN r.status = 'closed' THEN - r.received_at ELSE r.due_on END NULLS LAST, r.received_at
LIMIT $9

-- name: service_counts
SELECT COUNT(*), COALESCE(SUM(CASE WHEN r.handler = $me THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN r.due_on < $1 THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN r.kind = 'complaint' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN r.class IS NULL THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN r.status = 'waiting' THEN 1 ELSE 0 END), 0)
FROM @service_request r WHERE r.status IN ('new', 'working', 'waiting')

-- name: service_thread
SELECT m.request, m.direction, m.channel, m.author, p.name, m.author_name, m.text, m.happened_at, r.subject
FROM @service_message m JOIN @service_request r ON r.home = m.home AND r.id = m.request
LEFT JOIN @person p ON p.home = m.author AND p.id = m.author
WHERE m.home = $1 ORDER BY m.happened_at, m.id LIMIT 400

-- name: service_others
SELECT r.id, r.subject, r.status, r.class, r.received_at FROM @service_request r WHERE r.home = $1 AND r.id <> $2 ORDER BY r.received_at DESC LIMIT 12

-- name: service_people
SELECT p.id, p.name, p.role FROM @person p LEFT JOIN branch_closure b ON b.below = $1 AND b.above = p.branch
WHERE (p.branch = $1 OR b.above IS NOT NULL) AND (p.left_on IS NULL OR p.left_on > $2)
  AND p.role IN ('relationship_manager', 'branch_head', 'credit_officer', 'head_office_manager')
ORDER BY p.role, p.name, p.id LIMIT 60

-- Requests that came between two instants; figures are worked out from these rows. $1 from, $2 before
-- name: service_figure_rows
SELECT r.class, r.branch, b.name, r.handler, p.name, r.received_at, r.answer_due_at, r.first_answer_at, r.due_on, r.closed_at, r.on_time,
       r.status, r.class_proposed, r.confirmed_by, r.kind, r.confidence
FROM @service_request r LEFT JOIN @branch b ON b.home = r.branch AND b.id = r.branch LEFT JOIN @person p ON p.home = r.handler AND p.id = r.handler
WHERE r.received_at >= $1 AND r.received_at < $2 ORDER BY r.received_at LIMIT 200000

-- name: service_model_newest_figures
SELECT m.id, m.trained_at, m.texts, m.confirmed, m.accuracy, m.coverage FROM @service_model m ORDER BY m.trained_at DESC, m.id DESC LIMIT 1

-- name: survey_by_hash
SELECT v.home, v.id FROM @survey v WHERE v.token_hash = $1

-- name: survey_last_sent
SELECT MAX(v.sent_at) FROM @survey v WHERE v.home = $1

-- name: survey_of_subject
SELECT v.id FROM @survey v WHERE v.event = $1 AND v.subject = $2 LIMIT 1

-- $1 from, $2 customer or 0
-- name: survey_rows
SELECT v.home, v.id, c.name, v.template, v.event, v.stage, v.stage_zh, v.stage_en, v.delay_days, v.took_days, v.status, v.sent_at, v.answered_at,
       v.satisfaction, v.recommend, v.comment, v.request, p.name
FROM @survey v JOIN @customer c ON c.home = v.home AND c.id = v.home LEFT JOIN @person p ON p.home = v.person AND p.id = v.person
WHERE v.sent_at >= $1 AND (CAST($2 AS BIGINT) = 0 OR v.home = $2) ORDER BY v.answered_at DESC NULLS LAST, v.id LIMIT 100000

-- What happened between two instants and no survey followed: customer, record, who served, workflow, slowest stage, instants of the whole.
-- name: survey_decided
SELECT w.customer, w.id, w.owner, w.workflow,
       (SELECT t.stage FROM @workflow_task t WHERE t.workflow_case = w.id AND t.done_at IS NOT NULL AND t.scheduled_at IS NOT NULL
        ORDER BY t.done_at - t.scheduled_at DESC, t.id LIMIT 1),
       w.started_at, w.ended_at,
       (SELECT MAX(t.done_at - t.due_at) FROM @workflow_task t WHERE t.workflow_case = w.id AND t.done_at > t.due_at)
FROM @workflow_case w
WHERE w.customer IS NOT NULL AND w.entity = 'application' AND w.ended_at >= $1 AND w.ended_at < $2
  AND NOT EXISTS (SELECT 1 FROM @survey x WHERE x.event = 'application_decided' AND x.home = w.customer AND x.sent_at >= $1)
ORDER BY w.ended_at, w.id LIMIT 200

-- Paid out: from the day it was asked for to the day the money went.
-- name: survey_drawn
SELECT d.home, d.id, d.requested_by, CAST(NULL AS TEXT), CAST(NULL AS TEXT), d.requested_on * 86400000, d.recorded_at, CAST(NULL AS BIGINT)
FROM @drawdown d
WHERE d.status = 'paid' AND d.recorded_at >= $1 AND d.recorded_at < $2
  AND NOT EXISTS (SELECT 1 FROM @survey x WHERE x.event = 'loan_drawn' AND x.home = d.home AND x.sent_at >= $1)
ORDER BY d.recorded_at, d.id LIMIT 200

-- name: survey_held_visits
SELECT v.home, v.id, v.owner, CAST(NULL AS TEXT), CAST(NULL AS TEXT), v.planned_at, v.held_at, CAST(NULL AS BIGINT)
FROM @visit v
WHERE v.status = 'held' AND v.held_at >= $1 AND v.held_at < $2
  AND NOT EXISTS (SELECT 1 FROM @survey x WHERE x.event = 'visit_held' AND x.home = v.home AND x.sent_at >= $1)
ORDER BY v.held_at, v.id LIMIT 200

-- name: survey_expired
SELECT v.home, v.id FROM @survey v WHERE v.status = 'sent' AND v.expires_at < $1 ORDER BY v.home, v.id LIMIT 500

-- name: survey_satisfied
SELECT COUNT(*), COALESCE(SUM(CASE WHEN v.satisfaction >= 4 THEN 1 ELSE 0 END), 0) FROM @survey v
WHERE v.status = 'answered' AND v.satisfaction IS NOT NULL AND v.answered_at >= $1 AND v.answered_at < $2 AND ($3 = '' OR v.stage = $3)

-- name: improvement_items
SELECT i.id, i.title, i.cause, i.measure, i.class, i.figure, i.status, i.owner, p.name, i.due_on, i.before, i.before_count, i.before_to, i.after,
       i.after_count, i.done_on, i.request
FROM @improvement_item i LEFT JOIN @person p ON p.home = i.owner AND p.id = i.owner ORDER BY i.due_on NULLS LAST, i.id LIMIT 500

-- name: work_requests_mine
SELECT r.home, r.id, c.name, c.tier, r.subject, r.kind, r.due_on, r.escalation, r.received_at
FROM @service_request r CROSS JOIN @customer c
WHERE c.home = r.home AND c.id = r.home AND r.handler = $me AND r.status IN ('new', 'working') AND r.due_on <= $1
ORDER BY r.due_on, r.home, r.id LIMIT 100
