-- What matters today is asked for by a branch head over a million customers: each source answers from an index, the most urgent first.
CREATE INDEX "loan_status_overdue_days" ON "loan" ("status"@NULLS, "overdue_days"@NULLS);
CREATE INDEX "task_status_due_on" ON "task" ("status"@NULLS, "due_on"@NULLS);
CREATE INDEX "tier_decision_expires_on" ON "tier_decision" ("expires_on"@NULLS);
CREATE INDEX "assessment_assessed_at" ON "assessment" ("assessed_at"@NULLS);
