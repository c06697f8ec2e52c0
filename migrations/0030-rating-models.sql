-- The registry of rating models: versions, and the documents the lab wrote.
CREATE TABLE "rating_model" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "number" @INT,
    "kind" @TEXT,
    "status" @TEXT,
    "data_name" @TEXT,
    "data_hash" @TEXT,
    "code_version" @TEXT,
    "seed" @INT,
    "case_count" @INT,
    "bad_count" @INT,
    "auc" @REAL,
    "ks" @REAL,
    "trained_at" @INT,
    "trained_by" @INT,
    "approver" @INT,
    "valid_from" @INT,
    "valid_until" @INT,
    "reason" @TEXT,
    "document_sha256" @TEXT,
    "findings" @TEXT,
    "report" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "rating_model_name_number" ON "rating_model" ("name"@NULLS, "number"@NULLS);
CREATE INDEX "rating_model_status" ON "rating_model" ("status"@NULLS);
CREATE TABLE "rating_model_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "number" @INT,
    "kind" @TEXT,
    "status" @TEXT,
    "data_name" @TEXT,
    "data_hash" @TEXT,
    "code_version" @TEXT,
    "seed" @INT,
    "case_count" @INT,
    "bad_count" @INT,
    "auc" @REAL,
    "ks" @REAL,
    "trained_at" @INT,
    "trained_by" @INT,
    "approver" @INT,
    "valid_from" @INT,
    "valid_until" @INT,
    "reason" @TEXT,
    "document_sha256" @TEXT,
    "findings" @TEXT,
    "report" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "rating_model_document" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "sha256" @TEXT,
    "document" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "rating_model_document_sha256" ON "rating_model_document" ("sha256"@NULLS);
