ALTER TABLE "assessment" ADD COLUMN "model_pd" @REAL;
ALTER TABLE "assessment_history" ADD COLUMN "model_pd" @REAL;
ALTER TABLE "assessment" ADD COLUMN "climate_shift" @REAL;
ALTER TABLE "assessment_history" ADD COLUMN "climate_shift" @REAL;
CREATE TABLE "climate_run" (
    home @INT NOT NULL,
    id @INT NOT NULL,
    version @INT NOT NULL,
    recorded_at @INT NOT NULL,
    recorded_by @INT NOT NULL,
    "run_at" @INT,
    "as_of" @INT,
    "person" @INT,
    "customers" @INT,
    "rated" @INT,
    "policy_version" @TEXT,
    "result" @TEXT,
    PRIMARY KEY (home, id)
)@CLUSTERED;
CREATE INDEX "climate_run_run_at" ON "climate_run" ("run_at"@NULLS);

ALTER TABLE "macro_series" ADD COLUMN "industry" @TEXT;
ALTER TABLE "macro_series_history" ADD COLUMN "industry" @TEXT;
ALTER TABLE "macro_series" ADD COLUMN "nation" @TEXT;
ALTER TABLE "macro_series_history" ADD COLUMN "nation" @TEXT;
ALTER TABLE "macro_series" ADD COLUMN "published_on" @INT;
ALTER TABLE "macro_series_history" ADD COLUMN "published_on" @INT;
