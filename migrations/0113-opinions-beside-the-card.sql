CREATE TABLE "expert_opinion" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "answered_at" @INT,
    "answered_by" @INT,
    "sheet" @TEXT,
    "score" @REAL,
    "answers" @TEXT,
    "policy_version" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "expert_opinion_customer_answered_at" ON "expert_opinion" ("customer"@NULLS, "answered_at"@NULLS);
CREATE TABLE "expert_opinion_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "answered_at" @INT,
    "answered_by" @INT,
    "sheet" @TEXT,
    "score" @REAL,
    "answers" @TEXT,
    "policy_version" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "market_quote" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "quoted_on" @INT,
    "close" @REAL,
    "shares" @INT,
    "currency" @TEXT,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "market_quote_customer_quoted_on" ON "market_quote" ("customer"@NULLS, "quoted_on"@NULLS);
CREATE TABLE "market_quote_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "quoted_on" @INT,
    "close" @REAL,
    "shares" @INT,
    "currency" @TEXT,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "rating_override" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "decided_at" @INT,
    "notches" @INT,
    "model_grade" @TEXT,
    "model_pd" @REAL,
    "grade" @TEXT,
    "pd" @REAL,
    "reason_code" @TEXT,
    "reason" @TEXT,
    "evidence" @TEXT,
    "expires_on" @INT,
    "proposed_by" @INT,
    "approved_by" @INT,
    "authority" @TEXT,
    "ended_on" @INT,
    "ended_by" @INT,
    "ended_reason" @TEXT,
    "policy_version" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "rating_override_customer_decided_at" ON "rating_override" ("customer"@NULLS, "decided_at"@NULLS);
CREATE INDEX "rating_override_expires_on" ON "rating_override" ("expires_on"@NULLS);
CREATE TABLE "rating_override_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "decided_at" @INT,
    "notches" @INT,
    "model_grade" @TEXT,
    "model_pd" @REAL,
    "grade" @TEXT,
    "pd" @REAL,
    "reason_code" @TEXT,
    "reason" @TEXT,
    "evidence" @TEXT,
    "expires_on" @INT,
    "proposed_by" @INT,
    "approved_by" @INT,
    "authority" @TEXT,
    "ended_on" @INT,
    "ended_by" @INT,
    "ended_reason" @TEXT,
    "policy_version" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

