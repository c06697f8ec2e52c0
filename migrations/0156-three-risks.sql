CREATE TABLE "currency_position" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "currency" @TEXT,
    "kind" @TEXT,
    "amount" @INT,
    "as_of" @INT,
    "source" @TEXT,
    "note" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "currency_position_customer_as_of" ON "currency_position" ("customer"@NULLS, "as_of"@NULLS);
CREATE TABLE "currency_position_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "currency" @TEXT,
    "kind" @TEXT,
    "amount" @INT,
    "as_of" @INT,
    "source" @TEXT,
    "note" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "risk_incident" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "summary" @TEXT,
    "kind" @TEXT,
    "occurred_on" @INT,
    "discovered_on" @INT,
    "loss" @INT,
    "recovered" @INT,
    "status" @TEXT,
    "owner" @INT,
    "cause" @TEXT,
    "action" @TEXT,
    "due_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "risk_incident_customer_occurred_on" ON "risk_incident" ("customer"@NULLS, "occurred_on"@NULLS);
CREATE TABLE "risk_incident_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "summary" @TEXT,
    "kind" @TEXT,
    "occurred_on" @INT,
    "discovered_on" @INT,
    "loss" @INT,
    "recovered" @INT,
    "status" @TEXT,
    "owner" @INT,
    "cause" @TEXT,
    "action" @TEXT,
    "due_on" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

