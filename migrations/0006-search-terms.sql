-- A term once a record, whichever field gave it, and no index by record: a record's terms are computed from its row when they must go.
CREATE TABLE search_posting (
    term @TEXT NOT NULL, entity @TEXT NOT NULL, home @INT NOT NULL, id @INT NOT NULL,
    PRIMARY KEY (term, entity, id, home)
)@CLUSTERED;
INSERT INTO search_posting (term, entity, home, id) SELECT DISTINCT term, entity, home, id FROM search_term ORDER BY term, entity, id, home;
-- The beginnings of names, which are looked up first.
INSERT INTO search_posting (term, entity, home, id)
SELECT '^' || substr(name, 1, 1), 'customer', home, id FROM customer WHERE name IS NOT NULL UNION
SELECT '^' || substr(name, 1, 2), 'customer', home, id FROM customer WHERE length(name) > 1 UNION
SELECT '^' || substr(short_name, 1, 1), 'customer', home, id FROM customer WHERE short_name IS NOT NULL UNION
SELECT '^' || substr(short_name, 1, 2), 'customer', home, id FROM customer WHERE length(short_name) > 1 ORDER BY 1;
DROP TABLE search_term;
ALTER TABLE search_posting RENAME TO search_term;
