CREATE TABLE "handover" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "title" @TEXT,
    "kind" @TEXT,
    "reason" @TEXT,
    "from_person" @INT,
    "owner" @INT,
    "branch" @INT,
    "customers" @INT,
    "tasks" @INT,
    "visits" @INT,
    "status" @TEXT,
    "handed_by" @INT,
    "handed_at" @INT,
    "until" @INT,
    "note" @TEXT,
    "accepted_at" @INT,
    "accepted_note" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "handover_owner_status" ON "handover" ("owner"@NULLS, "status"@NULLS);
CREATE INDEX "handover_from_person_handed_at" ON "handover" ("from_person"@NULLS, "handed_at"@NULLS);
CREATE INDEX "handover_branch_handed_at" ON "handover" ("branch"@NULLS, "handed_at"@NULLS);
CREATE TABLE "handover_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "title" @TEXT,
    "kind" @TEXT,
    "reason" @TEXT,
    "from_person" @INT,
    "owner" @INT,
    "branch" @INT,
    "customers" @INT,
    "tasks" @INT,
    "visits" @INT,
    "status" @TEXT,
    "handed_by" @INT,
    "handed_at" @INT,
    "until" @INT,
    "note" @TEXT,
    "accepted_at" @INT,
    "accepted_note" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "handover_item" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "handover" @INT,
    "from_person" @INT,
    "to_person" @INT,
    "handed_on" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "handover_item_handover" ON "handover_item" ("handover"@NULLS);
CREATE INDEX "handover_item_customer_handed_on" ON "handover_item" ("customer"@NULLS, "handed_on"@NULLS);

CREATE TABLE "pool_entry" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "status" @TEXT,
    "cause" @TEXT,
    "reason" @TEXT,
    "silent_days" @INT,
    "limit_days" @INT,
    "noticed_on" @INT,
    "returns_on" @INT,
    "entered_on" @INT,
    "branch" @INT,
    "lost_by" @INT,
    "taken_by" @INT,
    "taken_on" @INT,
    "decided_by" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "pool_entry_status_entered_on" ON "pool_entry" ("status"@NULLS, "entered_on"@NULLS);
CREATE INDEX "pool_entry_customer_status" ON "pool_entry" ("customer"@NULLS, "status"@NULLS);
CREATE INDEX "pool_entry_taken_by_taken_on" ON "pool_entry" ("taken_by"@NULLS, "taken_on"@NULLS);
CREATE INDEX "pool_entry_lost_by_status" ON "pool_entry" ("lost_by"@NULLS, "status"@NULLS);
CREATE TABLE "pool_entry_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "status" @TEXT,
    "cause" @TEXT,
    "reason" @TEXT,
    "silent_days" @INT,
    "limit_days" @INT,
    "noticed_on" @INT,
    "returns_on" @INT,
    "entered_on" @INT,
    "branch" @INT,
    "lost_by" @INT,
    "taken_by" @INT,
    "taken_on" @INT,
    "decided_by" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

