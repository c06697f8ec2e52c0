ALTER TABLE "project" ADD COLUMN "fiscal_growth" @INT;
ALTER TABLE "project_history" ADD COLUMN "fiscal_growth" @INT;
CREATE TABLE "project_actual_line" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "project" @INT,
    "period_end" @INT,
    "line" @TEXT,
    "amount" @INT,
    "volume" @REAL,
    "source" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "project_actual_line_project_period_end" ON "project_actual_line" ("project"@NULLS, "period_end"@NULLS);
CREATE TABLE "project_actual_line_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "project" @INT,
    "period_end" @INT,
    "line" @TEXT,
    "amount" @INT,
    "volume" @REAL,
    "source" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

