ALTER TABLE "attachment" ADD COLUMN "portal_user" @INT;
ALTER TABLE "attachment_history" ADD COLUMN "portal_user" @INT;
CREATE TABLE "consent" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "purpose" @TEXT,
    "text_version" @INT,
    "text" @TEXT,
    "channel" @TEXT,
    "portal_user" @INT,
    "given_at" @INT,
    "withdrawn_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "consent_customer_purpose_given_at" ON "consent" ("customer"@NULLS, "purpose"@NULLS, "given_at"@NULLS);
CREATE INDEX "consent_purpose_withdrawn_at" ON "consent" ("purpose"@NULLS, "withdrawn_at"@NULLS);
CREATE TABLE "consent_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "purpose" @TEXT,
    "text_version" @INT,
    "text" @TEXT,
    "channel" @TEXT,
    "portal_user" @INT,
    "given_at" @INT,
    "withdrawn_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

ALTER TABLE "pending_change" ADD COLUMN "portal_user" @INT;
ALTER TABLE "pending_change_history" ADD COLUMN "portal_user" @INT;
CREATE TABLE "portal_message" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "portal_user" @INT,
    "person" @INT,
    "body" @TEXT,
    "sent_at" @INT,
    "seen_at" @INT,
    "reference" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "portal_message_customer_sent_at" ON "portal_message" ("customer"@NULLS, "sent_at"@NULLS);
CREATE TABLE "portal_message_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "portal_user" @INT,
    "person" @INT,
    "body" @TEXT,
    "sent_at" @INT,
    "seen_at" @INT,
    "reference" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "portal_submission" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "portal_user" @INT,
    "kind" @TEXT,
    "title" @TEXT,
    "status" @TEXT,
    "sent_at" @INT,
    "reference" @TEXT,
    "attachment" @INT,
    "document" @INT,
    "pending_change" @INT,
    "period_end" @INT,
    "scope" @TEXT,
    "content" @TEXT,
    "answer" @TEXT,
    "answered_by" @INT,
    "answered_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "portal_submission_customer_sent_at" ON "portal_submission" ("customer"@NULLS, "sent_at"@NULLS);
CREATE INDEX "portal_submission_status_sent_at" ON "portal_submission" ("status"@NULLS, "sent_at"@NULLS);
CREATE INDEX "portal_submission_pending_change" ON "portal_submission" ("pending_change"@NULLS);
CREATE INDEX "portal_submission_document" ON "portal_submission" ("document"@NULLS);
CREATE TABLE "portal_submission_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "portal_user" @INT,
    "kind" @TEXT,
    "title" @TEXT,
    "status" @TEXT,
    "sent_at" @INT,
    "reference" @TEXT,
    "attachment" @INT,
    "document" @INT,
    "pending_change" @INT,
    "period_end" @INT,
    "scope" @TEXT,
    "content" @TEXT,
    "answer" @TEXT,
    "answered_by" @INT,
    "answered_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "portal_user" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "login" @TEXT,
    "role" @TEXT,
    "position" @TEXT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "email" @TEXT,
    "language" @TEXT,
    "status" @TEXT,
    "invited_at" @INT,
    "invited_by" @TEXT,
    "invite_hash" @TEXT,
    "invite_until" @INT,
    "joined_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "portal_user_id" ON "portal_user" ("id"@NULLS);
CREATE INDEX "portal_user_invite_hash" ON "portal_user" ("invite_hash"@NULLS);
CREATE INDEX "portal_user_customer_status" ON "portal_user" ("customer"@NULLS, "status"@NULLS);
CREATE TABLE "portal_user_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "name" @TEXT,
    "login" @TEXT,
    "role" @TEXT,
    "position" @TEXT,
    "mobile" @TEXT,
    "mobile_index" @TEXT,
    "email" @TEXT,
    "language" @TEXT,
    "status" @TEXT,
    "invited_at" @INT,
    "invited_by" @TEXT,
    "invite_hash" @TEXT,
    "invite_until" @INT,
    "joined_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

