-- Plans of how a quota of credit is divided.
CREATE TABLE "allocation_plan" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "made_at" @INT,
    "made_by" @INT,
    "source" @TEXT,
    "objective" @TEXT,
    "quota" @INT,
    "allocated" @INT,
    "value_added" @INT,
    "candidate_count" @INT,
    "funded_count" @INT,
    "policy_version" @TEXT,
    "result" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "allocation_plan_made_at" ON "allocation_plan" ("made_at"@NULLS);
CREATE TABLE "allocation_plan_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "name" @TEXT,
    "made_at" @INT,
    "made_by" @INT,
    "source" @TEXT,
    "objective" @TEXT,
    "quota" @INT,
    "allocated" @INT,
    "value_added" @INT,
    "candidate_count" @INT,
    "funded_count" @INT,
    "policy_version" @TEXT,
    "result" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;
