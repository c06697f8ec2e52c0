-- The registry of rating models.

-- name: lab_models
SELECT m.id, m.name, m.number, m.kind, m.status, m.data_name, m.case_count, m.bad_count, m.auc, m.ks, m.trained_at, t.name, a.name, m.valid_from,
       m.valid_until
FROM @rating_model m LEFT JOIN person t ON t.home = m.trained_by AND t.id = m.trained_by
     LEFT JOIN person a ON a.home = m.approver AND a.id = m.approver
ORDER BY m.trained_at DESC, m.id DESC

-- name: lab_next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM rating_model WHERE name = $1

-- name: lab_document
SELECT d.document FROM rating_model_document d WHERE d.sha256 = $1

-- name: lab_same_name_approved
SELECT m.id FROM @rating_model m WHERE m.name = $1 AND m.status = 'approved'

-- name: lab_in_force
SELECT m.name, m.number, m.document_sha256, m.kind, m.valid_until, m.id FROM @rating_model m
WHERE m.status = 'approved' AND m.purpose = $2 AND (m.valid_from IS NULL OR m.valid_from <= $1) AND (m.valid_until IS NULL OR m.valid_until >= $1)
ORDER BY m.name

-- Who was in default at some time of a window of days, by any version of its loans (five classes, 90 days) or its credit records.

-- name: lab_defaulted
SELECT x.id FROM (
    SELECT c.home AS id FROM credit_record c WHERE c.kind = 'default' AND c.happened_on > $1 AND c.happened_on <= $2
    UNION
    SELECT l.home FROM loan l WHERE l.recorded_at <= $4 AND (l.five_class IN ('substandard', 'doubtful', 'loss') OR l.overdue_days > 90)
    UNION
    SELECT h.home FROM loan_history h WHERE h.recorded_at <= $4 AND h.recorded_until > $3
      AND (h.five_class IN ('substandard', 'doubtful', 'loss') OR h.overdue_days > 90)) x
ORDER BY x.id

-- Checks of models in use: the newest check of each day looked at.

-- name: lab_watched
SELECT m.id, m.name, m.document_sha256, m.auc, COALESCE(m.trained_by, m.approver) FROM @rating_model m
WHERE m.status = 'approved' AND m.purpose = 'rating' AND (m.valid_until IS NULL OR m.valid_until >= $1)
ORDER BY m.name, m.id

-- name: lab_checked_on
SELECT COUNT(*) FROM model_check k WHERE k.model = $1 AND k.scored_on = $2

-- name: lab_unchecked
SELECT COUNT(*) FROM rating_model m
WHERE m.status = 'approved' AND m.purpose = 'rating' AND (m.valid_until IS NULL OR m.valid_until >= $2)
  AND NOT EXISTS (SELECT 1 FROM model_check k WHERE k.model = m.id AND k.scored_on >= $1)

-- name: lab_check_asked
SELECT MAX(j.created_at) FROM job j WHERE j.kind = 'model_check'

-- name: lab_alarm_due
SELECT k.due_on FROM model_check k
WHERE k.model = $1 AND k.owner IS NOT NULL AND k.responded_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM model_check n WHERE n.model = k.model AND n.owner IS NOT NULL AND n.id > k.id)

-- name: lab_checks
SELECT k.id, k.checked_at, k.scored_on, k.outcome_from, k.level, k.case_count, k.outcome_count, k.bad_count, k.psi, k.csi, k.csi_field, k.auc,
       k.ks, k.expected_rate, k.observed_rate, k.override_rate, o.name, k.due_on, k.response, r.name, k.responded_at, k.result
FROM @model_check k LEFT JOIN person o ON o.home = k.owner AND o.id = k.owner
     LEFT JOIN person r ON r.home = k.responded_by AND r.id = k.responded_by
WHERE k.model = $1 ORDER BY k.scored_on DESC, k.checked_at DESC, k.id DESC LIMIT 60

-- name: lab_alarms_mine
SELECT k.home, k.id, m.name, m.number, k.level, k.due_on, k.checked_at, m.id
FROM @model_check k JOIN @rating_model m ON m.home = k.model AND m.id = k.model
WHERE k.owner = $1 AND k.responded_at IS NULL AND NOT EXISTS (SELECT 1 FROM model_check n WHERE n.model = k.model AND n.owner IS NOT NULL AND n.id > k.id)
ORDER BY k.due_on, k.id

-- name: lab_checked_newest
SELECT m.name, m.number, k.level, k.case_count, k.psi, k.auc, k.bad_count, k.outcome_count, k.expected_rate
FROM @model_check k JOIN @rating_model m ON m.home = k.model AND m.id = k.model
WHERE k.scored_on = $1 AND NOT EXISTS (SELECT 1 FROM @model_check n WHERE n.model = k.model AND n.scored_on = k.scored_on AND n.id > k.id)
ORDER BY m.name, m.number
