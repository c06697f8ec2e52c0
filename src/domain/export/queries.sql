-- Exports.

-- name: export_job_read
SELECT status, input FROM job WHERE id = $1 AND kind = 'export' AND person = $2
