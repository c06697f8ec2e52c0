-- Security and its allocation.

-- name: collateral_allocations
SELECT a.id, a.facility FROM @collateral_allocation a WHERE a.home = $1 AND a.collateral = $2 ORDER BY a.rank, a.id

-- name: collateral_of_facility
SELECT a.id, a.collateral FROM @collateral_allocation a WHERE a.home = $1 AND a.facility = $2 ORDER BY a.rank, a.id

-- name: collateral_guarantees
SELECT g.id FROM @guarantee_contract g WHERE g.home = $1 AND g.facility = $2 ORDER BY g.id

-- name: collateral_used
SELECT used FROM limit_balance WHERE home = $1 AND facility = $2
