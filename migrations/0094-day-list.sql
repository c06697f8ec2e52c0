CREATE TABLE "work_snooze" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "kind" @TEXT,
    "subject" @TEXT,
    "until" @INT,
    "reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "work_snooze_person_until" ON "work_snooze" ("person"@NULLS, "until"@NULLS);
CREATE TABLE "work_snooze_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "kind" @TEXT,
    "subject" @TEXT,
    "until" @INT,
    "reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

