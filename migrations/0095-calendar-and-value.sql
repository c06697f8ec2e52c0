CREATE TABLE "calendar_feed" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "name" @TEXT,
    "secret_hash" @TEXT,
    "show_names" @INT,
    "revoked_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "calendar_feed_person" ON "calendar_feed" ("person"@NULLS);
CREATE INDEX "calendar_feed_secret_hash" ON "calendar_feed" ("secret_hash"@NULLS);
CREATE TABLE "calendar_feed_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "name" @TEXT,
    "secret_hash" @TEXT,
    "show_names" @INT,
    "revoked_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "customer_value" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "worked_on" @INT,
    "income" @INT,
    "fees" @INT,
    "cost" @INT,
    "expected_loss" @INT,
    "capital" @INT,
    "contribution" @INT,
    "raroc" @REAL,
    "eva" @INT,
    "exposure" @INT,
    "deposits" @INT,
    "pd" @REAL,
    "strength" @INT,
    "growth" @INT,
    "cell" @TEXT,
    "policy_version" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "customer_value_contribution_id" ON "customer_value" ("contribution"@NULLS, "id"@NULLS);
CREATE INDEX "customer_value_growth_id" ON "customer_value" ("growth"@NULLS, "id"@NULLS);
CREATE INDEX "customer_value_customer" ON "customer_value" ("customer"@NULLS);
CREATE TABLE "customer_value_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "worked_on" @INT,
    "income" @INT,
    "fees" @INT,
    "cost" @INT,
    "expected_loss" @INT,
    "capital" @INT,
    "contribution" @INT,
    "raroc" @REAL,
    "eva" @INT,
    "exposure" @INT,
    "deposits" @INT,
    "pd" @REAL,
    "strength" @INT,
    "growth" @INT,
    "cell" @TEXT,
    "policy_version" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

