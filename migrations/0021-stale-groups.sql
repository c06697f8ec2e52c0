-- How many groups of a customer's data are stale, as the freshness run found it: the rating's confidence falls with it.
ALTER TABLE "customer" ADD COLUMN "stale_groups" @INT;
ALTER TABLE "customer_history" ADD COLUMN "stale_groups" @INT;

-- How the groups of a scorecard are filled in a circle of customers: quartiles of the share of the most each can give, kept by the instant
-- of the run over the whole book.
CREATE TABLE peer_profile (
    circle @TEXT NOT NULL, card @TEXT NOT NULL, part @TEXT NOT NULL, computed_at @INT NOT NULL, n @INT NOT NULL, low @REAL, median @REAL, high @REAL,
    PRIMARY KEY (circle, card, part, computed_at)
)@CLUSTERED;
