CREATE TABLE "customer_outlook" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "scored_on" @INT,
    "churn" @REAL,
    "conversion" @REAL,
    "next_product" @TEXT,
    "next_probability" @REAL,
    "next_income" @INT,
    "detail" @TEXT,
    "policy_version" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "customer_outlook_churn_id" ON "customer_outlook" ("churn"@NULLS, "id"@NULLS);
CREATE INDEX "customer_outlook_next_product_next_income" ON "customer_outlook" ("next_product"@NULLS, "next_income"@NULLS);
CREATE INDEX "customer_outlook_customer" ON "customer_outlook" ("customer"@NULLS);
CREATE TABLE "customer_outlook_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "scored_on" @INT,
    "churn" @REAL,
    "conversion" @REAL,
    "next_product" @TEXT,
    "next_probability" @REAL,
    "next_income" @INT,
    "detail" @TEXT,
    "policy_version" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

ALTER TABLE "rating_model" ADD COLUMN "purpose" @TEXT;
ALTER TABLE "rating_model_history" ADD COLUMN "purpose" @TEXT;
UPDATE rating_model SET purpose = 'rating';
UPDATE rating_model_history SET purpose = 'rating';
CREATE TABLE "retention_play" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "play" @TEXT,
    "owner" @INT,
    "opened_on" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "churn" @REAL,
    "signals" @TEXT,
    "done_on" @INT,
    "reaction" @TEXT,
    "note" @TEXT,
    "judge_on" @INT,
    "outcome" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "retention_play_customer_opened_on" ON "retention_play" ("customer"@NULLS, "opened_on"@NULLS);
CREATE INDEX "retention_play_owner_status_due_on" ON "retention_play" ("owner"@NULLS, "status"@NULLS, "due_on"@NULLS);
CREATE INDEX "retention_play_status_due_on" ON "retention_play" ("status"@NULLS, "due_on"@NULLS);
CREATE INDEX "retention_play_play_outcome" ON "retention_play" ("play"@NULLS, "outcome"@NULLS);
CREATE INDEX "retention_play_judge_on" ON "retention_play" ("judge_on"@NULLS);
CREATE TABLE "retention_play_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "play" @TEXT,
    "owner" @INT,
    "opened_on" @INT,
    "due_on" @INT,
    "status" @TEXT,
    "churn" @REAL,
    "signals" @TEXT,
    "done_on" @INT,
    "reaction" @TEXT,
    "note" @TEXT,
    "judge_on" @INT,
    "outcome" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;
