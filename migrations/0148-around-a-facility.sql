ALTER TABLE "attachment" ADD COLUMN "inspection" @INT;
ALTER TABLE "attachment_history" ADD COLUMN "inspection" @INT;
ALTER TABLE "attachment" ADD COLUMN "facility_condition" @INT;
ALTER TABLE "attachment_history" ADD COLUMN "facility_condition" @INT;
ALTER TABLE "drawdown" ADD COLUMN "expires_on" @INT;
ALTER TABLE "drawdown_history" ADD COLUMN "expires_on" @INT;
ALTER TABLE "facility_condition" ADD COLUMN "responsible" @INT;
ALTER TABLE "facility_condition_history" ADD COLUMN "responsible" @INT;
ALTER TABLE "facility_condition" ADD COLUMN "remind_days" @INT;
ALTER TABLE "facility_condition_history" ADD COLUMN "remind_days" @INT;
ALTER TABLE "facility_condition" ADD COLUMN "authority" @TEXT;
ALTER TABLE "facility_condition_history" ADD COLUMN "authority" @TEXT;
ALTER TABLE "guarantee_contract" ADD COLUMN "currency" @TEXT;
ALTER TABLE "guarantee_contract_history" ADD COLUMN "currency" @TEXT;
ALTER TABLE "guarantee_contract" ADD COLUMN "released_on" @INT;
ALTER TABLE "guarantee_contract_history" ADD COLUMN "released_on" @INT;
ALTER TABLE "syndicate_share" ADD COLUMN "email" @TEXT;
ALTER TABLE "syndicate_share_history" ADD COLUMN "email" @TEXT;
ALTER TABLE "syndicate_share" ADD COLUMN "language" @TEXT;
ALTER TABLE "syndicate_share_history" ADD COLUMN "language" @TEXT;
CREATE TABLE "syndicate_notice" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "loan" @INT,
    "number" @TEXT,
    "direction" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "value_on" @INT,
    "notify_by" @INT,
    "currency" @TEXT,
    "principal" @INT,
    "interest" @INT,
    "fee" @INT,
    "rate" @INT,
    "period_from" @INT,
    "period_to" @INT,
    "parts" @TEXT,
    "source_key" @TEXT,
    "agent" @TEXT,
    "own_part" @INT,
    "expected_part" @INT,
    "document" @INT,
    "note" @TEXT,
    "sent_at" @INT,
    "handled_by" @INT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "syndicate_notice_facility_value_on" ON "syndicate_notice" ("facility"@NULLS, "value_on"@NULLS);
CREATE INDEX "syndicate_notice_status_notify_by" ON "syndicate_notice" ("status"@NULLS, "notify_by"@NULLS);
CREATE TABLE "syndicate_notice_history" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "customer" @INT,
    "facility" @INT,
    "loan" @INT,
    "number" @TEXT,
    "direction" @TEXT,
    "kind" @TEXT,
    "status" @TEXT,
    "value_on" @INT,
    "notify_by" @INT,
    "currency" @TEXT,
    "principal" @INT,
    "interest" @INT,
    "fee" @INT,
    "rate" @INT,
    "period_from" @INT,
    "period_to" @INT,
    "parts" @TEXT,
    "source_key" @TEXT,
    "agent" @TEXT,
    "own_part" @INT,
    "expected_part" @INT,
    "document" @INT,
    "note" @TEXT,
    "sent_at" @INT,
    "handled_by" @INT,
    recorded_until @INT NOT NULL,
    PRIMARY KEY (home, id, version)
)@CLUSTERED;
CREATE INDEX "attachment_inspection" ON "attachment" ("inspection"@NULLS);
CREATE INDEX "attachment_facility_condition" ON "attachment" ("facility_condition"@NULLS);
CREATE INDEX "facility_condition_responsible_status_due_on" ON "facility_condition" ("responsible"@NULLS, "status"@NULLS, "due_on"@NULLS);
CREATE INDEX "facility_condition_status_due_on" ON "facility_condition" ("status"@NULLS, "due_on"@NULLS);
CREATE INDEX "guarantee_contract_status_expires_on" ON "guarantee_contract" ("status"@NULLS, "expires_on"@NULLS);
CREATE INDEX "drawdown_status_expires_on" ON "drawdown" ("status"@NULLS, "expires_on"@NULLS);
UPDATE guarantee_contract SET currency = 'CNY' WHERE currency IS NULL;
