-- What people asked the assistant, and what they thought of the answers.
CREATE TABLE "assistant_feedback" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "question" @TEXT,
    "kind" @TEXT,
    "answered_as" @TEXT,
    "reason" @TEXT,
    "given_at" @INT,
    "status" @TEXT,
    "outcome" @TEXT,
    "task" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "assistant_feedback_person_given_at" ON "assistant_feedback" ("person"@NULLS, "given_at"@NULLS);
CREATE INDEX "assistant_feedback_status_given_at" ON "assistant_feedback" ("status"@NULLS, "given_at"@NULLS);
CREATE TABLE "assistant_feedback_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "question" @TEXT,
    "kind" @TEXT,
    "answered_as" @TEXT,
    "reason" @TEXT,
    "given_at" @INT,
    "status" @TEXT,
    "outcome" @TEXT,
    "task" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "assistant_turn" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "conversation" @TEXT,
    "question" @TEXT,
    "kind" @TEXT,
    "answer" @TEXT,
    "asked_at" @INT,
    "took_ms" @REAL,
    "phrased_by" @TEXT,
    "verdict" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "assistant_turn_person_asked_at" ON "assistant_turn" ("person"@NULLS, "asked_at"@NULLS);
CREATE INDEX "assistant_turn_person_conversation" ON "assistant_turn" ("person"@NULLS, "conversation"@NULLS);
CREATE TABLE "assistant_turn_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "person" @INT,
    "conversation" @TEXT,
    "question" @TEXT,
    "kind" @TEXT,
    "answer" @TEXT,
    "asked_at" @INT,
    "took_ms" @REAL,
    "phrased_by" @TEXT,
    "verdict" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

