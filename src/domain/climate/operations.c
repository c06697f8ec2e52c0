#include "domain/climate/parts.h"

#include "queries.h"
#include "record/check.h"

#include <math.h>
#include <string.h>

struct label climate_section_label(struct session *s, const char *code)
{
    const struct code *found = code_find(s->bank->codes, "industry", code);
    return found ? found->label : (struct label){"未知", "Unknown"};
}

/* --- what is in force
 * ------------------------------------------------------------------------------------------------------------ */

static void write_policy(struct json_writer *w, const struct climate_policy *policy, int64_t today)
{
    bool expired = policy->valid_until != NONE && today > policy->valid_until;
    json_key(w, "policy");
    json_open(w, '{');
    json_put_text(w, "file", policy->doc->file);
    label_put(w, "label", policy->doc->label);
    json_put_int(w, "version", policy->doc->version);
    json_put_text(w, "hash", policy->doc->hash);
    json_put_text(w, "status", !policy->active ? "off" : expired ? "expired" : "ok");
    json_put_text(w, "scenario", policy->scenario->name);
    json_put_date(w, "as_of", policy->as_of);
    json_put_date(w, "valid_until", policy->valid_until);
    json_put_double(w, "most_shift", policy->most_shift);
    json_close(w, '}');
}

/* Who drafted and approved the version in force; null while it is the one carried by the program. */
static const struct error *write_version(struct session *s, struct json_writer *w, const char *file)
{
    int64_t at = s->viewer.as_of == NONE ? s->now : s->viewer.as_of;
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_climate_version_in_force, VALUES(sql_text(file), sql_int(at)), &rows));
    json_key(w, "version");
    if (!rows_next(rows, &error)) {
        json_write_null(w);
        return error;
    }
    json_open(w, '{');
    json_put_int(w, "number", rows_int(rows, 0));
    json_put_instant(w, "valid_from", rows_int(rows, 1));
    json_put_text(w, "author", rows_text(rows, 2));
    json_put_text(w, "approver", rows_text(rows, 3));
    json_put_text(w, "reason", rows_text(rows, 4));
    json_close(w, '}');
    rows_close(rows);
    return NULL;
}

static void write_parts(struct json_writer *w, const struct climate_policy *policy)
{
    json_key(w, "scenarios");
    json_open(w, '[');
    for (size_t i = 0; i < policy->scenario_count; i++) {
        json_open(w, '{');
        json_put_text(w, "name", policy->scenarios[i].name);
        label_put(w, "label", policy->scenarios[i].label);
        label_put(w, "help", policy->scenarios[i].help);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "variables");
    json_open(w, '[');
    for (size_t i = 0; i < policy->variable_count; i++) {
        const struct climate_variable *v = &policy->variables[i];
        json_open(w, '{');
        json_put_text(w, "name", v->name);
        label_put(w, "label", v->label);
        json_put_text(w, "series", v->series);
        json_put_text(w, "unit", v->unit);
        json_put_double(w, "weight", v->weight * v->turn);
        json_put_int(w, "lag_months", v->lag_months);
        json_put_int(w, "window_months", v->window_months);
        json_put_double(w, "centre", v->window_months ? NAN : v->centre);
        json_put_double(w, "spread", v->window_months ? NAN : v->spread);
        json_put_int(w, "stale_days", v->stale_days);
        json_key(w, "adds");
        json_open(w, '[');
        for (size_t k = 0; k < policy->scenario_count; k++)
            json_write_double(w, policy->scenarios[k].add[i]);
        json_close(w, ']');
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* Month ends of the past by the series as they are known now; what nobody knew then is told by its day of publication.
 */
static void write_past(struct session *s, struct json_writer *w, const struct climate_data *data, const char *section,
                       int64_t months)
{
    struct climate_policy floating = *s->policy->climate;
    floating.as_of = NONE;
    json_key(w, "past");
    json_open(w, '[');
    for (int64_t k = months; k >= 0; k--) {
        struct climate_result result;
        int64_t day = k ? date_add_months(s->today, -(int)k, 31) : s->today;
        climate_compute(s->arena, &floating, data, NULL, section, day, true, &result);
        json_open(w, '{');
        json_put_date(w, "date", day);
        json_put_double(w, "index", result.index);
        json_put_bool(w, "stale", result.stale);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_section(struct session *s, struct json_writer *w, const struct climate_data *data, size_t i,
                          int64_t months)
{
    const struct climate_policy *policy = s->policy->climate;
    const char *code = s->policy->industry->sections[i].code;
    const struct climate_sensitivity *sensitivity = climate_sensitivity(policy, code);
    json_open(w, '{');
    json_put_text(w, "section", code);
    label_put(w, "label", climate_section_label(s, code));
    json_put_text(w, "cycle", s->policy->industry->sections[i].cycle);
    json_put_double(w, "sensitivity", sensitivity->value);
    json_put_double(w, "low", sensitivity->low);
    json_put_double(w, "high", sensitivity->high);
    json_put_text(w, "basis", climate_basis_names[sensitivity->basis]);
    json_put_bool(w, "own", sensitivity->section != NULL);
    json_key(w, "results");
    json_open(w, '[');
    for (size_t k = 0; k < policy->scenario_count; k++) {
        struct climate_result result;
        climate_compute(s->arena, policy, data, &policy->scenarios[k], code, s->today, true, &result);
        json_open(w, '{');
        climate_result_write(w, "climate", &result);
        json_close(w, '}');
    }
    json_close(w, ']');
    write_past(s, w, data, code, months);
    json_close(w, '}');
}

static const struct error *in_force(struct session *s)
{
    return s->policy->climate && s->policy->industry ? NULL : error_make(s->arena, ERROR_CLIMATE_NO_POLICY);
}

static const struct error *view(struct call *call)
{
    const struct climate_view_query *q = call->query;
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct climate_data data = {0};
    TRY(in_force(s));
    TRY(climate_read(s, &data));
    json_open(w, '{');
    json_put_date(w, "as_of", s->today);
    write_policy(w, s->policy->climate, s->today);
    TRY(write_version(s, w, s->policy->climate->doc->file));
    write_parts(w, s->policy->climate);
    json_key(w, "sections");
    json_open(w, '[');
    for (size_t i = 0; i < s->policy->industry->section_count; i++)
        write_section(s, w, &data, i, q->months);
    json_close(w, ']');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_climate_view(struct call *call)
{
    return call_read(call, view);
}

/* --- the fit
 * ---------------------------------------------------------------------------------------------------------------------
 */

static void write_estimate(struct json_writer *w, const struct climate_estimate *e)
{
    double value = NAN, low = NAN, high = NAN;
    if (e->fit.found)
        climate_fit_sensitivity(&e->fit, &value, &low, &high);
    json_put_int(w, "years", e->years);
    json_put_int(w, "cases", e->cases);
    json_put_int(w, "bad", e->bad);
    json_put_bool(w, "enough", e->enough);
    json_put_double(w, "slope", e->fit.found ? e->fit.slope : NAN);
    json_put_double(w, "standard_error", e->fit.found ? e->fit.standard_error : NAN);
    json_put_double(w, "value", value);
    json_put_double(w, "low", low);
    json_put_double(w, "high", high);
}

static void write_cells(struct json_writer *w, const struct climate_fit *fit, size_t section)
{
    json_key(w, "cells");
    json_open(w, '[');
    for (size_t y = 0; y < fit->year_count; y++) {
        const struct climate_cell *cell = &fit->cells[section * fit->year_count + y];
        json_open(w, '{');
        json_put_int(w, "year", fit->years[y]);
        json_put_double(w, "index", cell->index);
        json_put_int(w, "cases", cell->cases);
        json_put_int(w, "bad", cell->bad);
        json_close(w, '}');
    }
    json_close(w, ']');
}

/* The whole bank, whoever asks: counts of sections tell nothing of a customer. */
static const struct error *fit_of_bank(struct session *s, struct climate_fit *fit)
{
    struct session engine;
    struct climate_data data = {0};
    session_engine(s, &engine);
    TRY(climate_read(&engine, &data));
    return climate_fit_make(&engine, &data, fit);
}

static const struct error *write_fit(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct climate_fit fit;
    TRY(in_force(s));
    TRY(fit_of_bank(s, &fit));
    json_open(w, '{');
    json_key(w, "years");
    json_open(w, '[');
    for (size_t y = 0; y < fit.year_count; y++)
        json_write_int(w, fit.years[y]);
    json_close(w, ']');
    json_put_int(w, "least_years", s->policy->climate->least_years);
    json_put_int(w, "least_defaults", s->policy->climate->least_defaults);
    json_key(w, "sections");
    json_open(w, '[');
    for (size_t i = 0; i < fit.section_count; i++) {
        json_open(w, '{');
        json_put_text(w, "section", s->policy->industry->sections[i].code);
        write_estimate(w, &fit.sections[i]);
        write_cells(w, &fit, i);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_key(w, "pooled");
    json_open(w, '{');
    write_estimate(w, &fit.pooled);
    json_close(w, '}');
    json_close(w, '}');
    return NULL;
}

const struct error *operation_climate_fit(struct call *call)
{
    return call_read(call, write_fit);
}

/* --- the trial
 * -------------------------------------------------------------------------------------------------------------------
 */

const struct error *operation_climate_trial(struct call *call)
{
    struct session *s = call->session;
    int64_t job;
    TRY(in_force(s));
    TRY(job_submit(s, "climate_trial", "{}", 0, &job));
    json_open(call->reply, '{');
    json_put_text(call->reply, "job", id_text(s->arena, job, job));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *climate_newest_run(struct session *s, struct climate_run *row, bool *found)
{
    int64_t id;
    TRY(store_int(s->tx, &query_climate_newest_run, NO_VALUES, &id));
    *found = id != NONE;
    return *found ? record_load(s, &climate_run_entity, id, id, row) : NULL;
}

/* Names are those the reader may see; a customer outside the reader's circle keeps its figures alone. */
static const struct error *write_names(struct session *s, struct json_writer *w, const char *result)
{
    const char *problem;
    const struct json *json = json_read(s->arena, result, strlen(result), &problem),
                      *moves = json ? json_get(json, "moves") : NULL;
    bool masked = scope_masks(s, &customer_entity, customer_entity.title);
    json_key(w, "names");
    json_open(w, '{');
    for (size_t i = 0; moves && i < moves->count; i++) {
        const char *text = json_get_text(&moves->items[i], "customer");
        struct customer row;
        int64_t home, id;
        if (text && !masked && id_parse(text, &home, &id) && !record_load(s, &customer_entity, home, id, &row))
            json_put_text(w, text, row.name);
    }
    json_close(w, '}');
    return NULL;
}

const struct error *operation_climate_run_newest(struct call *call)
{
    struct session *s = call->session;
    struct json_writer *w = call->reply;
    struct climate_run row;
    bool found;
    TRY(climate_newest_run(s, &row, &found));
    json_open(w, '{');
    json_key(w, "run");
    if (!found) {
        json_write_null(w);
    } else {
        json_open(w, '{');
        json_put_text(w, "id", id_text(s->arena, row.record.home, row.record.id));
        json_put_instant(w, "run_at", row.run_at);
        json_put_date(w, "as_of", row.as_of);
        json_put_int(w, "customers", row.customers);
        json_put_int(w, "rated", row.rated);
        json_put_text(w, "policy_version", row.policy_version);
        json_put_bool(w, "in_force",
                      s->policy->hash && row.policy_version &&
                          strstr(row.policy_version, arena_format(s->arena, "%.12s", s->policy->hash)));
        TRY(write_names(s, w, row.result));
        json_put_raw(w, "result", row.result);
        json_close(w, '}');
    }
    json_close(w, '}');
    return NULL;
}
