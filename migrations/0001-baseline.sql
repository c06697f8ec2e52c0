-- The first shape of the database. Drafted from model/entities/ (steward migrate --draft), then reviewed.

CREATE TABLE "account" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "number" @TEXT,
    "number_index" @TEXT,
    "kind" @TEXT,
    "currency" @TEXT,
    "balance" @INT,
    "balance_on" @INT,
    "opened_on" @INT,
    "closed_on" @INT,
    "branch" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "account_number_blind" ON "account" ("number_index");
CREATE TABLE "account_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "number" @TEXT,
    "number_index" @TEXT,
    "kind" @TEXT,
    "currency" @TEXT,
    "balance" @INT,
    "balance_on" @INT,
    "opened_on" @INT,
    "closed_on" @INT,
    "branch" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "assessment" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "assessed_at" @INT,
    "card" @TEXT,
    "policy_version" @TEXT,
    "score" @REAL,
    "pd" @REAL,
    "pd_low" @REAL,
    "pd_high" @REAL,
    "grade" @TEXT,
    "base_grade" @TEXT,
    "confidence" @REAL,
    "statement_on" @INT,
    "path" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "assessment_customer_assessed_at" ON "assessment" ("customer"@NULLS, "assessed_at"@NULLS);
CREATE TABLE "assessment_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "assessed_at" @INT,
    "card" @TEXT,
    "policy_version" @TEXT,
    "score" @REAL,
    "pd" @REAL,
    "pd_low" @REAL,
    "pd_high" @REAL,
    "grade" @TEXT,
    "base_grade" @TEXT,
    "confidence" @REAL,
    "statement_on" @INT,
    "path" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "attachment" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "kind" @TEXT,
    "media_type" @TEXT,
    "size_bytes" @INT,
    "sha256" @TEXT,
    "expires_on" @INT,
    "note" @TEXT,
    "uploaded_by" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "attachment_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "kind" @TEXT,
    "media_type" @TEXT,
    "size_bytes" @INT,
    "sha256" @TEXT,
    "expires_on" @INT,
    "note" @TEXT,
    "uploaded_by" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "branch" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "code" @TEXT,
    "kind" @TEXT,
    "parent" @INT,
    "region" @TEXT,
    "closed_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "branch_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "code" @TEXT,
    "kind" @TEXT,
    "parent" @INT,
    "region" @TEXT,
    "closed_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "contact" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "position" @TEXT,
    "role" @TEXT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "phone" @TEXT,
    "phone_index" @TEXT,
    "email" @TEXT,
    "birthday" @INT,
    "primary_contact" @INT,
    "note" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "contact_mobile_blind" ON "contact" ("mobile_index");
CREATE TABLE "contact_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "position" @TEXT,
    "role" @TEXT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "phone" @TEXT,
    "phone_index" @TEXT,
    "email" @TEXT,
    "birthday" @INT,
    "primary_contact" @INT,
    "note" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "credit_record" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "kind" @TEXT,
    "institution" @TEXT,
    "own" @INT,
    "happened_on" @INT,
    "ended_on" @INT,
    "amount" @INT,
    "balance" @INT,
    "overdue_days" @INT,
    "five_class" @TEXT,
    "detail" @TEXT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "credit_record_customer_happened_on" ON "credit_record" ("customer"@NULLS, "happened_on"@NULLS);
CREATE TABLE "credit_record_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "kind" @TEXT,
    "institution" @TEXT,
    "own" @INT,
    "happened_on" @INT,
    "ended_on" @INT,
    "amount" @INT,
    "balance" @INT,
    "overdue_days" @INT,
    "five_class" @TEXT,
    "detail" @TEXT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "customer" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "short_name" @TEXT,
    "name_en" @TEXT,
    "kind" @TEXT,
    "uscc" @TEXT,
    "org_code" @TEXT,
    "lei" @TEXT,
    "resident_id" @TEXT,
    "resident_id_index" @TEXT,
    "registration_no" @TEXT,
    "foreign_id" @TEXT,
    "birth_date" @INT,
    "gender" @TEXT,
    "status" @TEXT,
    "merged_into" @INT,
    "industry" @TEXT,
    "region" @TEXT,
    "address" @TEXT,
    "phone" @TEXT,
    "phone_index" @TEXT,
    "email" @TEXT,
    "website" @TEXT,
    "legal_representative" @TEXT,
    "founded_on" @INT,
    "registered_capital" @INT,
    "paid_in_capital" @INT,
    "employees" @INT,
    "listed_code" @TEXT,
    "ownership_kind" @TEXT,
    "business_scope" @TEXT,
    "currency" @TEXT,
    "customer_group" @INT,
    "branch" @INT,
    "owner" @INT,
    "since" @INT,
    "tier" @TEXT,
    "grade" @TEXT,
    "pd" @REAL,
    "rated_on" @INT,
    "quality_score" @INT,
    "risk_tolerance" @TEXT,
    "tags" @TEXT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "customer_name_id" ON "customer" ("name"@NULLS, "id"@NULLS);
CREATE INDEX "customer_branch_name_id" ON "customer" ("branch"@NULLS, "name"@NULLS, "id"@NULLS);
CREATE INDEX "customer_owner_name_id" ON "customer" ("owner"@NULLS, "name"@NULLS, "id"@NULLS);
CREATE INDEX "customer_tier_id" ON "customer" ("tier"@NULLS, "id"@NULLS);
CREATE INDEX "customer_grade_id" ON "customer" ("grade"@NULLS, "id"@NULLS);
CREATE INDEX "customer_industry_id" ON "customer" ("industry"@NULLS, "id"@NULLS);
CREATE INDEX "customer_customer_group" ON "customer" ("customer_group"@NULLS);
CREATE INDEX "customer_quality_score_id" ON "customer" ("quality_score"@NULLS, "id"@NULLS);
CREATE INDEX "customer_pd_id" ON "customer" ("pd"@NULLS, "id"@NULLS);
CREATE INDEX "customer_resident_id_blind" ON "customer" ("resident_id_index");
CREATE INDEX "customer_phone_blind" ON "customer" ("phone_index");
CREATE TABLE "customer_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "short_name" @TEXT,
    "name_en" @TEXT,
    "kind" @TEXT,
    "uscc" @TEXT,
    "org_code" @TEXT,
    "lei" @TEXT,
    "resident_id" @TEXT,
    "resident_id_index" @TEXT,
    "registration_no" @TEXT,
    "foreign_id" @TEXT,
    "birth_date" @INT,
    "gender" @TEXT,
    "status" @TEXT,
    "merged_into" @INT,
    "industry" @TEXT,
    "region" @TEXT,
    "address" @TEXT,
    "phone" @TEXT,
    "phone_index" @TEXT,
    "email" @TEXT,
    "website" @TEXT,
    "legal_representative" @TEXT,
    "founded_on" @INT,
    "registered_capital" @INT,
    "paid_in_capital" @INT,
    "employees" @INT,
    "listed_code" @TEXT,
    "ownership_kind" @TEXT,
    "business_scope" @TEXT,
    "currency" @TEXT,
    "customer_group" @INT,
    "branch" @INT,
    "owner" @INT,
    "since" @INT,
    "tier" @TEXT,
    "grade" @TEXT,
    "pd" @REAL,
    "rated_on" @INT,
    "quality_score" @INT,
    "risk_tolerance" @TEXT,
    "tags" @TEXT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "customer_group" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "status" @TEXT,
    "parent" @INT,
    "controller" @TEXT,
    "basis" @TEXT,
    "confirmed_by" @INT,
    "confirmed_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "customer_group_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "status" @TEXT,
    "parent" @INT,
    "controller" @TEXT,
    "basis" @TEXT,
    "confirmed_by" @INT,
    "confirmed_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "duplicate_pair" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "other" @INT,
    "weight" @REAL,
    "probability" @REAL,
    "explanation" @TEXT,
    "status" @TEXT,
    "decided_by" @INT,
    "reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "duplicate_pair_status" ON "duplicate_pair" ("status"@NULLS);
CREATE TABLE "duplicate_pair_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "other" @INT,
    "weight" @REAL,
    "probability" @REAL,
    "explanation" @TEXT,
    "status" @TEXT,
    "decided_by" @INT,
    "reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "favourite" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "customer" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "favourite_person" ON "favourite" ("person"@NULLS);
CREATE TABLE "favourite_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "customer" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "field_source" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "field" @TEXT,
    "value" @TEXT,
    "value_index" @TEXT,
    "source" @TEXT,
    "source_rank" @INT,
    "won" @INT,
    "reason" @TEXT,
    "seen_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "field_source_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "field" @TEXT,
    "value" @TEXT,
    "value_index" @TEXT,
    "source" @TEXT,
    "source_rank" @INT,
    "won" @INT,
    "reason" @TEXT,
    "seen_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "group_member" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "customer_group" @INT,
    "role" @TEXT,
    "basis" @TEXT,
    "effective_share" @REAL,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "group_member_customer_group" ON "group_member" ("customer_group"@NULLS);
CREATE TABLE "group_member_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "customer_group" @INT,
    "role" @TEXT,
    "basis" @TEXT,
    "effective_share" @REAL,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "import_batch" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "file_name" @TEXT,
    "entity" @TEXT,
    "status" @TEXT,
    "mapping" @TEXT,
    "options" @TEXT,
    "encoding" @TEXT,
    "rows_total" @INT,
    "rows_done" @INT,
    "created_count" @INT,
    "updated_count" @INT,
    "unchanged_count" @INT,
    "refused_count" @INT,
    "duplicate_count" @INT,
    "problems" @TEXT,
    "file_sha256" @TEXT,
    "person" @INT,
    "started_at" @INT,
    "ended_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "import_batch_person_started_at" ON "import_batch" ("person"@NULLS, "started_at"@NULLS);
CREATE TABLE "import_batch_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "file_name" @TEXT,
    "entity" @TEXT,
    "status" @TEXT,
    "mapping" @TEXT,
    "options" @TEXT,
    "encoding" @TEXT,
    "rows_total" @INT,
    "rows_done" @INT,
    "created_count" @INT,
    "updated_count" @INT,
    "unchanged_count" @INT,
    "refused_count" @INT,
    "duplicate_count" @INT,
    "problems" @TEXT,
    "file_sha256" @TEXT,
    "person" @INT,
    "started_at" @INT,
    "ended_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "import_mapping" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "entity" @TEXT,
    "header_key" @TEXT,
    "mapping" @TEXT,
    "used_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "import_mapping_header_key" ON "import_mapping" ("header_key"@NULLS);
CREATE TABLE "import_mapping_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "entity" @TEXT,
    "header_key" @TEXT,
    "mapping" @TEXT,
    "used_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "industry_index" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "industry" @TEXT,
    "valid_from" @INT,
    "climate" @REAL,
    "outlook" @TEXT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "industry_index_industry_valid_from" ON "industry_index" ("industry"@NULLS, "valid_from"@NULLS);
CREATE TABLE "industry_index_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "industry" @TEXT,
    "valid_from" @INT,
    "climate" @REAL,
    "outlook" @TEXT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "loan" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "product" @TEXT,
    "currency" @TEXT,
    "amount" @INT,
    "balance" @INT,
    "rate" @INT,
    "started_on" @INT,
    "matures_on" @INT,
    "repayment" @TEXT,
    "collateral" @TEXT,
    "status" @TEXT,
    "overdue_days" @INT,
    "overdue_amount" @INT,
    "five_class" @TEXT,
    "purpose" @TEXT,
    "branch" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "loan_customer_status" ON "loan" ("customer"@NULLS, "status"@NULLS);
CREATE INDEX "loan_matures_on" ON "loan" ("matures_on"@NULLS);
CREATE TABLE "loan_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "number" @TEXT,
    "product" @TEXT,
    "currency" @TEXT,
    "amount" @INT,
    "balance" @INT,
    "rate" @INT,
    "started_on" @INT,
    "matures_on" @INT,
    "repayment" @TEXT,
    "collateral" @TEXT,
    "status" @TEXT,
    "overdue_days" @INT,
    "overdue_amount" @INT,
    "five_class" @TEXT,
    "purpose" @TEXT,
    "branch" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "note" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "text" @TEXT,
    "kind" @TEXT,
    "confidentiality" @TEXT,
    "author" @INT,
    "happened_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "note_customer_happened_at" ON "note" ("customer"@NULLS, "happened_at"@NULLS);
CREATE TABLE "note_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "text" @TEXT,
    "kind" @TEXT,
    "confidentiality" @TEXT,
    "author" @INT,
    "happened_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "operating_kpi" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "month" @INT,
    "orders" @INT,
    "sales" @INT,
    "tax" @INT,
    "power_kwh" @REAL,
    "payroll" @INT,
    "headcount" @INT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "operating_kpi_customer_month" ON "operating_kpi" ("customer"@NULLS, "month"@NULLS);
CREATE TABLE "operating_kpi_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "month" @INT,
    "orders" @INT,
    "sales" @INT,
    "tax" @INT,
    "power_kwh" @REAL,
    "payroll" @INT,
    "headcount" @INT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "pending_change" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "entity" @TEXT,
    "target" @TEXT,
    "action" @TEXT,
    "summary" @TEXT,
    "content" @TEXT,
    "rule" @TEXT,
    "status" @TEXT,
    "maker" @INT,
    "made_at" @INT,
    "reason" @TEXT,
    "checker" @INT,
    "checked_at" @INT,
    "decision" @TEXT,
    "customer" @INT,
    "branch" @INT,
    "owner" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "pending_change_status_made_at" ON "pending_change" ("status"@NULLS, "made_at"@NULLS);
CREATE INDEX "pending_change_target_status" ON "pending_change" ("target"@NULLS, "status"@NULLS);
CREATE TABLE "pending_change_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "entity" @TEXT,
    "target" @TEXT,
    "action" @TEXT,
    "summary" @TEXT,
    "content" @TEXT,
    "rule" @TEXT,
    "status" @TEXT,
    "maker" @INT,
    "made_at" @INT,
    "reason" @TEXT,
    "checker" @INT,
    "checked_at" @INT,
    "decision" @TEXT,
    "customer" @INT,
    "branch" @INT,
    "owner" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "person" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "login" @TEXT,
    "role" @TEXT,
    "branch" @INT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "email" @TEXT,
    "language" @TEXT,
    "left_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "person_branch_name" ON "person" ("branch"@NULLS, "name"@NULLS);
CREATE TABLE "person_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "login" @TEXT,
    "role" @TEXT,
    "branch" @INT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "email" @TEXT,
    "language" @TEXT,
    "left_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "policy_version" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "document" @TEXT,
    "number" @INT,
    "status" @TEXT,
    "text" @TEXT,
    "sha256" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    "author" @INT,
    "approver" @INT,
    "reason" @TEXT,
    "back_test" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "policy_version_document_number" ON "policy_version" ("document"@NULLS, "number"@NULLS);
CREATE INDEX "policy_version_status" ON "policy_version" ("status"@NULLS);
CREATE TABLE "policy_version_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "document" @TEXT,
    "number" @INT,
    "status" @TEXT,
    "text" @TEXT,
    "sha256" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    "author" @INT,
    "approver" @INT,
    "reason" @TEXT,
    "back_test" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "product_holding" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "product" @TEXT,
    "since" @INT,
    "ended_on" @INT,
    "amount" @INT,
    "income_year" @INT,
    "detail" @TEXT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "product_holding_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "product" @TEXT,
    "since" @INT,
    "ended_on" @INT,
    "amount" @INT,
    "income_year" @INT,
    "detail" @TEXT,
    "reference" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "relation" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "side" @TEXT,
    "other" @INT,
    "kind" @TEXT,
    "share" @REAL,
    "amount" @INT,
    "title" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    "evidence" @TEXT,
    "confirmed" @INT,
    "twin" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "relation_other" ON "relation" ("other"@NULLS);
CREATE INDEX "relation_kind_customer" ON "relation" ("kind"@NULLS, "customer"@NULLS);
CREATE TABLE "relation_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "side" @TEXT,
    "other" @INT,
    "kind" @TEXT,
    "share" @REAL,
    "amount" @INT,
    "title" @TEXT,
    "valid_from" @INT,
    "valid_to" @INT,
    "evidence" @TEXT,
    "confirmed" @INT,
    "twin" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "saved_view" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "entity" @TEXT,
    "definition" @TEXT,
    "position" @INT,
    "person" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "saved_view_person_entity" ON "saved_view" ("person"@NULLS, "entity"@NULLS);
CREATE TABLE "saved_view_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "entity" @TEXT,
    "definition" @TEXT,
    "position" @INT,
    "person" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "statement" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "period_end" @INT,
    "period_months" @INT,
    "scope" @TEXT,
    "audited" @INT,
    "auditor" @TEXT,
    "opinion" @TEXT,
    "unit" @TEXT,
    "currency" @TEXT,
    "source" @TEXT,
    "comparability" @TEXT,
    "cash" @INT,
    "trading_assets" @INT,
    "notes_receivable" @INT,
    "accounts_receivable" @INT,
    "prepayments" @INT,
    "other_receivables" @INT,
    "inventory" @INT,
    "other_current_assets" @INT,
    "total_current_assets" @INT,
    "long_term_equity_investment" @INT,
    "fixed_assets" @INT,
    "construction_in_progress" @INT,
    "intangible_assets" @INT,
    "other_non_current_assets" @INT,
    "total_non_current_assets" @INT,
    "total_assets" @INT,
    "short_term_borrowings" @INT,
    "notes_payable" @INT,
    "accounts_payable" @INT,
    "advance_and_contract_liabilities" @INT,
    "payroll_payable" @INT,
    "tax_payable" @INT,
    "other_payables" @INT,
    "non_current_due_within_1y" @INT,
    "other_current_liabilities" @INT,
    "total_current_liabilities" @INT,
    "long_term_borrowings" @INT,
    "bonds_payable" @INT,
    "long_term_payables" @INT,
    "other_non_current_liabilities" @INT,
    "total_non_current_liabilities" @INT,
    "total_liabilities" @INT,
    "paid_in_capital" @INT,
    "capital_reserve" @INT,
    "surplus_reserve" @INT,
    "undistributed_profit" @INT,
    "minority_interests" @INT,
    "total_equity" @INT,
    "shares_mn" @REAL,
    "revenue" @INT,
    "cogs" @INT,
    "taxes_surcharges" @INT,
    "selling_expense" @INT,
    "admin_expense" @INT,
    "rd_expense" @INT,
    "finance_expense" @INT,
    "interest_expense" @INT,
    "other_income" @INT,
    "investment_income" @INT,
    "impairment_loss" @INT,
    "non_operating_net" @INT,
    "income_tax" @INT,
    "depreciation_amortisation" @INT,
    "cfo" @INT,
    "cfi" @INT,
    "cff" @INT,
    "fx_effect" @INT,
    "capex" @INT,
    "operating_profit" @INT,
    "total_profit" @INT,
    "net_profit" @INT,
    "net_profit_parent" @INT,
    "net_cash_change" @INT,
    "market_cap" @INT,
    "dividends_declared" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "statement_customer_period_end" ON "statement" ("customer"@NULLS, "period_end"@NULLS);
CREATE TABLE "statement_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "period_end" @INT,
    "period_months" @INT,
    "scope" @TEXT,
    "audited" @INT,
    "auditor" @TEXT,
    "opinion" @TEXT,
    "unit" @TEXT,
    "currency" @TEXT,
    "source" @TEXT,
    "comparability" @TEXT,
    "cash" @INT,
    "trading_assets" @INT,
    "notes_receivable" @INT,
    "accounts_receivable" @INT,
    "prepayments" @INT,
    "other_receivables" @INT,
    "inventory" @INT,
    "other_current_assets" @INT,
    "total_current_assets" @INT,
    "long_term_equity_investment" @INT,
    "fixed_assets" @INT,
    "construction_in_progress" @INT,
    "intangible_assets" @INT,
    "other_non_current_assets" @INT,
    "total_non_current_assets" @INT,
    "total_assets" @INT,
    "short_term_borrowings" @INT,
    "notes_payable" @INT,
    "accounts_payable" @INT,
    "advance_and_contract_liabilities" @INT,
    "payroll_payable" @INT,
    "tax_payable" @INT,
    "other_payables" @INT,
    "non_current_due_within_1y" @INT,
    "other_current_liabilities" @INT,
    "total_current_liabilities" @INT,
    "long_term_borrowings" @INT,
    "bonds_payable" @INT,
    "long_term_payables" @INT,
    "other_non_current_liabilities" @INT,
    "total_non_current_liabilities" @INT,
    "total_liabilities" @INT,
    "paid_in_capital" @INT,
    "capital_reserve" @INT,
    "surplus_reserve" @INT,
    "undistributed_profit" @INT,
    "minority_interests" @INT,
    "total_equity" @INT,
    "shares_mn" @REAL,
    "revenue" @INT,
    "cogs" @INT,
    "taxes_surcharges" @INT,
    "selling_expense" @INT,
    "admin_expense" @INT,
    "rd_expense" @INT,
    "finance_expense" @INT,
    "interest_expense" @INT,
    "other_income" @INT,
    "investment_income" @INT,
    "impairment_loss" @INT,
    "non_operating_net" @INT,
    "income_tax" @INT,
    "depreciation_amortisation" @INT,
    "cfo" @INT,
    "cfi" @INT,
    "cff" @INT,
    "fx_effect" @INT,
    "capex" @INT,
    "operating_profit" @INT,
    "total_profit" @INT,
    "net_profit" @INT,
    "net_profit_parent" @INT,
    "net_cash_change" @INT,
    "market_cap" @INT,
    "dividends_declared" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "statement_adjustment" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "statement" @INT,
    "item" @TEXT,
    "amount" @INT,
    "counter_item" @TEXT,
    "reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "statement_adjustment_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "statement" @INT,
    "item" @TEXT,
    "amount" @INT,
    "counter_item" @TEXT,
    "reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "task" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "title" @TEXT,
    "kind" @TEXT,
    "owner" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "priority" @TEXT,
    "detail" @TEXT,
    "outcome" @TEXT,
    "source" @TEXT,
    "done_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "task_owner_status_due_on" ON "task" ("owner"@NULLS, "status"@NULLS, "due_on"@NULLS);
CREATE INDEX "task_customer_status" ON "task" ("customer"@NULLS, "status"@NULLS);
CREATE TABLE "task_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "title" @TEXT,
    "kind" @TEXT,
    "owner" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "priority" @TEXT,
    "detail" @TEXT,
    "outcome" @TEXT,
    "source" @TEXT,
    "done_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "team_member" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "person" @INT,
    "role" @TEXT,
    "until" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "team_member_person" ON "team_member" ("person"@NULLS);
CREATE TABLE "team_member_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "person" @INT,
    "role" @TEXT,
    "until" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "tier_decision" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "decided_at" @INT,
    "tier" @TEXT,
    "rule_tier" @TEXT,
    "score" @REAL,
    "overridden" @INT,
    "reason" @TEXT,
    "decided_by" @INT,
    "expires_on" @INT,
    "policy_version" @TEXT,
    "path" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "tier_decision_customer_decided_at" ON "tier_decision" ("customer"@NULLS, "decided_at"@NULLS);
CREATE TABLE "tier_decision_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "decided_at" @INT,
    "tier" @TEXT,
    "rule_tier" @TEXT,
    "score" @REAL,
    "overridden" @INT,
    "reason" @TEXT,
    "decided_by" @INT,
    "expires_on" @INT,
    "policy_version" @TEXT,
    "path" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "transaction" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "account" @INT,
    "booked_on" @INT,
    "direction" @TEXT,
    "amount" @INT,
    "balance" @INT,
    "channel" @TEXT,
    "purpose" @TEXT,
    "summary" @TEXT,
    "counterparty" @TEXT,
    "counterparty_account" @TEXT,
    "counterparty_account_index" @TEXT,
    "counterparty_bank" @TEXT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "transaction_customer_booked_on" ON "transaction" ("customer"@NULLS, "booked_on"@NULLS);
CREATE INDEX "transaction_account_booked_on" ON "transaction" ("account"@NULLS, "booked_on"@NULLS);

CREATE TABLE "visit" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "subject" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "planned_at" @INT,
    "held_at" @INT,
    "owner" @INT,
    "place" @TEXT,
    "participants" @TEXT,
    "minutes" @TEXT,
    "next_step" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "visit_owner_planned_at" ON "visit" ("owner"@NULLS, "planned_at"@NULLS);
CREATE INDEX "visit_customer_planned_at" ON "visit" ("customer"@NULLS, "planned_at"@NULLS);
CREATE TABLE "visit_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "subject" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "planned_at" @INT,
    "held_at" @INT,
    "owner" @INT,
    "place" @TEXT,
    "participants" @TEXT,
    "minutes" @TEXT,
    "next_step" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

-- The tables below are the engine's own: no entity stands behind them.

CREATE TABLE schema_migration (number @INT NOT NULL PRIMARY KEY, name @TEXT NOT NULL, sha256 @TEXT NOT NULL, applied_at @INT NOT NULL)@STRICT;

-- Business identifiers that must be unique live keyed by value, so that a distributed database can hold them.
CREATE TABLE unique_value (
    entity @TEXT NOT NULL, field @TEXT NOT NULL, value @TEXT NOT NULL, home @INT NOT NULL, id @INT NOT NULL,
    PRIMARY KEY (entity, field, value)
)@CLUSTERED;

-- Search: one row for each word, bigram, pinyin syllable and run of initials of a name.
CREATE TABLE search_term (
    term @TEXT NOT NULL, entity @TEXT NOT NULL, home @INT NOT NULL, id @INT NOT NULL, field @TEXT NOT NULL,
    PRIMARY KEY (term, entity, id, home, field)
)@CLUSTERED;
CREATE INDEX search_term_record ON search_term (home, id);

-- Who did what: each row carries the hash of the one before it in its chain. A chain has one writer at a time.
CREATE TABLE audit (
    chain @INT NOT NULL, sequence @INT NOT NULL, at @INT NOT NULL, person @INT NOT NULL, address @TEXT, correlation @TEXT,
    entity @TEXT NOT NULL, home @INT, record @INT, action @TEXT NOT NULL, content @TEXT, reason @TEXT,
    previous @TEXT NOT NULL, hash @TEXT NOT NULL,
    PRIMARY KEY (chain, sequence)
)@CLUSTERED;
CREATE INDEX audit_record ON audit (home, record, at);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_person ON audit (person, at);
CREATE TABLE audit_head (chain @INT NOT NULL PRIMARY KEY, sequence @INT NOT NULL, hash @TEXT NOT NULL, seal @TEXT NOT NULL)@STRICT;

CREATE TABLE branch_closure (above @INT NOT NULL, below @INT NOT NULL, depth @INT NOT NULL, PRIMARY KEY (above, below))@CLUSTERED;
CREATE INDEX branch_closure_below ON branch_closure (below, above);

CREATE TABLE credential (
    person @INT NOT NULL PRIMARY KEY, password_hash @TEXT NOT NULL, changed_at @INT NOT NULL, must_change @INT NOT NULL,
    totp_secret @TEXT, totp_on @INT NOT NULL, totp_last_step @INT NOT NULL, failures @INT NOT NULL, locked_until @INT NOT NULL
)@STRICT;

CREATE TABLE session (
    token_hash @TEXT NOT NULL PRIMARY KEY, id @INT NOT NULL, person @INT NOT NULL, csrf @TEXT NOT NULL, created_at @INT NOT NULL,
    seen_at @INT NOT NULL, expires_at @INT NOT NULL, address @TEXT, agent @TEXT
)@CLUSTERED;
CREATE INDEX session_person ON session (person);

-- Long work: taken by one server at a time under a lease.
CREATE TABLE job (
    id @INT NOT NULL PRIMARY KEY, kind @TEXT NOT NULL, status @TEXT NOT NULL, person @INT NOT NULL, input @TEXT, done @INT NOT NULL,
    total @INT NOT NULL, message @TEXT, result @TEXT, cancel @INT NOT NULL, created_at @INT NOT NULL, started_at @INT, ended_at @INT,
    lease_until @INT
)@STRICT;
CREATE INDEX job_status ON job (status, id);
CREATE INDEX job_person ON job (person, id);

-- What each row of an import did, for the error file and the way back.
CREATE TABLE import_item (
    batch @INT NOT NULL, line @INT NOT NULL, entity @TEXT NOT NULL, home @INT NOT NULL, id @INT NOT NULL, action @TEXT NOT NULL,
    version_before @INT, version_after @INT,
    PRIMARY KEY (batch, line, entity, home, id)
)@CLUSTERED;

-- Blocking keys of the duplicate check.
CREATE TABLE match_key (
    key @TEXT NOT NULL, entity @TEXT NOT NULL, id @INT NOT NULL,
    PRIMARY KEY (key, entity, id)
)@CLUSTERED;
CREATE INDEX match_key_id ON match_key (id);

CREATE TABLE setting (name @TEXT NOT NULL PRIMARY KEY, value @TEXT)@STRICT;
