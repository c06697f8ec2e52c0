-- What will be run again when a second person agrees may hold what other tables seal: sealed itself, and never sent to a browser.
ALTER TABLE "pending_change" ADD COLUMN "wanted" @TEXT;
ALTER TABLE "pending_change" ADD COLUMN "wanted_index" @TEXT;
ALTER TABLE "pending_change_history" ADD COLUMN "wanted" @TEXT;
ALTER TABLE "pending_change_history" ADD COLUMN "wanted_index" @TEXT;
