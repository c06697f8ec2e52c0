/* Series of the economy and of every section of industry for the climate overlay: made up, and named so in their
 * source. */
#include "domain/demo/demo.h"
#include "domain/demo/world.h"

#include <math.h>

enum { YEARS = 7, QUARTERS = 4 * YEARS, OLDER_FROM = 84, OLDER_TO = 36 };

static const char SOURCE[] = "演示数据（虚构）";

static const struct error *put_point(struct world *world, const char *series, const char *section, int64_t date,
                                     int64_t published, double value)
{
    struct macro_series row;
    record_clear(&macro_series_entity, &row);
    row.series = series;
    row.industry = section;
    row.nation = "CN";
    row.observed_on = date;
    row.published_on = published;
    row.value = round(value * 10) / 10;
    row.unit = "%";
    row.source = SOURCE;
    row.reference = section ? arena_format(world->arena, "%s:%s:%s", series, section, date_text(world->arena, date))
                            : arena_format(world->arena, "%s:%s", series, date_text(world->arena, date));
    return world_put(world, &macro_series_entity, &row, world_shared(world),
                     instant_of_date(published == NONE ? date : published), 0);
}

/* The last quarter whose figures were out by TODAY, its last day. */
static int64_t last_quarter(int64_t today)
{
    int year, month, day;
    date_to_civil(today - 30, &year, &month, &day);
    int ended = (month - 1) / 3 * 3; /* month of the last quarter that ended */
    return ended ? date_from_civil(year, ended, date_month_days(year, ended)) : date_from_civil(year - 1, 12, 31);
}

static const struct error *put_sections(struct world *world)
{
    /* where each section drifts to, and how far it swings on the way: property and building down, energy and services
     * steady */
    static const double now[20] = {3, -6, 2, 5, -9, -3, 1, -5, 9, 3, -19, 2, 6, 4, -1, 2, 5, -4, 0, 0};
    static const double swing[20] = {4, 13, 8, 3, 9, 8, 7, 14, 7, 4, 12, 6, 4, 3, 5, 3, 4, 13, 2, 2};
    int64_t last = last_quarter(world->options.today);
    for (int section = 0; section < 20; section++) {
        struct random r = world_random(world, STREAM_CLIMATE, 1000 + section);
        for (int q = 0; q < QUARTERS; q++) {
            double at = (double)q / (QUARTERS - 1), phase = 2 * M_PI * (q + section % 3) / 14;
            double value = 6 + (now[section] - 6) * at * at + swing[section] * sin(phase) * (1 - .6 * at) +
                           1.2 * random_normal(&r);
            int64_t date = date_add_months(last, -3 * (QUARTERS - 1 - q), 31);
            TRY(put_point(world, "sector_profit_yoy", arena_format(world->arena, "%c", 'A' + section), date, date + 27,
                          value));
        }
    }
    return NULL;
}

/* What lies before the three years that the portfolio's own series cover. */
static const struct error *put_older(struct world *world)
{
    static const struct {
        const char *name;
        double from, to, swing, noise; /* TO: where the portfolio's own begin */
        int every;
    } series[] = {
        {"gdp_yoy", 6.2, 5.4, 1.4, .2, 3}, {"ppi_yoy", 1.5, -2.6, 4, .5, 1}, {"property_sales_yoy", 6, -16, 12, 3, 1}};
    struct random r = world_random(world, STREAM_CLIMATE, 1100);
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    int64_t first = date_from_civil(year, month, 1);
    for (size_t i = 0; i < sizeof(series) / sizeof(series[0]); i++)
        for (int back = OLDER_FROM; back > OLDER_TO; back--) {
            double at = (OLDER_FROM - back) / (double)(OLDER_FROM - OLDER_TO),
                   level = series[i].from + (series[i].to - series[i].from) * at;
            double value = level + series[i].swing * sin(2 * M_PI * at) + series[i].noise * random_normal(&r);
            if (back % series[i].every == 0)
                TRY(put_point(world, series[i].name, NULL, date_add_months(first, -back, 1), NONE, value));
        }
    return NULL;
}

const struct error *climate_put(struct world *world)
{
    TRY(put_sections(world));
    return put_older(world);
}
