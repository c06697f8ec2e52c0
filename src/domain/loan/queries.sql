-- Loans: their events and what they need to be played.

-- name: loan_fixings
SELECT f.reference, f.fixed_on, f.rate FROM @rate_fixing f ORDER BY f.reference, f.fixed_on

-- name: loan_events_of
SELECT e.id, e.kind, e.effective_on, e.amount, e.rate, e.matures_on, e.option, e.settle_order, e.terms, e.reverses, e.source, e.reference,
       e.note, e.recorded_at, e.recorded_by, e.home, e.loan
FROM @loan_event e WHERE e.home = $1 AND e.loan = $2 ORDER BY e.effective_on, e.id

-- name: loan_event_person
SELECT p.name FROM @person p WHERE p.home = $1 AND p.id = $1

-- Targets of a loan with the newest verified figure of their day; of the target's project when it names one.
-- name: loan_ratchet_targets
SELECT t.id, t.name, t.code, t.observed_on, t.direction, t.target, t.step_met_bps, t.step_missed_bps, t.applies_from, t.applies_until,
  i.value, i.verified_on, p.name, i.evidence
FROM @esg_target t
LEFT JOIN @esg_indicator i ON i.home = t.home AND i.id = (SELECT MAX(j.id) FROM esg_indicator j
  WHERE j.home = t.home AND j.customer = t.customer AND j.code = t.code AND j.period_end = t.observed_on AND j.status = 'verified'
    AND (t.project IS NULL OR j.project IS NULL OR j.project = t.project))
LEFT JOIN person p ON p.home = i.verified_by AND p.id = i.verified_by
WHERE t.home = $1 AND t.loan = $2 ORDER BY t.observed_on, t.id LIMIT 200

-- name: loan_ratchet_checks
SELECT c.id, c.kind, c.done_on, c.result, c.penalty FROM @esg_check c
WHERE c.home = $1 AND c.done_on IS NOT NULL AND c.done_on >= $2 ORDER BY c.done_on, c.id LIMIT 500
