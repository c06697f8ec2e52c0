-- name: brief_last_visit
SELECT v.held_at, v.kind, v.subject, v.minutes, v.next_step
FROM @visit v WHERE v.home = $1 AND v.status = 'held' AND v.held_at <= $2 ORDER BY v.held_at DESC, v.id DESC LIMIT 1
