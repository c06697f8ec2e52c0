-- How an industry stands: quartiles of each ratio over the bank's customers of a section, kept by the instant of computation so that
-- a look into the past finds what was known then.
CREATE TABLE peer_ratio (
    section @TEXT NOT NULL, ratio @TEXT NOT NULL, computed_at @INT NOT NULL, n @INT NOT NULL, low @REAL, median @REAL, high @REAL,
    PRIMARY KEY (section, ratio, computed_at)
)@CLUSTERED;
