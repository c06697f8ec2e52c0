-- Edges and groups. Level by level: thirty-two customers at a time.

-- name: network_edges
SELECT r.home, r.id, r.twin, r.side, r.other, r.kind, r.share, r.amount, r.title, r.valid_from, r.valid_to, r.confirmed
FROM @relation r
WHERE r.home IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                 $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)
ORDER BY r.home, r.id

-- name: network_nodes
SELECT c.id, c.name, c.kind, c.tier, c.grade, c.status,
       CAST(COALESCE((SELECT SUM(l.balance) FROM @loan l WHERE l.home = c.home AND l.status NOT IN ('settled', 'written_off')), 0) AS BIGINT)
FROM @customer c
WHERE c.home IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                 $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)

-- name: guarantees_all
SELECT r.home, r.id, r.other, r.amount, r.valid_from, r.valid_to FROM @relation r WHERE r.kind = 'guarantee' AND r.side = 'out'

-- name: group_of_parent
SELECT g.id FROM @customer_group g WHERE g.parent = $1 AND g.status = 'proposed' ORDER BY g.id DESC LIMIT 1

-- name: group_members
SELECT m.home, m.id, m.version, m.role, m.basis, m.effective_share FROM @group_member m WHERE m.customer_group = $1 ORDER BY m.home

-- name: group_overdue
SELECT CAST(COALESCE(SUM(l.overdue_amount), 0) AS BIGINT) FROM @loan l WHERE l.home = $1 AND l.status = 'overdue'
