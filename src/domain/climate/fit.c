/* Sensitivities by the bank's own default rates: customers that owed on the first of January and were not in default,
 * and those of them that were within the year, by section, against the section's index of that day. */
#include "domain/climate/parts.h"

#include "queries.h"

#include <math.h>

void climate_fit_sensitivity(const struct grouped_logit *fit, double *value, double *low, double *high)
{
    *value = fmax(0, -fit->slope);
    *low = fmax(0, -fit->high);
    *high = fmax(0, -fit->low);
}

static const struct error *read_year(struct session *s, struct climate_fit *fit, size_t year)
{
    const struct industry_policy *industry = s->policy->industry;
    int64_t from = instant_of_date(date_from_civil(fit->years[year], 1, 1)),
            to = instant_of_date(date_from_civil(fit->years[year] + 1, 1, 1)) - 1;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_climate_defaults, VALUES(sql_int(from), sql_int(to)), &rows));
    while (rows_next(rows, &error)) {
        const struct industry_section *section =
            rows_null(rows, 0) ? NULL : industry_section(industry, rows_text(rows, 0));
        if (!section)
            continue;
        struct climate_cell *cell = &fit->cells[(size_t)(section - industry->sections) * fit->year_count + year];
        cell->cases += rows_int(rows, 1);
        cell->bad += rows_int(rows, 2);
    }
    return error;
}

static void estimate(const struct climate_policy *policy, struct climate_estimate *e, const struct grouped_rate *rates,
                     size_t count, size_t least)
{
    for (size_t i = 0; i < count; i++) {
        e->cases += (int64_t)rates[i].cases;
        e->bad += (int64_t)rates[i].bad;
    }
    e->fit = logit_fit_grouped(rates, count);
    e->enough = count >= least && e->bad >= policy->least_defaults && e->fit.found && e->fit.slope < 0;
}

static void estimate_all(struct session *s, struct climate_fit *fit)
{
    struct grouped_rate *all = ARENA_LIST(s->arena, struct grouped_rate, fit->section_count * fit->year_count + 1);
    size_t total = 0, sections = 0;
    for (size_t i = 0; i < fit->section_count; i++) {
        size_t first = total;
        for (size_t y = 0; y < fit->year_count; y++) {
            const struct climate_cell *cell = &fit->cells[i * fit->year_count + y];
            if (cell->cases && isfinite(cell->index))
                all[total++] = (struct grouped_rate){cell->index, (double)cell->cases, (double)cell->bad, i};
        }
        fit->sections[i].years = (int64_t)(total - first);
        sections += total > first;
        estimate(s->policy->climate, &fit->sections[i], all + first, total - first,
                 (size_t)s->policy->climate->least_years);
    }
    fit->pooled.years = (int64_t)total;
    estimate(s->policy->climate, &fit->pooled, all, total, (size_t)s->policy->climate->least_years + sections);
}

const struct error *climate_fit_make(struct session *s, const struct climate_data *data, struct climate_fit *fit)
{
    const struct climate_policy *policy = s->policy->climate;
    const struct industry_policy *industry = s->policy->industry;
    int year, month, day;
    date_to_civil(s->today, &year, &month, &day);
    *fit = (struct climate_fit){.section_count = industry->section_count};
    for (int64_t k = policy->fit_years; k >= 1 && fit->year_count < CLIMATE_YEARS_MOST; k--)
        fit->years[fit->year_count++] = year - (int)k;
    fit->cells = ARENA_LIST(s->arena, struct climate_cell, fit->section_count * fit->year_count + 1);
    fit->sections = ARENA_LIST(s->arena, struct climate_estimate, fit->section_count + 1);
    for (size_t i = 0; i < fit->section_count; i++)
        for (size_t y = 0; y < fit->year_count; y++) {
            struct climate_result result;
            struct climate_policy floating = *policy;
            floating.as_of = NONE;
            climate_compute(
                s->arena, &floating, data,
                &(struct climate_scenario){.name = "", .add = ARENA_LIST(s->arena, double, policy->variable_count + 1)},
                industry->sections[i].code, date_from_civil(fit->years[y], 1, 1), true, &result);
            fit->cells[i * fit->year_count + y].index = result.index;
        }
    for (size_t y = 0; y < fit->year_count; y++)
        TRY(read_year(s, fit, y));
    estimate_all(s, fit);
    return NULL;
}
