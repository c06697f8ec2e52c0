-- What the bank notes beyond the model (policy/fields): one JSON map a record.
ALTER TABLE "attachment" ADD COLUMN "extra" @TEXT;
ALTER TABLE "attachment_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "contact" ADD COLUMN "extra" @TEXT;
ALTER TABLE "contact_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "customer" ADD COLUMN "extra" @TEXT;
ALTER TABLE "customer_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "customer_group" ADD COLUMN "extra" @TEXT;
ALTER TABLE "customer_group_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "relation" ADD COLUMN "extra" @TEXT;
ALTER TABLE "relation_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "task" ADD COLUMN "extra" @TEXT;
ALTER TABLE "task_history" ADD COLUMN "extra" @TEXT;
ALTER TABLE "visit" ADD COLUMN "extra" @TEXT;
ALTER TABLE "visit_history" ADD COLUMN "extra" @TEXT;
