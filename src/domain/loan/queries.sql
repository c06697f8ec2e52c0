-- Loans: their events and what they need to be played.

-- name: loan_fixings
SELECT f.reference, f.fixed_on, f.rate FROM @rate_fixing f ORDER BY f.reference, f.fixed_on

-- name: loan_events_of
SELECT e.id, e.kind, e.effective_on, e.amount, e.rate, e.matures_on, e.option, e.settle_order, e.terms, e.reverses, e.source, e.reference,
       e.note, e.recorded_at, e.recorded_by, e.home, e.loan
FROM @loan_event e WHERE e.home = $1 AND e.loan = $2 ORDER BY e.effective_on, e.id

-- name: loan_event_person
SELECT p.name FROM @person p WHERE p.home = $1 AND p.id = $1
