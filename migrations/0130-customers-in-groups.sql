-- Few customers are in a group: an index of those alone says how few the others of a group are.
CREATE INDEX customer_in_group ON "customer" ("customer_group") WHERE "customer_group" IS NOT NULL;
