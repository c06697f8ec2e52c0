-- Lists at a million customers: the orders a list is read in carry what it is narrowed by, so that rows that are passed over need not be
-- fetched; and a branch finds its customers of a tier or a grade at once.
DROP INDEX "customer_name_id";
CREATE INDEX "customer_in_name" ON "customer" ("name"@NULLS, "id"@NULLS, "branch"@NULLS, "owner"@NULLS, "tier"@NULLS, "status"@NULLS, "kind"@NULLS, "grade"@NULLS, "industry"@NULLS);
DROP INDEX "customer_quality_score_id";
CREATE INDEX "customer_in_quality" ON "customer" ("quality_score"@NULLS, "id"@NULLS, "branch"@NULLS, "owner"@NULLS, "tier"@NULLS, "status"@NULLS, "kind"@NULLS, "grade"@NULLS, "industry"@NULLS);
DROP INDEX "customer_pd_id";
CREATE INDEX "customer_in_pd" ON "customer" ("pd"@NULLS, "id"@NULLS, "branch"@NULLS, "owner"@NULLS, "tier"@NULLS, "status"@NULLS, "kind"@NULLS, "grade"@NULLS, "industry"@NULLS);
CREATE INDEX "customer_branch_tier_id" ON "customer" ("branch"@NULLS, "tier"@NULLS, "id"@NULLS);
CREATE INDEX "customer_branch_grade_id" ON "customer" ("branch"@NULLS, "grade"@NULLS, "id"@NULLS);
