-- Clients of one tier and what was or will be held with them in a month. $1 tier, $2 owner, $3 branch, $4 customer (null: any).

-- name: contact_clients
SELECT c.id, c.name, c.owner, p.name, c.branch, b.name,
       (SELECT MAX(v.held_at) FROM @visit v WHERE v.home = c.home AND v.status = 'held')
FROM @customer c
LEFT JOIN @person p ON p.home = c.owner AND p.id = c.owner
LEFT JOIN @branch b ON b.home = c.branch AND b.id = c.branch
WHERE c.tier = $1 AND c.status = 'active' AND (CAST($2 AS BIGINT) IS NULL OR c.owner = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR c.branch = $3) AND (CAST($4 AS BIGINT) IS NULL OR c.id = $4)
ORDER BY c.id

-- $5 from, $6 before which instant
-- name: contact_visits
SELECT c.id, v.id, COALESCE(v.held_at, v.planned_at), v.kind, v.subject, v.status
FROM @customer c JOIN @visit v ON v.home = c.home
WHERE c.tier = $1 AND c.status = 'active' AND (CAST($2 AS BIGINT) IS NULL OR c.owner = $2)
  AND (CAST($3 AS BIGINT) IS NULL OR c.branch = $3) AND (CAST($4 AS BIGINT) IS NULL OR c.id = $4)
  AND v.status IN ('held', 'planned') AND COALESCE(v.held_at, v.planned_at) >= $5 AND COALESCE(v.held_at, v.planned_at) < $6
ORDER BY c.id, COALESCE(v.held_at, v.planned_at), v.id

-- name: contact_planned_days
SELECT v.planned_at FROM @visit v WHERE v.owner = $me AND v.status = 'planned' AND v.planned_at >= $1 AND v.planned_at < $2

-- The same for one owner, found by the owner.
-- name: contact_clients_owned
SELECT c.id, c.name, c.owner, p.name, c.branch, b.name,
       (SELECT MAX(v.held_at) FROM @visit v WHERE v.home = c.home AND v.status = 'held')
FROM @customer c
LEFT JOIN @person p ON p.home = c.owner AND p.id = c.owner
LEFT JOIN @branch b ON b.home = c.branch AND b.id = c.branch
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $2) AND c.tier || '' = $1 AND c.status || '' = 'active'
  AND (CAST($3 AS BIGINT) IS NULL OR c.branch = $3) AND (CAST($4 AS BIGINT) IS NULL OR c.id = $4)
ORDER BY c.id

-- name: contact_visits_owned
SELECT c.id, v.id, COALESCE(v.held_at, v.planned_at), v.kind, v.subject, v.status
FROM @customer c JOIN @visit v ON v.home = c.home
WHERE c.home IN (SELECT k.home FROM customer k WHERE k.owner = $2) AND c.tier || '' = $1 AND c.status || '' = 'active'
  AND (CAST($3 AS BIGINT) IS NULL OR c.branch = $3) AND (CAST($4 AS BIGINT) IS NULL OR c.id = $4)
  AND v.status IN ('held', 'planned') AND COALESCE(v.held_at, v.planned_at) >= $5 AND COALESCE(v.held_at, v.planned_at) < $6
ORDER BY c.id, COALESCE(v.held_at, v.planned_at), v.id
