-- How processes ran: events of ended cases, logs that were brought in.

-- name: process_log
SELECT e.workflow_case, e.activity, e.transition, e.at, e.task, e.resource
FROM @workflow_event e JOIN @workflow_case c ON c.home = e.workflow_case AND c.id = e.workflow_case
WHERE c.workflow = $1 AND COALESCE(c.source, '') = $2 AND c.status = 'done' AND e.transition IN ('schedule', 'start', 'complete')
ORDER BY e.workflow_case, e.position LIMIT 2000001

-- name: process_events_of
SELECT e.position, e.activity, e.transition, e.at, e.resource, e.attributes
FROM workflow_event e WHERE e.workflow_case = $1 ORDER BY e.position

-- name: process_cases_in
SELECT COUNT(*) FROM @workflow_case c WHERE c.source = $1

-- name: process_events_in
SELECT COUNT(*) FROM @workflow_event e JOIN @workflow_case c ON c.home = e.workflow_case AND c.id = e.workflow_case WHERE c.source = $1

-- name: process_logs
SELECT c.workflow, COALESCE(c.source, ''), COUNT(*), CAST(COALESCE(SUM(c.event_count), 0) AS BIGINT), MIN(c.started_at), MAX(c.ended_at)
FROM @workflow_case c WHERE c.status = 'done' GROUP BY c.workflow, COALESCE(c.source, '') ORDER BY 2, 1
