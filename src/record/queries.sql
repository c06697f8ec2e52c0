-- The record engine's own statements. Rows of entities are written by statements made from the entity tables.

-- name: audit_head_read
SELECT sequence, hash FROM audit_head WHERE chain = $1

-- name: audit_chain_lock
SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1 ELSE 0 END

-- name: audit_insert
INSERT INTO audit (chain, sequence, at, person, address, correlation, entity, home, record, action, content, reason, previous, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)

-- name: audit_head_write
INSERT INTO audit_head (chain, sequence, hash, seal) VALUES ($1, $2, $3, $4)
ON CONFLICT (chain) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, seal = excluded.seal

-- name: audit_all
SELECT chain, sequence, at, person, address, correlation, entity, home, record, action, content, reason, previous, hash
FROM audit WHERE chain = $1 AND sequence > $2 ORDER BY sequence LIMIT 5000

-- name: audit_chains
SELECT chain FROM audit GROUP BY chain UNION SELECT chain FROM audit_head ORDER BY 1

-- name: audit_expected
SELECT COUNT(*) FROM person

-- name: audit_heads
SELECT chain, sequence, hash FROM audit_head ORDER BY chain

-- name: audit_hash
SELECT hash FROM audit WHERE chain = $1 AND sequence = $2

-- name: audit_head_sealed
SELECT sequence, hash, seal FROM audit_head WHERE chain = $1

-- name: unique_insert
INSERT INTO unique_value (entity, field, value, home, id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING

-- name: unique_delete
DELETE FROM unique_value WHERE entity = $1 AND field = $2 AND value = $3 AND home = $4 AND id = $5

-- name: unique_find
SELECT home, id FROM unique_value WHERE entity = $1 AND field = $2 AND value = $3

-- name: search_delete
DELETE FROM search_term WHERE term = $1 AND entity = $2 AND home = $3 AND id = $4

-- name: search_insert
INSERT INTO search_term (term, entity, home, id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- name: search_weigh
SELECT COUNT(*) FROM (SELECT 1 AS one FROM search_term WHERE term = $1 AND entity = $2 LIMIT $3) w

-- name: branch_within
SELECT COUNT(*) FROM branch_closure WHERE above = $1 AND below = $2

-- name: branch_closure_clear
DELETE FROM branch_closure

-- name: branch_closure_fill
INSERT INTO branch_closure (above, below, depth)
WITH RECURSIVE tree(above, below, depth) AS (
    SELECT id, id, 0 FROM branch
    UNION ALL
    SELECT tree.above, b.id, tree.depth + 1 FROM tree JOIN branch b ON b.parent = tree.below WHERE tree.depth < 20
)
SELECT above, below, MIN(depth) FROM tree GROUP BY above, below

-- name: person_for_access
SELECT p.name, p.role, p.branch, p.left_on FROM person p WHERE p.home = $1 AND p.id = $1

-- name: pending_for_target
SELECT COUNT(*) FROM pending_change WHERE target = $1 AND status = 'waiting'

-- name: policies_in_force
SELECT t.document, t.text, t.sha256 FROM @policy_version t
WHERE t.status IN ('active', 'scheduled') AND t.valid_from <= $1 AND (t.valid_to IS NULL OR t.valid_to > $1)
ORDER BY t.document, t.number

-- name: match_key_insert
INSERT INTO match_key (key, entity, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: match_key_delete
DELETE FROM match_key WHERE id = $1

-- name: policies_newest
SELECT MAX(recorded_at) FROM policy_version
