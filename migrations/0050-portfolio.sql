-- Limits, capital base, macro series; expected losses, classification and segments of customers.
CREATE TABLE "bank_capital" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "valid_from" @INT,
    "total_net" @INT,
    "tier1_net" @INT,
    "core_tier1_net" @INT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "bank_capital_valid_from" ON "bank_capital" ("valid_from"@NULLS);
CREATE TABLE "bank_capital_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "valid_from" @INT,
    "total_net" @INT,
    "tier1_net" @INT,
    "core_tier1_net" @INT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "customer_segment" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "computed_on" @INT,
    "quadrant" @TEXT,
    "income" @INT,
    "expected_loss" @INT,
    "capital" @INT,
    "contribution" @INT,
    "value_added" @INT,
    "raroc" @REAL,
    "recency" @INT,
    "frequency" @INT,
    "monetary" @INT,
    "behaviour" @TEXT,
    "demographic" @TEXT,
    "grade_segment" @TEXT,
    "growth_score" @REAL,
    "growth_offer" @TEXT,
    "path" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "customer_segment_customer" ON "customer_segment" ("customer"@NULLS);
CREATE INDEX "customer_segment_quadrant_customer" ON "customer_segment" ("quadrant"@NULLS, "customer"@NULLS);
CREATE INDEX "customer_segment_growth_score_customer" ON "customer_segment" ("growth_score"@NULLS, "customer"@NULLS);
CREATE TABLE "customer_segment_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "computed_on" @INT,
    "quadrant" @TEXT,
    "income" @INT,
    "expected_loss" @INT,
    "capital" @INT,
    "contribution" @INT,
    "value_added" @INT,
    "raroc" @REAL,
    "recency" @INT,
    "frequency" @INT,
    "monetary" @INT,
    "behaviour" @TEXT,
    "demographic" @TEXT,
    "grade_segment" @TEXT,
    "growth_score" @REAL,
    "growth_offer" @TEXT,
    "path" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "ecl_overlay" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "dimension" @TEXT,
    "key" @TEXT,
    "factor" @REAL,
    "reason" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "ecl_overlay_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "dimension" @TEXT,
    "key" @TEXT,
    "factor" @REAL,
    "reason" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "ecl_result" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "loan" @INT,
    "ecl_run" @INT,
    "stage" @INT,
    "previous_stage" @INT,
    "reason" @TEXT,
    "ead" @INT,
    "pd" @REAL,
    "pd_origination" @REAL,
    "lgd" @REAL,
    "years" @REAL,
    "ecl_12m" @INT,
    "ecl_lifetime" @INT,
    "overlay" @INT,
    "ecl" @INT,
    "path" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "ecl_result_ecl_run_stage" ON "ecl_result" ("ecl_run"@NULLS, "stage"@NULLS);
CREATE INDEX "ecl_result_customer_ecl_run" ON "ecl_result" ("customer"@NULLS, "ecl_run"@NULLS);
CREATE TABLE "ecl_result_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "loan" @INT,
    "ecl_run" @INT,
    "stage" @INT,
    "previous_stage" @INT,
    "reason" @TEXT,
    "ead" @INT,
    "pd" @REAL,
    "pd_origination" @REAL,
    "lgd" @REAL,
    "years" @REAL,
    "ecl_12m" @INT,
    "ecl_lifetime" @INT,
    "overlay" @INT,
    "ecl" @INT,
    "path" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "ecl_run" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "as_of" @INT,
    "run_at" @INT,
    "status" @TEXT,
    "made_by" @INT,
    "policy_version" @TEXT,
    "accounts" @INT,
    "ead" @INT,
    "ecl" @INT,
    "overlay" @INT,
    "ecl_stage1" @INT,
    "ecl_stage2" @INT,
    "ecl_stage3" @INT,
    "detail" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "ecl_run_run_at" ON "ecl_run" ("run_at"@NULLS);
CREATE TABLE "ecl_run_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "as_of" @INT,
    "run_at" @INT,
    "status" @TEXT,
    "made_by" @INT,
    "policy_version" @TEXT,
    "accounts" @INT,
    "ead" @INT,
    "ecl" @INT,
    "overlay" @INT,
    "ecl_stage1" @INT,
    "ecl_stage2" @INT,
    "ecl_stage3" @INT,
    "detail" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "classification_decision" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "loan" @INT,
    "decided_at" @INT,
    "rule_class" @TEXT,
    "class" @TEXT,
    "previous_class" @TEXT,
    "judged" @INT,
    "reason" @TEXT,
    "decided_by" @INT,
    "policy_version" @TEXT,
    "path" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "classification_decision_customer_decided_at" ON "classification_decision" ("customer"@NULLS, "decided_at"@NULLS);
CREATE INDEX "classification_decision_loan_decided_at" ON "classification_decision" ("loan"@NULLS, "decided_at"@NULLS);
CREATE TABLE "classification_decision_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "loan" @INT,
    "decided_at" @INT,
    "rule_class" @TEXT,
    "class" @TEXT,
    "previous_class" @TEXT,
    "judged" @INT,
    "reason" @TEXT,
    "decided_by" @INT,
    "policy_version" @TEXT,
    "path" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "macro_series" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "series" @TEXT,
    "observed_on" @INT,
    "value" @REAL,
    "unit" @TEXT,
    "source" @TEXT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "macro_series_series_observed_on" ON "macro_series" ("series"@NULLS, "observed_on"@NULLS);
CREATE TABLE "macro_series_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "series" @TEXT,
    "observed_on" @INT,
    "value" @REAL,
    "unit" @TEXT,
    "source" @TEXT,
    "reference" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "portfolio_limit" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "dimension" @TEXT,
    "key" @TEXT,
    "customer" @INT,
    "customer_group" @INT,
    "measure" @TEXT,
    "base" @TEXT,
    "amount" @INT,
    "share" @REAL,
    "warn_at" @REAL,
    "valid_from" @INT,
    "valid_to" @INT,
    "reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "portfolio_limit_dimension_key" ON "portfolio_limit" ("dimension"@NULLS, "key"@NULLS);
CREATE TABLE "portfolio_limit_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "dimension" @TEXT,
    "key" @TEXT,
    "customer" @INT,
    "customer_group" @INT,
    "measure" @TEXT,
    "base" @TEXT,
    "amount" @INT,
    "share" @REAL,
    "warn_at" @REAL,
    "valid_from" @INT,
    "valid_to" @INT,
    "reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

