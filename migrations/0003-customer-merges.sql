-- Merges of customers, kept with what it takes to part them again.
CREATE TABLE "customer_merge" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "into" @INT,
    "merged_at" @INT,
    "reason" @TEXT,
    "merged_by" @INT,
    "filled" @TEXT,
    "handed_over" @TEXT,
    "undone_at" @INT,
    "undone_by" @INT,
    "undone_reason" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "customer_merge_into" ON "customer_merge" ("into"@NULLS);
CREATE TABLE "customer_merge_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "into" @INT,
    "merged_at" @INT,
    "reason" @TEXT,
    "merged_by" @INT,
    "filled" @TEXT,
    "handed_over" @TEXT,
    "undone_at" @INT,
    "undone_by" @INT,
    "undone_reason" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

