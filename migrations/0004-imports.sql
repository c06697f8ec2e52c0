-- Ratios from outside, rows an import refused, and the way from a record to the imports that touched it.
CREATE TABLE "external_ratio" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "period_end" @INT,
    "name" @TEXT,
    "value" @REAL,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "external_ratio_customer_period_end_name" ON "external_ratio" ("customer"@NULLS, "period_end"@NULLS, "name"@NULLS);
CREATE TABLE "external_ratio_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "period_end" @INT,
    "name" @TEXT,
    "value" @REAL,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

-- CONTENT is sealed: refused rows hold what the table seals.
CREATE TABLE import_refusal (
    batch @INT NOT NULL, line @INT NOT NULL, content @TEXT NOT NULL,
    PRIMARY KEY (batch, line)
)@CLUSTERED;
CREATE INDEX import_item_record ON import_item (home, id, batch);
