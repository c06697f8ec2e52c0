-- name: assistant_conversations
SELECT l.conversation, (SELECT f.question FROM @assistant_turn f WHERE f.id = l.first_id) AS title, l.turns, l.last_at
FROM (SELECT t.conversation, MIN(t.id) AS first_id, COUNT(*) AS turns, MAX(t.asked_at) AS last_at FROM @assistant_turn t
      WHERE t.person = $1 GROUP BY t.conversation) l
ORDER BY l.last_at DESC LIMIT 60

-- name: assistant_conversation
SELECT t.home, t.id, t.answer, t.asked_at, t.verdict FROM @assistant_turn t WHERE t.person = $1 AND t.conversation = $2 ORDER BY t.asked_at, t.id LIMIT 200

-- name: assistant_forget
SELECT t.id, t.version FROM @assistant_turn t WHERE t.person = $1 AND (t.conversation = $2 OR $2 = '') LIMIT 2000

-- name: assistant_purge
DELETE FROM assistant_turn_history WHERE person = $1 AND (conversation = $2 OR $2 = '')

-- The model that is on, the newest first.
-- name: assistant_model
SELECT m.id FROM @language_model m WHERE m.status = 'on' ORDER BY m.id DESC LIMIT 1

-- name: assistant_model_any
SELECT m.id FROM @language_model m ORDER BY CASE WHEN m.status = 'on' THEN 0 ELSE 1 END, m.id DESC LIMIT 1

-- name: assistant_phrasings
SELECT p.id, (SELECT q.name FROM person q WHERE q.id = p.person) FROM @phrasing p ORDER BY p.at DESC, p.id DESC LIMIT $1

-- name: assistant_phrasing_counts
SELECT p.outcome, COUNT(*) FROM @phrasing p GROUP BY p.outcome
