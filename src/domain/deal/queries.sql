-- Deals.

-- name: deal_documents_missing
SELECT d.item FROM application_document d
WHERE d.home = $1 AND d.application = $2 AND d.required = 1 AND d.status IN ('missing', 'expired') ORDER BY d.id

-- name: deal_documents_of
SELECT d.id, d.item, d.code, d.required, d.status, d.requested_on, d.due_on, d.received_on, d.expires_on, d.attachment, a.name, p.name, d.reason
FROM @application_document d
LEFT JOIN attachment a ON a.home = d.home AND a.id = d.attachment
LEFT JOIN person p ON p.home = d.verified_by AND p.id = d.verified_by
WHERE d.home = $1 AND d.application = $2 ORDER BY d.id

-- name: deal_document_exceptions
SELECT d.home, d.id, d.item, d.status, d.requested_on, d.due_on, d.received_on, d.expires_on, d.reason, d.required,
       a.id, a.number, a.status, a.product, a.amount, k.name, o.name, p.name
FROM @application_document d
JOIN @application a ON a.home = d.home AND a.id = d.application
JOIN @customer k ON k.home = d.home AND k.id = d.customer
LEFT JOIN person o ON o.home = k.owner AND o.id = k.owner
LEFT JOIN person p ON p.home = d.verified_by AND p.id = d.verified_by
WHERE a.status IN ('draft', 'in_review', 'approved')
  AND (d.status IN ('missing', 'expired', 'waived') OR (d.expires_on IS NOT NULL AND d.expires_on <= $1))
ORDER BY d.due_on, d.id LIMIT 500

-- name: deal_changes_of
SELECT a.id, a.number, a.status, a.amount, a.term_months, a.rate, a.security, a.path, a.submitted_at
FROM @application a WHERE a.home = $1 AND a.change_of = $2 ORDER BY a.id

-- name: deal_loans_of
SELECT COALESCE(SUM(l.balance), 0), COUNT(*) FROM @loan l WHERE l.home = $1 AND l.product = 'working_capital' AND l.status IN ('live', 'overdue')

-- name: deal_pipeline
SELECT o.home, o.id, o.name, o.stage, o.product, o.amount, o.probability, o.drawn_share, o.expected_on, o.raroc, o.next_step, o.next_step_on,
       o.stage_at, k.name, k.grade, p.name
FROM @opportunity o JOIN @customer k ON k.home = o.home AND k.id = o.customer
LEFT JOIN person p ON p.home = o.owner AND p.id = o.owner
WHERE o.stage NOT IN ('won', 'lost') OR o.closed_on >= $1
ORDER BY o.stage, o.expected_on NULLS LAST, o.id LIMIT 1000

-- name: deal_funnel
SELECT l.source, COUNT(*),
       COUNT(*) FILTER (WHERE l.status IN ('contacted', 'qualified', 'converted')),
       COUNT(*) FILTER (WHERE l.status IN ('qualified', 'converted')),
       COUNT(*) FILTER (WHERE l.status = 'converted'),
       COUNT(*) FILTER (WHERE o.stage IN ('applying', 'approving', 'contracting', 'drawing', 'won')),
       COUNT(*) FILTER (WHERE o.stage IN ('contracting', 'drawing', 'won')),
       COUNT(*) FILTER (WHERE o.stage IN ('drawing', 'won')),
       COUNT(*) FILTER (WHERE o.stage = 'won' AND o.raroc > 0),
       CAST(COALESCE(SUM(l.cost), 0) AS BIGINT)
FROM @lead l LEFT JOIN @opportunity o ON o.home = l.customer AND o.lead = l.id
GROUP BY l.source ORDER BY 2 DESC

-- name: deal_opinions_of
SELECT t.stage, t.name, t.decision, t.opinion, t.conditions, t.done_at, p.name, t.round
FROM workflow_task t LEFT JOIN person p ON p.home = t.owner AND p.id = t.owner
WHERE t.workflow_case = $1 AND t.status = 'done' ORDER BY t.done_at, t.id

-- name: deal_amendments
SELECT c.id, c.number, c.status, c.signed_on, c.reason FROM @deal_contract c WHERE c.home = $1 AND c.amends = $2 ORDER BY c.id
