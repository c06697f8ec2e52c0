-- What matters today is asked for by a branch head over a million customers: each source answers from an index, the most urgent first.
-- The indexes are on expressions, so that only the workbench uses them: by their plain columns they would draw every
-- question about one customer's newest row away from that customer's home.
CREATE INDEX loan_overdue ON "loan" ((COALESCE("overdue_days", 0))) WHERE "status" = 'overdue';
CREATE INDEX loan_maturing ON "loan" (("matures_on" + 0)) WHERE "status" = 'live';
CREATE INDEX task_open_due ON "task" (("due_on" + 0)) WHERE "status" = 'open';
CREATE INDEX assessment_newest ON "assessment" (("assessed_at" + 0));
CREATE INDEX "tier_decision_expires_on" ON "tier_decision" ("expires_on"@NULLS);
