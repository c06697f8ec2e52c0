-- Dated series of the economy and of industries, and how the bank's customers fared year by year.

-- Points by rising date. A series of a section carries its letter; nobody's own is of the whole economy.
-- name: climate_points
SELECT m.series, m.industry, m.observed_on, m.value, m.published_on, m.unit, m.source, m.nation FROM @macro_series m
WHERE m.observed_on <= $1 AND m.observed_on >= $2 AND (m.published_on IS NULL OR m.published_on <= $1)
ORDER BY m.series, m.industry, m.observed_on, m.id

-- name: climate_points_of
SELECT m.series, m.industry, m.observed_on, m.value, m.published_on, m.unit, m.source, m.nation FROM @macro_series m
WHERE m.series = $3 AND m.observed_on <= $1 AND m.observed_on >= $2 AND (m.published_on IS NULL OR m.published_on <= $1)
  AND (m.industry = $4 OR (m.industry IS NULL AND $4 = ''))
ORDER BY m.observed_on, m.id

-- name: climate_industries
SELECT i.industry, i.valid_from, i.climate, i.source FROM @industry_index i WHERE i.valid_from <= $1 AND i.valid_from >= $2 AND (i.industry = $3 OR $3 = '')
ORDER BY i.industry, i.valid_from, i.id

-- Customers that owed on the first day of a year and were not in default, by industry, and how many of them were within it.
-- name: climate_defaults
WITH v AS (SELECT l.home, l.recorded_at, CAST(NULL AS BIGINT) AS recorded_until, l.status, l.overdue_days, l.five_class FROM loan l
           UNION ALL
           SELECT h.home, h.recorded_at, h.recorded_until, h.status, h.overdue_days, h.five_class FROM loan_history h),
     c AS (SELECT v.home, MAX(CASE WHEN v.overdue_days > 90 OR v.five_class IN ('substandard', 'doubtful', 'loss') THEN 1 ELSE 0 END) AS bad
           FROM v WHERE v.recorded_at <= $1 AND (v.recorded_until IS NULL OR v.recorded_until > $1) AND v.status IN ('live', 'overdue')
           GROUP BY v.home),
     d AS (SELECT DISTINCT v.home FROM v WHERE v.recorded_at > $1 AND v.recorded_at <= $2
           AND (v.overdue_days > 90 OR v.five_class IN ('substandard', 'doubtful', 'loss')))
SELECT u.industry, CAST(COUNT(*) AS BIGINT), CAST(COUNT(d.home) AS BIGINT)
FROM c JOIN customer u ON u.home = c.home AND u.id = c.home LEFT JOIN d ON d.home = c.home
WHERE c.bad = 0 AND u.kind NOT IN ('individual', 'guarantor') GROUP BY u.industry ORDER BY u.industry

-- name: climate_newest_run
SELECT r.id FROM @climate_run r ORDER BY r.run_at DESC, r.id DESC LIMIT 1

-- name: climate_version_in_force
SELECT p.number, p.valid_from, a.name, b.name, p.reason FROM policy_version p
LEFT JOIN person a ON a.home = p.author AND a.id = p.author LEFT JOIN person b ON b.home = p.approver AND b.id = p.approver
WHERE p.document = $1 AND p.status IN ('active', 'scheduled', 'retired') AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
ORDER BY p.number DESC LIMIT 1
