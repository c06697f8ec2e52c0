-- Imports.

-- name: import_newest_file
SELECT t.file_sha256 FROM import_batch t WHERE t.person = $1 AND t.file_name = $2 ORDER BY t.started_at DESC, t.id DESC LIMIT 1

-- name: import_item_insert
INSERT INTO import_item (batch, line, entity, home, id, action, version_before, version_after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (batch, line, entity, home, id) DO UPDATE SET version_after = excluded.version_after

-- name: import_candidate
SELECT name, short_name, uscc, address, legal_representative, birth_date, kind, phone, resident_id
FROM customer WHERE home = $1 AND id = $1 AND (status IS NULL OR status <> 'merged')

-- name: import_refusal_insert
INSERT INTO import_refusal (batch, line, content) VALUES ($1, $2, $3)

-- name: import_refusals
SELECT line, content FROM import_refusal WHERE batch = $1 ORDER BY line

-- name: import_batch_job
SELECT id, status FROM job WHERE kind = 'import' AND input = $1 ORDER BY id DESC LIMIT 1

-- name: import_items_last
SELECT line, entity, home, id, action, version_before, version_after FROM import_item WHERE batch = $1 ORDER BY line DESC, id DESC LIMIT 500

-- name: import_items_count
SELECT COUNT(*) FROM import_item WHERE batch = $1

-- name: import_item_delete
DELETE FROM import_item WHERE batch = $1 AND line = $2 AND entity = $3 AND home = $4 AND id = $5

-- name: import_item_moved
UPDATE import_item SET version_after = $5 WHERE batch = $1 AND entity = $2 AND home = $3 AND id = $4

-- name: import_entities
SELECT entity FROM import_item WHERE batch = $1 GROUP BY entity

-- name: import_refusals_forget
DELETE FROM import_refusal WHERE batch = $1

-- name: import_mapping_remembered
SELECT mapping, name FROM import_mapping WHERE header_key = $1 ORDER BY used_at DESC LIMIT 1

-- name: import_mapping_named
SELECT mapping, name FROM import_mapping WHERE name = $1

-- name: import_mappings_all
SELECT name, entity, mapping FROM import_mapping ORDER BY name LIMIT 500

-- name: import_sample_persons
SELECT id FROM customer WHERE kind IN ('individual', 'guarantor') ORDER BY home DESC LIMIT $1

-- name: import_sample_companies
SELECT id FROM customer WHERE kind NOT IN ('individual', 'guarantor') ORDER BY home DESC LIMIT $1

-- What records, or past versions of them, name.
-- name: keep_documents
SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM attachment_history WHERE sha256 IS NOT NULL
UNION SELECT sha256 FROM inbox_file WHERE sha256 IS NOT NULL

-- name: keep_imports
SELECT file_sha256 FROM import_batch WHERE file_sha256 IS NOT NULL UNION SELECT file_sha256 FROM import_batch_history WHERE file_sha256 IS NOT NULL
