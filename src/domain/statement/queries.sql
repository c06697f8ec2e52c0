-- Statements and how an industry stands. What spans the whole bank names bare tables: only quartiles of it leave the system.

-- name: peers_page
SELECT s.home, s.id, c.industry, c.kind
FROM statement s JOIN customer c ON c.home = s.home AND c.id = s.home
WHERE s.home > $1 AND s.period_end >= $2 AND c.industry IS NOT NULL AND c.status <> 'merged'
ORDER BY s.home, s.period_end DESC, s.id DESC
LIMIT $3

-- name: peers_insert
INSERT INTO peer_ratio (section, ratio, computed_at, n, low, median, high) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (section, ratio, computed_at) DO UPDATE SET n = excluded.n, low = excluded.low, median = excluded.median, high = excluded.high

-- name: peers_newest
SELECT MAX(p.computed_at) FROM peer_ratio p WHERE p.section = $1 AND p.ratio IN ('customers', 'current_ratio') AND p.computed_at <= $2

-- name: peers_read
SELECT p.ratio, p.n, p.low, p.median, p.high FROM peer_ratio p WHERE p.section = $1 AND p.computed_at = $2

-- name: statement_scopes
SELECT DISTINCT t.scope FROM @statement t WHERE t.home = $1 AND t.scope IS NOT NULL ORDER BY 1

-- name: person_title
SELECT t.name FROM @person t WHERE t.home = $1 AND t.id = $1
