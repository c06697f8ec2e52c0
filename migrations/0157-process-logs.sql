ALTER TABLE "workflow_case" ADD COLUMN "attributes" @TEXT;
ALTER TABLE "workflow_case_history" ADD COLUMN "attributes" @TEXT;
ALTER TABLE "workflow_event" ADD COLUMN "attributes" @TEXT;
