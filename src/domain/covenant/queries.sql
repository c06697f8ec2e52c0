-- Covenants.

-- name: covenant_tests
SELECT t.tested_on, t.headroom FROM covenant_test t WHERE t.home = $1 AND t.covenant = $2 AND t.tested_on < $3 ORDER BY t.tested_on DESC, t.id DESC LIMIT $4

-- name: covenant_test_ids
SELECT t.id FROM @covenant_test t WHERE t.home = $1 AND t.covenant = $2 ORDER BY t.tested_on DESC, t.id DESC LIMIT 60

-- name: covenant_waiver_ids
SELECT t.id FROM @covenant_waiver t WHERE t.home = $1 AND t.covenant = $2 ORDER BY t.id DESC LIMIT 20

-- name: covenant_board
SELECT c.home, c.id, k.name, c.name, c.kind, c.metric, c.relation, c.threshold, c.status, c.value, c.headroom, c.months_left, c.tested_on, c.next_on, c.cure_until, c.waived_until
FROM @covenant c JOIN customer k ON k.home = c.home AND k.id = c.home
WHERE c.status <> 'ended' AND (CAST($1 AS BIGINT) = 0 OR c.home = $1) AND ($2 = '' OR c.status = $2)
ORDER BY CASE c.status WHEN 'breached' THEN 0 WHEN 'near' THEN 1 WHEN 'waived' THEN 2 WHEN 'untested' THEN 3 ELSE 4 END, c.headroom NULLS LAST, c.id LIMIT 300

-- name: covenant_counts
SELECT c.status, COUNT(*) FROM @covenant c GROUP BY c.status
