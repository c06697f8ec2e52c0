-- Security and its allocation.

-- name: collateral_allocations
SELECT a.id, a.facility FROM @collateral_allocation a WHERE a.home = $1 AND a.collateral = $2 ORDER BY a.rank, a.id

-- name: collateral_of_facility
SELECT a.id, a.collateral FROM @collateral_allocation a WHERE a.home = $1 AND a.facility = $2 ORDER BY a.rank, a.id

-- name: collateral_guarantees
SELECT g.id FROM @guarantee_contract g WHERE g.home = $1 AND g.facility = $2 ORDER BY g.id

-- name: collateral_used
SELECT used FROM limit_balance WHERE home = $1 AND facility = $2


-- name: guarantee_items
SELECT g.id, g.version, g.number, g.guarantor, c.name, g.kind, g.amount, g.currency, g.starts_on, g.expires_on, g.status,
       g.haircut, g.net_value, g.reason, g.released_on
FROM @guarantee_contract g LEFT JOIN @customer c ON c.home = g.guarantor AND c.id = g.guarantor
WHERE g.home = $1 AND g.facility = $2 ORDER BY CASE g.status WHEN 'active' THEN 0 ELSE 1 END, g.id LIMIT 100

-- name: guarantee_ties
SELECT COUNT(*) FROM relation r WHERE r.home = $1 AND r.other = $2 AND r.kind IN ('equity', 'control', 'kinship', 'officer')
  AND (r.valid_to IS NULL OR r.valid_to >= $3)

