-- Projects and what hangs on them; each read starts from the project's home.

-- name: project_model_newest
SELECT m.id FROM @project_model m WHERE m.home = $1 AND m.project = $2
ORDER BY CASE WHEN m.status = 'base' THEN 0 ELSE 1 END, m.made_at DESC LIMIT 1

-- name: project_model_list
SELECT m.id, m.name, m.status, m.made_at, p.name, m.debt, m.min_dscr
FROM @project_model m LEFT JOIN person p ON p.home = m.made_by AND p.id = m.made_by
WHERE m.home = $1 AND m.project = $2 ORDER BY m.made_at DESC LIMIT 50

-- name: project_model_bases
SELECT m.id FROM project_model m WHERE m.home = $1 AND m.project = $2 AND m.status = 'base'

-- name: project_children_permits
SELECT t.id, t.kind, t.status, t.needed_by, t.valid_until, t.granted_on FROM @project_permit t WHERE t.home = $1 AND t.project = $2 ORDER BY t.needed_by NULLS LAST, t.id

-- name: project_children_contracts
SELECT t.id, t.kind, t.name, t.status, t.valid_until, t.amount FROM @project_contract t WHERE t.home = $1 AND t.project = $2 ORDER BY t.id

-- name: project_children_milestones
SELECT t.id, t.name, t.phase, t.planned_on, t.forecast_on, t.actual_on, t.weight, t.gate FROM @project_milestone t
WHERE t.home = $1 AND t.project = $2 ORDER BY t.planned_on, t.id

-- name: project_children_progress
SELECT t.period_end, t.physical_plan, t.physical_actual, t.cost_plan, t.cost_actual, t.capital_plan, t.capital_actual, t.drawn, t.to_complete, t.certificate
FROM @project_progress t WHERE t.home = $1 AND t.project = $2 ORDER BY t.period_end

-- name: project_children_budget
SELECT t.id, t.name, t.category, t.budget, t.contracted, t.spent, t.to_complete, t.as_of FROM @project_budget t
WHERE t.home = $1 AND t.project = $2 ORDER BY t.id

-- name: project_children_risks
SELECT t.id, t.title, t.likelihood, t.impact, t.status, t.driver, t.phase FROM @project_risk t
WHERE t.home = $1 AND t.project = $2 AND (t.status IS NULL OR t.status <> 'closed') ORDER BY t.likelihood * t.impact DESC, t.id

-- name: project_children_accounts
SELECT t.id, t.kind, t.balance, t.required, t.as_of, t.priority FROM @project_account t
WHERE t.home = $1 AND t.project = $2 ORDER BY t.priority NULLS LAST, t.id

-- name: project_children_actuals
SELECT t.period_end, t.period_months, t.revenue, t.opex, t.maintenance, t.working_capital_change, t.tax, t.debt_service, t.debt_balance, t.dsra_balance, t.cash_balance, t.distribution, t.source
FROM @project_actual t WHERE t.home = $1 AND t.project = $2 ORDER BY t.period_end

-- name: project_children_actual_lines
SELECT t.period_end, t.amount, t.volume, t.line, t.source FROM @project_actual_line t
WHERE t.home = $1 AND t.project = $2 ORDER BY t.period_end, t.id

-- name: project_children_letters
SELECT t.id FROM @project_letter t WHERE t.home = $1 AND t.project = $2 ORDER BY t.written_on DESC LIMIT 1

-- name: project_all
SELECT p.home, p.id FROM @project p WHERE p.phase IS NULL OR p.phase <> 'closed' ORDER BY p.home, p.id LIMIT $1

-- name: project_references
SELECT r.sector, r.approved_on, r.close_planned, r.close_actual, r.cost_planned_mn, r.cost_actual_mn, r.id FROM @project_reference r ORDER BY r.id LIMIT $1

-- name: project_risk_run_found
SELECT r.id FROM @project_risk_run r WHERE r.home = $1 AND r.project = $2 AND r.fingerprint = $3 LIMIT 1

-- name: project_job_waiting
SELECT j.id FROM job j WHERE j.kind = $1 AND j.person = $2 AND j.input = $3 AND j.status IN ('waiting', 'running') LIMIT 1

-- name: project_risk_person
SELECT p.name FROM person p WHERE p.home = $1 AND p.id = $1

-- name: project_of_customers
SELECT p.home, p.id FROM @project p WHERE p.home BETWEEN $1 AND $2 AND (p.phase IS NULL OR p.phase <> 'closed') ORDER BY p.home, p.id

-- name: project_esg_customers
SELECT i.home, c.industry FROM @esg_indicator i JOIN @customer c ON c.home = i.home AND c.id = i.home
WHERE i.home BETWEEN $1 AND $2 GROUP BY i.home, c.industry ORDER BY i.home

-- name: project_green_use
SELECT g.home, CAST(SUM(g.proved) AS BIGINT), CAST(SUM(g.amount) AS BIGINT) FROM @esg_green g
WHERE g.home BETWEEN $1 AND $2 AND g.status = 'approved' GROUP BY g.home ORDER BY g.home

-- name: project_book
SELECT CAST(SUM(l.balance) AS BIGINT) FROM @loan l WHERE l.status IN ('live', 'overdue')

-- name: project_equator_covenants
SELECT c.id, c.clause, c.status, c.next_on FROM @covenant c
WHERE c.home = $1 AND c.clause >= $2 AND c.clause < $3 AND c.status <> 'ended' ORDER BY c.id

-- Checks of a kind that are planned and not done.
-- name: project_checks_planned
SELECT k.due_on FROM @esg_check k WHERE k.home = $1 AND k.project = $2 AND k.kind = $3 AND k.done_on IS NULL ORDER BY k.due_on

-- name: project_check_last
SELECT MAX(k.done_on) FROM @esg_check k WHERE k.home = $1 AND k.kind = $2 AND k.done_on IS NOT NULL

-- Two years of actuals of the projects that earn, for the comparison between them.
-- name: project_earning
SELECT p.home, p.id, p.name, p.kind, a.period_end, a.period_months, a.revenue, a.opex, a.maintenance, a.working_capital_change,
a.tax, a.debt_service, a.debt_balance FROM @project p JOIN @project_actual a ON a.home = p.home AND a.project = p.id
WHERE p.phase IN ('ramp_up', 'operation') AND a.period_end > $1 ORDER BY p.home, p.id, a.period_end DESC LIMIT $2
