-- Terms lie by the kind of record first: a search asks for each kind, and kinds that hold nothing must not read what others hold.
CREATE TABLE search_entry (
    entity @TEXT NOT NULL, term @TEXT NOT NULL, id @INT NOT NULL, home @INT NOT NULL,
    PRIMARY KEY (entity, term, id, home)
)@CLUSTERED;
INSERT INTO search_entry (entity, term, id, home) SELECT entity, term, id, home FROM search_term ORDER BY entity, term, id, home;
DROP TABLE search_term;
ALTER TABLE search_entry RENAME TO search_term;
-- What a branch has of a kind is found at once.
CREATE INDEX "customer_branch_kind_id" ON "customer" ("branch"@NULLS, "kind"@NULLS, "id"@NULLS);
