-- The workflow engine: who may do the work, what a case holds, how long such cases took.

-- name: workflow_candidates
SELECT p.id, p.branch,
       (SELECT COUNT(*) FROM workflow_task t WHERE t.owner = p.id AND t.status = 'open'),
       (SELECT MIN(a.cover) FROM absence a WHERE a.person = p.id AND a.starts_on <= $2 AND a.ends_on >= $2)
FROM person p WHERE p.role = $1 AND (p.left_on IS NULL OR p.left_on > $2)
ORDER BY 3, p.id

-- name: workflow_branches
SELECT id, parent FROM branch

-- name: workflow_person_name
SELECT name FROM person WHERE home = $1 AND id = $1

-- name: workflow_tasks_of_case
SELECT t.id FROM workflow_task t WHERE t.workflow_case = $1 ORDER BY t.scheduled_at, t.id

-- name: workflow_actors
SELECT DISTINCT t.owner FROM workflow_task t WHERE t.workflow_case = $1 AND t.status = 'done' AND t.round = $2

-- name: workflow_past
SELECT c.id, MAX(e.at), c.ended_at
FROM workflow_event e JOIN workflow_case c ON c.home = e.workflow_case AND c.id = e.workflow_case
WHERE e.stage = $1 AND e.transition = 'enter' AND c.workflow = $2 AND c.status = 'done' AND c.source IS NULL
GROUP BY c.id, c.ended_at ORDER BY c.ended_at DESC LIMIT 400

-- name: workflow_inbox
SELECT t.id, t.workflow_case, t.name, t.stage, t.scheduled_at, t.due_at, t.started_at, t.cover_for, t.round,
       c.number, c.title, c.workflow, c.product, c.amount, c.customer, k.name, o.name, v.name
FROM workflow_task t
JOIN workflow_case c ON c.home = t.workflow_case AND c.id = t.workflow_case
LEFT JOIN customer k ON k.home = c.customer AND k.id = c.customer
LEFT JOIN person o ON o.home = c.owner AND o.id = c.owner
LEFT JOIN person v ON v.home = t.cover_for AND v.id = t.cover_for
WHERE t.owner = $me AND t.status = 'open' ORDER BY t.due_at LIMIT 200

-- name: workflow_events_of_case
SELECT e.position, e.activity, e.stage, e.transition, e.at, e.resource, e.outcome, e.note
FROM workflow_event e WHERE e.workflow_case = $1 ORDER BY e.position

-- name: workflow_event_next
SELECT COALESCE(MAX(position), 0) + 1 FROM workflow_event WHERE workflow_case = $1

-- name: workflow_my_task
SELECT COUNT(*) FROM workflow_task WHERE workflow_case = $1 AND owner = $2

-- name: workflow_number
SELECT COUNT(*) FROM workflow_case WHERE workflow = $1

-- name: workflow_open_cases
SELECT c.id, c.number, c.title, c.workflow, c.product, c.amount, c.stage, c.started_at, c.stage_at, c.due_at, c.round, k.name, o.name,
       (SELECT COUNT(*) FROM workflow_task t WHERE t.workflow_case = c.id AND t.status = 'open')
FROM @workflow_case c
LEFT JOIN customer k ON k.home = c.customer AND k.id = c.customer
LEFT JOIN person o ON o.home = c.owner AND o.id = c.owner
WHERE c.status = 'open' ORDER BY c.due_at LIMIT 300
