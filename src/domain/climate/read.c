#include "domain/climate/climate.h"

#include "policy/snapshot.h"
#include "queries.h"
#include "record/record.h"

#include <string.h>

/* The country a series is of when it names none. */
static const char HOME_NATION[] = "CN";

/* Series of other nations bear the nation in their name, "gdp_yoy@US", as the variable of the overlay asks for them. */
static const char *series_name(struct arena *arena, const char *series, const char *nation)
{
    return !nation || !*nation || !strcmp(nation, HOME_NATION) ? series : arena_format(arena, "%s@%s", series, nation);
}

static const struct error *take_points(struct session *s, struct rows *rows, struct climate_data *data)
{
    const struct error *error;
    while (rows_next(rows, &error)) {
        struct climate_point point = {rows_int(rows, 2), rows_int(rows, 4), rows_real(rows, 3)};
        climate_add(s->arena, data, series_name(s->arena, rows_text(rows, 0), rows_text(rows, 7)), rows_text(rows, 1),
                    &point, rows_text(rows, 5), rows_text(rows, 6));
    }
    return error;
}

static const struct error *read_industries(struct session *s, const char *section, int64_t from,
                                           struct climate_data *data)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_climate_industries, VALUES(sql_int(s->today), sql_int(from), sql_text(section)),
                    &rows));
    while (rows_next(rows, &error)) {
        struct climate_point point = {rows_int(rows, 1), NONE, rows_real(rows, 2)};
        climate_add(s->arena, data, CLIMATE_OF_INDUSTRIES, rows_text(rows, 0), &point, NULL, rows_text(rows, 3));
    }
    return error;
}

const struct error *climate_read(struct session *s, struct climate_data *data)
{
    struct rows *rows;
    TRY(store_query(s->tx, &query_climate_points, VALUES(sql_int(s->today), sql_int(INT64_MIN / 2)), &rows));
    TRY(take_points(s, rows, data));
    return read_industries(s, "", INT64_MIN / 2, data);
}

const struct error *climate_read_section(struct session *s, const struct climate_policy *policy, const char *section,
                                         struct climate_data *data)
{
    int64_t from = s->today - climate_reach_days(policy);
    struct rows *rows;
    for (size_t i = 0; i < policy->variable_count; i++) {
        const struct climate_variable *v = &policy->variables[i];
        if (!strcmp(v->series, CLIMATE_OF_INDUSTRIES)) {
            TRY(read_industries(s, section, from, data));
            continue;
        }
        const char *bare = arena_text_part(s->arena, v->series, strcspn(v->series, "@"));
        TRY(store_query(
            s->tx, &query_climate_points_of,
            VALUES(sql_int(s->today), sql_int(from), sql_text(bare), sql_text(v->by_section ? section : "")), &rows));
        TRY(take_points(s, rows, data));
    }
    return NULL;
}

const struct climate_result *climate_of_sections(struct arena *arena, const struct policy_snapshot *policy,
                                                 const struct climate_data *data, int64_t today)
{
    const struct industry_policy *industry = policy->industry;
    if (!policy->climate || !industry)
        return NULL;
    struct climate_result *results = ARENA_LIST(arena, struct climate_result, industry->section_count + 1);
    for (size_t i = 0; i <= industry->section_count; i++)
        climate_compute(arena, policy->climate, data, NULL,
                        i < industry->section_count ? industry->sections[i].code : NULL, today, false, &results[i]);
    return results;
}
