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
SELECT m.name, m.number, m.document_sha256, m.kind, m.valid_until FROM @rating_model m
WHERE m.status = 'approved' AND (m.valid_from IS NULL OR m.valid_from <= $1) AND (m.valid_until IS NULL OR m.valid_until >= $1)
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
