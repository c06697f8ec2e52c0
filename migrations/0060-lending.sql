-- Lending: facilities and limits, loans as events, drawdowns, security, inspections, collection, syndicates, the close of a day.
CREATE TABLE "collateral" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "kind" @TEXT,
    "owner_name" @TEXT,
    "certificate" @TEXT,
    "location" @TEXT,
    "value" @INT,
    "valued_on" @INT,
    "valued_by" @TEXT,
    "prior_claims" @INT,
    "perfection" @TEXT,
    "registered_on" @INT,
    "registration_number" @TEXT,
    "registration_expires_on" @INT,
    "insured_amount" @INT,
    "insurance_expires_on" @INT,
    "review_on" @INT,
    "haircut" @REAL,
    "net_value" @INT,
    "status" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "collateral_customer_status" ON "collateral" ("customer"@NULLS, "status"@NULLS);
CREATE INDEX "collateral_review_on" ON "collateral" ("review_on"@NULLS);
CREATE TABLE "collateral_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "kind" @TEXT,
    "owner_name" @TEXT,
    "certificate" @TEXT,
    "location" @TEXT,
    "value" @INT,
    "valued_on" @INT,
    "valued_by" @TEXT,
    "prior_claims" @INT,
    "perfection" @TEXT,
    "registered_on" @INT,
    "registration_number" @TEXT,
    "registration_expires_on" @INT,
    "insured_amount" @INT,
    "insurance_expires_on" @INT,
    "review_on" @INT,
    "haircut" @REAL,
    "net_value" @INT,
    "status" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "collateral_allocation" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "collateral" @INT,
    "facility" @INT,
    "amount" @INT,
    "rank" @INT,
    "allocated" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "collateral_allocation_collateral" ON "collateral_allocation" ("collateral"@NULLS);
CREATE INDEX "collateral_allocation_facility" ON "collateral_allocation" ("facility"@NULLS);
CREATE TABLE "collateral_allocation_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "collateral" @INT,
    "facility" @INT,
    "amount" @INT,
    "rank" @INT,
    "allocated" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "collection_action" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "collection_case" @INT,
    "kind" @TEXT,
    "happened_on" @INT,
    "amount" @INT,
    "promised_on" @INT,
    "text" @TEXT,
    "author" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "collection_action_collection_case" ON "collection_action" ("collection_case"@NULLS);

CREATE TABLE "collection_case" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "loan" @INT,
    "stage" @TEXT,
    "opened_on" @INT,
    "amount" @INT,
    "overdue_days" @INT,
    "owner" @INT,
    "next_on" @INT,
    "promised_on" @INT,
    "promised_amount" @INT,
    "recovery_share" @REAL,
    "recovery_amount" @INT,
    "recovered" @INT,
    "closed_on" @INT,
    "outcome" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "collection_case_stage_next_on" ON "collection_case" ("stage"@NULLS, "next_on"@NULLS);
CREATE INDEX "collection_case_loan" ON "collection_case" ("loan"@NULLS);
CREATE TABLE "collection_case_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "loan" @INT,
    "stage" @TEXT,
    "opened_on" @INT,
    "amount" @INT,
    "overdue_days" @INT,
    "owner" @INT,
    "next_on" @INT,
    "promised_on" @INT,
    "promised_amount" @INT,
    "recovery_share" @REAL,
    "recovery_amount" @INT,
    "recovered" @INT,
    "closed_on" @INT,
    "outcome" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "day_end" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "business_date" @INT,
    "key" @TEXT,
    "status" @TEXT,
    "contracts" @INT,
    "changed" @INT,
    "overdue" @INT,
    "refused" @INT,
    "totals" @TEXT,
    "milliseconds" @INT,
    "write_milliseconds" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "day_end_business_date" ON "day_end" ("business_date"@NULLS);
CREATE TABLE "day_end_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "business_date" @INT,
    "key" @TEXT,
    "status" @TEXT,
    "contracts" @INT,
    "changed" @INT,
    "overdue" @INT,
    "refused" @INT,
    "totals" @TEXT,
    "milliseconds" @INT,
    "write_milliseconds" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "drawdown" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "loan" @INT,
    "number" @TEXT,
    "amount" @INT,
    "currency" @TEXT,
    "purpose" @TEXT,
    "payee" @TEXT,
    "payee_account" @TEXT,
    "payee_account_index" @TEXT,
    "payment" @TEXT,
    "trade_contract" @TEXT,
    "invoice_amount" @INT,
    "evidence" @INT,
    "own_capital_paid" @INT,
    "progress" @REAL,
    "requested_on" @INT,
    "value_on" @INT,
    "status" @TEXT,
    "gates" @TEXT,
    "requested_by" @INT,
    "released_by" @INT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "drawdown_facility_status" ON "drawdown" ("facility"@NULLS, "status"@NULLS);
CREATE TABLE "drawdown_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "loan" @INT,
    "number" @TEXT,
    "amount" @INT,
    "currency" @TEXT,
    "purpose" @TEXT,
    "payee" @TEXT,
    "payee_account" @TEXT,
    "payee_account_index" @TEXT,
    "payment" @TEXT,
    "trade_contract" @TEXT,
    "invoice_amount" @INT,
    "evidence" @INT,
    "own_capital_paid" @INT,
    "progress" @REAL,
    "requested_on" @INT,
    "value_on" @INT,
    "status" @TEXT,
    "gates" @TEXT,
    "requested_by" @INT,
    "released_by" @INT,
    "reference" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "facility" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "name" @TEXT,
    "level" @TEXT,
    "parent" @INT,
    "customer_group" @INT,
    "product" @TEXT,
    "currency" @TEXT,
    "amount" @INT,
    "revolving" @INT,
    "starts_on" @INT,
    "expires_on" @INT,
    "status" @TEXT,
    "purpose" @TEXT,
    "secured_share" @REAL,
    "investment" @INT,
    "own_capital" @INT,
    "coverage" @REAL,
    "security_value" @INT,
    "branch" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "facility_customer_status" ON "facility" ("customer"@NULLS, "status"@NULLS);
CREATE INDEX "facility_parent" ON "facility" ("parent"@NULLS);
CREATE INDEX "facility_customer_group" ON "facility" ("customer_group"@NULLS);
CREATE TABLE "facility_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "name" @TEXT,
    "level" @TEXT,
    "parent" @INT,
    "customer_group" @INT,
    "product" @TEXT,
    "currency" @TEXT,
    "amount" @INT,
    "revolving" @INT,
    "starts_on" @INT,
    "expires_on" @INT,
    "status" @TEXT,
    "purpose" @TEXT,
    "secured_share" @REAL,
    "investment" @INT,
    "own_capital" @INT,
    "coverage" @REAL,
    "security_value" @INT,
    "branch" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "facility_condition" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "text" @TEXT,
    "applies" @TEXT,
    "status" @TEXT,
    "due_on" @INT,
    "met_on" @INT,
    "evidence" @INT,
    "basis" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "facility_condition_facility" ON "facility_condition" ("facility"@NULLS);
CREATE TABLE "facility_condition_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "text" @TEXT,
    "applies" @TEXT,
    "status" @TEXT,
    "due_on" @INT,
    "met_on" @INT,
    "evidence" @INT,
    "basis" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "guarantee_contract" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "facility" @INT,
    "guarantor" @INT,
    "kind" @TEXT,
    "amount" @INT,
    "starts_on" @INT,
    "expires_on" @INT,
    "status" @TEXT,
    "net_value" @INT,
    "haircut" @REAL,
    "reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "guarantee_contract_facility" ON "guarantee_contract" ("facility"@NULLS);
CREATE INDEX "guarantee_contract_guarantor" ON "guarantee_contract" ("guarantor"@NULLS);
CREATE TABLE "guarantee_contract_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "facility" @INT,
    "guarantor" @INT,
    "kind" @TEXT,
    "amount" @INT,
    "starts_on" @INT,
    "expires_on" @INT,
    "status" @TEXT,
    "net_value" @INT,
    "haircut" @REAL,
    "reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "inspection" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "kind" @TEXT,
    "facility" @INT,
    "loan" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "owner" @INT,
    "reason" @TEXT,
    "done_on" @INT,
    "conclusion" @TEXT,
    "findings" @TEXT,
    "answers" @TEXT,
    "figures" @TEXT,
    "minutes" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "inspection_owner_status_due_on" ON "inspection" ("owner"@NULLS, "status"@NULLS, "due_on"@NULLS);
CREATE INDEX "inspection_customer_status" ON "inspection" ("customer"@NULLS, "status"@NULLS);
CREATE TABLE "inspection_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "kind" @TEXT,
    "facility" @INT,
    "loan" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "owner" @INT,
    "reason" @TEXT,
    "done_on" @INT,
    "conclusion" @TEXT,
    "findings" @TEXT,
    "answers" @TEXT,
    "figures" @TEXT,
    "minutes" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "limit_entry" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "kind" @TEXT,
    "amount" @INT,
    "happened_on" @INT,
    "loan" @INT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "limit_entry_facility" ON "limit_entry" ("facility"@NULLS);

ALTER TABLE "loan" ADD COLUMN "facility" @INT;
ALTER TABLE "loan_history" ADD COLUMN "facility" @INT;
ALTER TABLE "loan" ADD COLUMN "terms" @TEXT;
ALTER TABLE "loan_history" ADD COLUMN "terms" @TEXT;
ALTER TABLE "loan" ADD COLUMN "next_due_on" @INT;
ALTER TABLE "loan_history" ADD COLUMN "next_due_on" @INT;
ALTER TABLE "loan" ADD COLUMN "next_due_amount" @INT;
ALTER TABLE "loan_history" ADD COLUMN "next_due_amount" @INT;
ALTER TABLE "loan" ADD COLUMN "overdue_interest" @INT;
ALTER TABLE "loan_history" ADD COLUMN "overdue_interest" @INT;
ALTER TABLE "loan" ADD COLUMN "charges" @INT;
ALTER TABLE "loan_history" ADD COLUMN "charges" @INT;
ALTER TABLE "loan" ADD COLUMN "restructured" @INT;
ALTER TABLE "loan_history" ADD COLUMN "restructured" @INT;
ALTER TABLE "loan" ADD COLUMN "serviced_on" @INT;
ALTER TABLE "loan_history" ADD COLUMN "serviced_on" @INT;
CREATE TABLE "loan_event" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "loan" @INT,
    "kind" @TEXT,
    "effective_on" @INT,
    "amount" @INT,
    "rate" @INT,
    "matures_on" @INT,
    "option" @TEXT,
    "settle_order" @TEXT,
    "terms" @TEXT,
    "reverses" @INT,
    "source" @TEXT,
    "reference" @TEXT,
    "note" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "loan_event_loan_effective_on" ON "loan_event" ("loan"@NULLS, "effective_on"@NULLS);

CREATE TABLE "rate_fixing" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "reference" @TEXT,
    "fixed_on" @INT,
    "rate" @INT,
    "key" @TEXT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "rate_fixing_reference_fixed_on" ON "rate_fixing" ("reference"@NULLS, "fixed_on"@NULLS);
CREATE TABLE "rate_fixing_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "reference" @TEXT,
    "fixed_on" @INT,
    "rate" @INT,
    "key" @TEXT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "servicing_line" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "file_name" @TEXT,
    "line" @INT,
    "kind" @TEXT,
    "loan_number" @TEXT,
    "customer" @INT,
    "happened_on" @INT,
    "amount" @INT,
    "expected" @INT,
    "difference" @INT,
    "reference" @TEXT,
    "result" @TEXT,
    "message" @TEXT,
    "branch" @INT,
    "owner" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "servicing_line_result" ON "servicing_line" ("result"@NULLS);
CREATE INDEX "servicing_line_file_name" ON "servicing_line" ("file_name"@NULLS);
CREATE TABLE "servicing_line_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "file_name" @TEXT,
    "line" @INT,
    "kind" @TEXT,
    "loan_number" @TEXT,
    "customer" @INT,
    "happened_on" @INT,
    "amount" @INT,
    "expected" @INT,
    "difference" @INT,
    "reference" @TEXT,
    "result" @TEXT,
    "message" @TEXT,
    "branch" @INT,
    "owner" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "syndicate_share" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "bank" @TEXT,
    "own" @INT,
    "role" @TEXT,
    "share" @INT,
    "contact" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "syndicate_share_facility" ON "syndicate_share" ("facility"@NULLS);
CREATE TABLE "syndicate_share_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "bank" @TEXT,
    "own" @INT,
    "role" @TEXT,
    "share" @INT,
    "contact" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

-- What is reserved and used at each limit: moved by conditional updates alone, so that two requests can never pass together.
CREATE TABLE limit_balance (
    home @INT NOT NULL, facility @INT NOT NULL, reserved @INT NOT NULL, used @INT NOT NULL,
    PRIMARY KEY (home, facility)
)@STRICT;
-- A loan at the end of the last business day that was closed for it.
CREATE TABLE loan_day (
    home @INT NOT NULL, loan @INT NOT NULL, business_date @INT NOT NULL, balance @INT NOT NULL, accrued @INT NOT NULL, overdue @INT NOT NULL,
    charges @INT NOT NULL, overdue_days @INT NOT NULL, five_class @TEXT NOT NULL,
    PRIMARY KEY (home, loan)
)@STRICT;
