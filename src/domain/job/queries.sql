-- Long work.

-- name: job_insert
INSERT INTO job (id, kind, status, person, input, done, total, cancel, created_at) VALUES ($1, $2, 'waiting', $3, $4, 0, $5, 0, $6)

-- name: job_next
SELECT id FROM job WHERE status = 'waiting' OR (status = 'running' AND lease_until < $1) ORDER BY id LIMIT 1

-- name: job_claim
UPDATE job SET status = 'running', lease_until = $2, started_at = COALESCE(started_at, $3)
WHERE id = $1 AND (status IN ('waiting', 'held') OR (status = 'running' AND lease_until < $3))

-- name: job_read
SELECT kind, person, input, result, done, total, lease_until FROM job WHERE id = $1

-- A lease only grows: one of another server is later than $6, one of this job that was rolled back is not.
-- name: job_progress
UPDATE job SET done = $2, total = $3, result = $4, lease_until = $5 WHERE id = $1 AND status = 'running' AND lease_until <= $6

-- name: job_cancelled
SELECT cancel FROM job WHERE id = $1

-- name: job_end
UPDATE job SET status = $2, message = $3, ended_at = $4, lease_until = NULL WHERE id = $1 AND status = 'running' AND lease_until <= $5

-- name: job_cancel
UPDATE job SET cancel = 1
WHERE id = $1 AND status IN ('waiting', 'running')

-- name: job_show
SELECT id, kind, status, done, total, message, result, created_at, started_at, ended_at FROM job WHERE id = $1 AND (person = $2 OR $2 = 0)

-- name: job_mine
SELECT id FROM job WHERE person = $1 ORDER BY id DESC LIMIT 50

-- name: job_person
SELECT p.name, p.role, p.branch, p.left_on, p.language FROM person p WHERE p.home = $1 AND p.id = $1

-- name: job_hold
UPDATE job SET status = 'held' WHERE id = $1 AND status = 'waiting'

-- name: job_newest
SELECT MAX(j.created_at) FROM job j WHERE j.kind = $1
