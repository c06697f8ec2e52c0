ALTER TABLE "campaign_member" ADD COLUMN "letter" @INT;
ALTER TABLE "campaign_member_history" ADD COLUMN "letter" @INT;
ALTER TABLE "campaign_member" ADD COLUMN "request" @INT;
ALTER TABLE "campaign_member_history" ADD COLUMN "request" @INT;
ALTER TABLE "consent" ADD COLUMN "contact" @INT;
ALTER TABLE "consent_history" ADD COLUMN "contact" @INT;
ALTER TABLE "consent" ADD COLUMN "reach" @TEXT;
ALTER TABLE "consent_history" ADD COLUMN "reach" @TEXT;
CREATE TABLE "language_model" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "endpoint" @TEXT,
    "model" @TEXT,
    "timeout_ms" @INT,
    "status" @TEXT,
    "api_key" @TEXT,
    "api_key_index" @TEXT,
    "key_for" @TEXT,
    "key_at" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE TABLE "language_model_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "endpoint" @TEXT,
    "model" @TEXT,
    "timeout_ms" @INT,
    "status" @TEXT,
    "api_key" @TEXT,
    "api_key_index" @TEXT,
    "key_for" @TEXT,
    "key_at" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

ALTER TABLE "outbox_message" ADD COLUMN "contact" @INT;
ALTER TABLE "outbox_message_history" ADD COLUMN "contact" @INT;
ALTER TABLE "outbox_message" ADD COLUMN "consent" @TEXT;
ALTER TABLE "outbox_message_history" ADD COLUMN "consent" @TEXT;
ALTER TABLE "outbox_message" ADD COLUMN "token_hash" @TEXT;
ALTER TABLE "outbox_message_history" ADD COLUMN "token_hash" @TEXT;
ALTER TABLE "outbox_message" ADD COLUMN "answer" @TEXT;
ALTER TABLE "outbox_message_history" ADD COLUMN "answer" @TEXT;
CREATE TABLE "phrasing" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "at" @INT,
    "person" @INT,
    "customer" @INT,
    "turn" @TEXT,
    "endpoint" @TEXT,
    "model" @TEXT,
    "outcome" @TEXT,
    "detail" @TEXT,
    "took_ms" @INT,
    "sent" @TEXT,
    "sent_index" @TEXT,
    "received" @TEXT,
    "received_index" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "phrasing_at" ON "phrasing" ("at"@NULLS);
CREATE INDEX "phrasing_person_at" ON "phrasing" ("person"@NULLS, "at"@NULLS);
CREATE TABLE "phrasing_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "at" @INT,
    "person" @INT,
    "customer" @INT,
    "turn" @TEXT,
    "endpoint" @TEXT,
    "model" @TEXT,
    "outcome" @TEXT,
    "detail" @TEXT,
    "took_ms" @INT,
    "sent" @TEXT,
    "sent_index" @TEXT,
    "received" @TEXT,
    "received_index" @TEXT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;

ALTER TABLE "webhook_subscription" ADD COLUMN "consent_changed" @INT;
ALTER TABLE "webhook_subscription_history" ADD COLUMN "consent_changed" @INT;
ALTER TABLE "webhook_subscription" ADD COLUMN "campaign_replied" @INT;
ALTER TABLE "webhook_subscription_history" ADD COLUMN "campaign_replied" @INT;
ALTER TABLE "webhook_subscription" ADD COLUMN "application_decided" @INT;
ALTER TABLE "webhook_subscription_history" ADD COLUMN "application_decided" @INT;
ALTER TABLE "webhook_subscription" ADD COLUMN "loan_drawn" @INT;
ALTER TABLE "webhook_subscription_history" ADD COLUMN "loan_drawn" @INT;
ALTER TABLE "webhook_subscription" ADD COLUMN "mail_failed" @INT;
ALTER TABLE "webhook_subscription_history" ADD COLUMN "mail_failed" @INT;
CREATE INDEX "campaign_member_letter" ON "campaign_member" ("letter"@NULLS);
CREATE INDEX "outbox_message_token_hash" ON "outbox_message" ("token_hash"@NULLS);
CREATE INDEX "outbox_message_contact" ON "outbox_message" ("contact"@NULLS);
