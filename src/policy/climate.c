#include "policy/climate.h"

#include "policy/scenario.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

const char *const climate_basis_names[] = {"expert", "fitted", NULL};
const char *const climate_status_names[] = {"ok", "off", "expired", "no_industry", "not_evaluated", NULL};

const struct climate_scenario *climate_scenario(const struct climate_policy *policy, const char *name)
{
    for (size_t i = 0; name && i < policy->scenario_count; i++)
        if (!strcmp(policy->scenarios[i].name, name))
            return &policy->scenarios[i];
    return NULL;
}

const struct climate_sensitivity *climate_sensitivity(const struct climate_policy *policy, const char *section)
{
    for (size_t i = 0; i < policy->sensitivity_count; i++) {
        const struct climate_sensitivity *s = &policy->sensitivities[i];
        if (!s->section || (section && !strcmp(s->section, section)))
            return s;
    }
    return NULL;
}

int64_t climate_reach_days(const struct climate_policy *policy)
{
    int64_t most = 0;
    for (size_t i = 0; i < policy->variable_count; i++) {
        const struct climate_variable *v = &policy->variables[i];
        int64_t days = 31 * (v->lag_months + v->window_months + 1) + CLIMATE_OLD * v->stale_days;
        most = days > most ? days : most;
    }
    return most;
}

/* --- data
 * ----------------------------------------------------------------------------------------------------------------- */

static bool same(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : !a && !b;
}

struct climate_series *climate_series_of(const struct climate_data *data, const char *name, const char *section)
{
    for (size_t i = 0; i < data->count; i++)
        if (same(data->series[i].name, name) && same(data->series[i].section, section))
            return &data->series[i];
    return NULL;
}

void climate_add(struct arena *arena, struct climate_data *data, const char *name, const char *section,
                 const struct climate_point *point, const char *unit, const char *source)
{
    struct climate_series *series = climate_series_of(data, name, section);
    if (!series) {
        struct climate_series fresh = {.name = arena_text(arena, name),
                                       .section = section ? arena_text(arena, section) : NULL};
        ARENA_PUSH(arena, data->series, data->count, data->room, fresh);
        series = &data->series[data->count - 1];
    }
    ARENA_PUSH(arena, series->points, series->count, series->room, *point);
    if (!same(series->unit, unit))
        series->unit = unit ? arena_text(arena, unit) : NULL;
    if (!same(series->source, source))
        series->source = source ? arena_text(arena, source) : NULL;
}

/* --- one section on one day
 * ----------------------------------------------------------------------------------------------- */

/* The newest point that had happened by CUT and was known on AS_OF. */
static size_t last_point(const struct climate_series *series, int64_t cut, int64_t as_of)
{
    for (size_t i = series->count; i > 0; i--) {
        const struct climate_point *p = &series->points[i - 1];
        if (p->date <= cut && (p->published == NONE || p->published <= as_of))
            return i;
    }
    return 0;
}

/* Centre and spread over the months before and with point LAST; false when they say nothing. */
static bool measure_window(const struct climate_series *series, size_t last, int64_t months, double *centre,
                           double *spread)
{
    int64_t from = date_add_months(series->points[last - 1].date, -(int)months, 31);
    double sum = 0, squares = 0;
    size_t first = last;
    while (first > 0 && series->points[first - 1].date > from)
        first--;
    size_t n = last - first;
    for (size_t i = first; i < last; i++)
        sum += series->points[i].value;
    *centre = sum / (double)n;
    for (size_t i = first; i < last; i++)
        squares += (series->points[i].value - *centre) * (series->points[i].value - *centre);
    *spread = n > 1 ? sqrt(squares / (double)(n - 1)) : 0;
    return n >= CLIMATE_LEAST_POINTS && *spread > 0;
}

static void read_variable(const struct climate_data *data, const struct climate_variable *v, const char *section,
                          double add, int64_t as_of, struct climate_reading *r)
{
    *r = (struct climate_reading){.variable = v,
                                  .observed_on = NONE,
                                  .published_on = NONE,
                                  .missing = true,
                                  .add = add,
                                  .value = NAN,
                                  .centre = v->centre,
                                  .spread = v->spread,
                                  .z = NAN,
                                  .contribution = NAN};
    r->series = climate_series_of(data, v->series, v->by_section ? section : NULL);
    int64_t cut = v->lag_months ? date_add_months(as_of, -(int)v->lag_months, 31) : as_of;
    size_t last = r->series ? last_point(r->series, cut, as_of) : 0;
    if (!last)
        return;
    const struct climate_point *point = &r->series->points[last - 1];
    r->observed_on = point->date;
    r->published_on = point->published;
    r->value = point->value;
    r->age_days = cut - point->date;
    r->stale = r->age_days > v->stale_days;
    if (r->age_days > CLIMATE_OLD * v->stale_days || !isfinite(point->value))
        return;
    if (v->window_months && !measure_window(r->series, last, v->window_months, &r->centre, &r->spread))
        return;
    r->missing = false;
    r->z = (r->value - r->centre) / r->spread;
    r->contribution = v->weight * v->turn * (r->z + add);
}

void climate_compute(struct arena *arena, const struct climate_policy *policy, const struct climate_data *data,
                     const struct climate_scenario *scenario, const char *section, int64_t today, bool forced,
                     struct climate_result *result)
{
    *result = (struct climate_result){.policy = policy,
                                      .scenario = scenario ? scenario : policy->scenario,
                                      .sensitivity = climate_sensitivity(policy, section),
                                      .section = section,
                                      .as_of = policy->as_of == NONE ? today : policy->as_of,
                                      .index = NAN};
    result->readings = ARENA_LIST(arena, struct climate_reading, policy->variable_count + 1);
    double index = 0;
    bool missing = false;
    for (size_t i = 0; i < policy->variable_count; i++) {
        struct climate_reading *r = &result->readings[i];
        read_variable(data, &policy->variables[i], section, result->scenario->add[i], result->as_of, r);
        missing |= r->missing;
        result->stale |= r->stale;
        index += r->contribution;
    }
    result->status = !forced && !policy->active                                              ? CLIMATE_OFF
                     : !forced && policy->valid_until != NONE && today > policy->valid_until ? CLIMATE_EXPIRED
                     : !section                                                              ? CLIMATE_NO_INDUSTRY
                     : missing                                                               ? CLIMATE_NOT_EVALUATED
                                                                                             : CLIMATE_OK;
    if (section && !missing)
        result->index = index;
    if (result->status != CLIMATE_OK)
        return;
    result->free_shift = -result->sensitivity->value * index;
    result->capped = fabs(result->free_shift) > policy->most_shift;
    result->shift = result->capped ? copysign(policy->most_shift, result->free_shift) : result->free_shift;
}

double climate_pd(double pd, double shift)
{
    return scenario_pd(pd, shift);
}

/* --- writing
 * -------------------------------------------------------------------------------------------------------------- */

static void reading_write(struct json_writer *w, const struct climate_reading *r)
{
    const struct climate_variable *v = r->variable;
    json_open(w, '{');
    json_put_text(w, "name", v->name);
    write_label(w, "label", v->label);
    json_put_text(w, "series", v->series);
    json_put_bool(w, "by_section", v->by_section);
    json_put_text(w, "unit", v->unit ? v->unit : r->series ? r->series->unit : NULL);
    json_put_text(w, "source", r->series ? r->series->source : NULL);
    json_put_date(w, "observed_on", r->observed_on);
    json_put_date(w, "published_on", r->published_on);
    json_put_double(w, "value", r->value);
    json_put_double(w, "centre", r->centre);
    json_put_double(w, "spread", r->spread);
    json_put_double(w, "z", r->z);
    json_put_double(w, "add", r->add);
    json_put_double(w, "weight", v->weight * v->turn);
    json_put_double(w, "contribution", r->contribution);
    json_put_bool(w, "missing", r->missing);
    json_put_bool(w, "stale", r->stale);
    json_close(w, '}');
}

void climate_result_write(struct json_writer *w, const char *key, const struct climate_result *result)
{
    const struct climate_policy *policy = result->policy;
    json_key(w, key);
    json_open(w, '{');
    write_document(w, "policy", policy->doc);
    json_put_text(w, "status", climate_status_names[result->status]);
    json_put_text(w, "scenario", result->scenario->name);
    write_label(w, "scenario_label", result->scenario->label);
    json_put_text(w, "section", result->section);
    json_put_date(w, "as_of", result->as_of);
    json_put_date(w, "valid_until", policy->valid_until);
    json_put_double(w, "index", result->index);
    json_put_double(w, "sensitivity", result->sensitivity->value);
    json_put_text(w, "basis", climate_basis_names[result->sensitivity->basis]);
    json_put_double(w, "most_shift", policy->most_shift);
    json_put_double(w, "free_shift", result->free_shift);
    json_put_double(w, "shift", result->shift);
    json_put_bool(w, "capped", result->capped);
    json_put_bool(w, "stale", result->stale);
    json_key(w, "readings");
    json_open(w, '[');
    for (size_t i = 0; i < policy->variable_count; i++)
        reading_write(w, &result->readings[i]);
    json_close(w, ']');
    json_close(w, '}');
}
