-- Merging and parting customers. Both are read whole: whoever may merge two customers moves all that hangs on them.

-- name: merge_edges
SELECT r.id, r.other, r.twin FROM relation r WHERE r.home = $1

-- name: merge_edges_dropped
SELECT h.id, h.twin FROM relation_history h WHERE h.home = $1 AND h.other = $2 AND h.recorded_until = $3

-- name: merge_sources
SELECT f.id FROM field_source f WHERE f.home = $1 AND f.source = 'merge' AND f.seen_at = $2

-- name: merge_status_before
SELECT h.status FROM customer_history h WHERE h.home = $1 AND h.id = $1 AND h.recorded_until = $2

-- name: favourite_mine
SELECT t.id, t.version FROM @favourite t WHERE t.person = $me AND t.customer = $1

-- name: tags_in_use
SELECT t.tags, COUNT(*) FROM @customer t WHERE t.tags IS NOT NULL GROUP BY t.tags ORDER BY 2 DESC LIMIT 500
