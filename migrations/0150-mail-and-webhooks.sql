CREATE TABLE "inbox_file" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "message" @INT,
    "name" @TEXT,
    "media_type" @TEXT,
    "size_bytes" @INT,
    "sha256" @TEXT,
    "refused" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "inbox_file_message" ON "inbox_file" ("message"@NULLS);
CREATE TABLE "inbox_file_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "message" @INT,
    "name" @TEXT,
    "media_type" @TEXT,
    "size_bytes" @INT,
    "sha256" @TEXT,
    "refused" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "inbox_message" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "source" @TEXT,
    "sender" @TEXT,
    "sender_name" @TEXT,
    "subject" @TEXT,
    "body" @TEXT,
    "body_index" @TEXT,
    "message_id" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "customer" @INT,
    "request" @TEXT,
    "subscription" @INT,
    "handled_by" @INT,
    "came_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "inbox_message_status_came_at" ON "inbox_message" ("status"@NULLS, "came_at"@NULLS);
CREATE INDEX "inbox_message_came_at" ON "inbox_message" ("came_at"@NULLS);
CREATE INDEX "inbox_message_request" ON "inbox_message" ("request"@NULLS);
CREATE TABLE "inbox_message_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "source" @TEXT,
    "sender" @TEXT,
    "sender_name" @TEXT,
    "subject" @TEXT,
    "body" @TEXT,
    "body_index" @TEXT,
    "message_id" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "customer" @INT,
    "request" @TEXT,
    "subscription" @INT,
    "handled_by" @INT,
    "came_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "mail_box" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "address" @TEXT,
    "validity" @INT,
    "uid" @INT,
    "busy_until" @INT,
    "looked_at" @INT,
    "taken" @INT,
    "last_error" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "mail_box_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "address" @TEXT,
    "validity" @INT,
    "uid" @INT,
    "busy_until" @INT,
    "looked_at" @INT,
    "taken" @INT,
    "last_error" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "outbox_message" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "channel" @TEXT,
    "purpose" @TEXT,
    "customer" @INT,
    "about" @TEXT,
    "recipient" @TEXT,
    "subject" @TEXT,
    "body" @TEXT,
    "body_index" @TEXT,
    "message_id" @TEXT,
    "reply_to" @TEXT,
    "key" @TEXT,
    "subscription" @INT,
    "status" @TEXT,
    "reason" @TEXT,
    "attempts" @INT,
    "code" @INT,
    "last_error" @TEXT,
    "next_at" @INT,
    "created_at" @INT,
    "sent_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "outbox_message_status_next_at" ON "outbox_message" ("status"@NULLS, "next_at"@NULLS);
CREATE INDEX "outbox_message_about" ON "outbox_message" ("about"@NULLS);
CREATE INDEX "outbox_message_created_at" ON "outbox_message" ("created_at"@NULLS);
CREATE INDEX "outbox_message_subscription_created_at" ON "outbox_message" ("subscription"@NULLS, "created_at"@NULLS);
CREATE TABLE "outbox_message_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "channel" @TEXT,
    "purpose" @TEXT,
    "customer" @INT,
    "about" @TEXT,
    "recipient" @TEXT,
    "subject" @TEXT,
    "body" @TEXT,
    "body_index" @TEXT,
    "message_id" @TEXT,
    "reply_to" @TEXT,
    "key" @TEXT,
    "subscription" @INT,
    "status" @TEXT,
    "reason" @TEXT,
    "attempts" @INT,
    "code" @INT,
    "last_error" @TEXT,
    "next_at" @INT,
    "created_at" @INT,
    "sent_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

CREATE TABLE "webhook_subscription" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "partner" @TEXT,
    "code" @TEXT,
    "direction" @TEXT,
    "url" @TEXT,
    "request_received" @INT,
    "request_closed" @INT,
    "survey_answered" @INT,
    "status" @TEXT,
    "secret" @TEXT,
    "secret_index" @TEXT,
    "secret_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "webhook_subscription_status_direction" ON "webhook_subscription" ("status"@NULLS, "direction"@NULLS);
CREATE TABLE "webhook_subscription_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "partner" @TEXT,
    "code" @TEXT,
    "direction" @TEXT,
    "url" @TEXT,
    "request_received" @INT,
    "request_closed" @INT,
    "survey_answered" @INT,
    "status" @TEXT,
    "secret" @TEXT,
    "secret_index" @TEXT,
    "secret_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;


CREATE INDEX "contact_email" ON "contact" ("email"@NULLS);
CREATE INDEX "portal_user_email" ON "portal_user" ("email"@NULLS);
