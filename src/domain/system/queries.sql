-- The state of the system.

-- name: system_counts
SELECT (SELECT MAX(number) FROM schema_migration), (SELECT COUNT(*) FROM person WHERE left_on IS NULL OR left_on > $2),
       (SELECT COUNT(DISTINCT person) FROM session WHERE expires_at > $1), (SELECT CAST(SUM(sequence) AS BIGINT) FROM audit_head), (SELECT MAX(at) FROM audit),
       (SELECT COUNT(*) FROM job WHERE status = 'waiting'), (SELECT COUNT(*) FROM job WHERE status = 'running'),
       (SELECT COUNT(*) FROM job WHERE status = 'failed' AND created_at > $3)

-- name: system_customers
SELECT COUNT(*) FROM (SELECT 1 AS one FROM customer LIMIT $1) c

-- name: system_jobs
SELECT j.id, j.kind, j.status, j.done, j.total, j.message, p.name, j.created_at, j.started_at, j.ended_at
FROM job j LEFT JOIN person p ON p.home = j.person AND p.id = j.person ORDER BY j.id DESC LIMIT 50
