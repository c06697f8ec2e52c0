CREATE TABLE "project_risk_run" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "project" @INT,
    "model" @INT,
    "name" @TEXT,
    "fingerprint" @TEXT,
    "runs" @INT,
    "seed" @INT,
    "made_at" @INT,
    "made_by" @INT,
    "default_share" @REAL,
    "low_dscr" @REAL,
    "result" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "project_risk_run_project_fingerprint" ON "project_risk_run" ("project"@NULLS, "fingerprint"@NULLS);
CREATE TABLE "project_risk_run_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "project" @INT,
    "model" @INT,
    "name" @TEXT,
    "fingerprint" @TEXT,
    "runs" @INT,
    "seed" @INT,
    "made_at" @INT,
    "made_by" @INT,
    "default_share" @REAL,
    "low_dscr" @REAL,
    "result" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

