-- Versions of policy documents.

-- name: policy_versions_of
SELECT v.id, v.number, v.status, v.valid_from, v.valid_to, a.name, b.name, v.reason, v.sha256, v.recorded_at
FROM @policy_version v LEFT JOIN person a ON a.home = v.author AND a.id = v.author LEFT JOIN person b ON b.home = v.approver AND b.id = v.approver
WHERE v.document = $1 ORDER BY v.number DESC

-- name: policy_next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM policy_version WHERE document = $1

-- name: policy_drafts
SELECT v.document, COUNT(*) FROM @policy_version v WHERE v.status IN ('draft', 'submitted') GROUP BY v.document

-- name: policy_in_force_of
SELECT v.id FROM policy_version v WHERE v.document = $1 AND v.status IN ('active', 'scheduled') AND (v.valid_to IS NULL OR v.valid_to > $2)

-- name: policy_due
SELECT v.id FROM policy_version v
WHERE (v.status = 'scheduled' AND v.valid_from <= $1) OR (v.status IN ('active', 'scheduled') AND v.valid_to IS NOT NULL AND v.valid_to <= $1)

-- name: setting_read
SELECT value FROM setting WHERE name = $1

-- name: setting_write
INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value
