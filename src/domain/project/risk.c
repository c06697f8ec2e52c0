/* What may become of a project: each driver by itself, how far it may go, all of them together; every project at once.
 */
#include "base/text.h"
#include "domain/project/project.h"
#include "policy/write.h"
#include "quant/project_risk.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct driver {
    const char *path;
    struct label label;
    struct project_driver draw;
};

struct risk_work {
    struct session *s;
    struct project_solved solved;
    struct project_case base;
    struct driver drivers[PROJECT_DRIVERS_MOST];
    size_t driver_count;
    double correlation;
};

/* --- drivers ------------------------------------------------------------------------------------------------------ */

static struct label label_of(const char *path)
{
    const char *name = strrchr(path, '.') ? strrchr(path, '.') + 1 : path;
    for (size_t i = 0; i < project_case_word_count; i++)
        if (!strcmp(project_case_words[i].key, name))
            return (struct label){project_case_words[i].zh, project_case_words[i].en};
    return (struct label){path, path};
}

static const struct error *read_driver(struct risk_work *w, const struct json *node, size_t i)
{
    static const char *const kinds[] = {"normal", "lognormal", "triangle"};
    struct arena *arena = w->s->arena;
    const char *path = json_get_text(node, "path"), *kind = json_get_text(node, "kind"),
               *group = json_get_text(node, "group");
    const char *field = arena_format(arena, "drivers.%zu", i);
    struct driver *d = &w->drivers[w->driver_count];
    int k = 0;
    while (k < 3 && !text_equal(kinds[k], kind))
        k++;
    bool delay = text_equal(path, "delay_months"), factor = path && !strncmp(path, "factors.", 8);
    int number = factor ? project_number_find(path + 8) : -1;
    if (k == 3 || (!delay && number < 0))
        return error_make(arena, ERROR_FIELD_CHOICE, .field = field, .value = path ? path : "?",
                          .arguments = {"{path: factors.* | delay_months, kind: normal | lognormal | triangle}"});
    *d =
        (struct driver){path, label_of(path), {.kind = (enum project_driver_kind)k, .number = number, .group = (int)i}};
    json_get_number(node, "spread", &d->draw.spread);
    json_get_number(node, "low", &d->draw.low);
    json_get_number(node, "high", &d->draw.high);
    if (d->draw.spread < 0 || d->draw.spread > 1 || d->draw.high < d->draw.low ||
        (k == PROJECT_DRIVER_TRIANGLE) != delay)
        return error_make(arena, ERROR_FIELD_RANGE, .field = field, .value = path,
                          .arguments = {"spread 0..1; low <= high, delay alone as a triangle"});
    for (size_t j = 0; group && j < w->driver_count; j++)
        if (text_equal(group, json_get_text(&json_get(w->solved.content, "drivers")->items[j], "group")))
            d->draw.group = w->drivers[j].draw.group;
    w->driver_count++;
    return NULL;
}

static const struct error *read_drivers(struct risk_work *w)
{
    const struct json *list = json_get(w->solved.content, "drivers");
    w->correlation = 0.5;
    json_get_number(w->solved.content, "correlation", &w->correlation);
    w->correlation = fmin(1, fmax(0, w->correlation));
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count && i < PROJECT_DRIVERS_MOST; i++)
        TRY(read_driver(w, &list->items[i], i));
    return NULL;
}

static const struct error *solve_with(struct risk_work *w, const char *path, double value, struct project_case *made)
{
    struct json number = {.kind = JSON_DOUBLE, .number = value};
    struct json changes = {.kind = JSON_MAP, .items = &number, .keys = &path, .count = 1};
    return project_case_solve(w->s->arena, w->solved.made.content, &changes, w->base.plan, made);
}

/* What the driver is multiplied with or added to. */
static double placed(const struct risk_work *w, const struct driver *d, double value)
{
    double now = d->draw.number < 0 ? 0 : w->base.plan->numbers[d->draw.number];
    return d->draw.kind == PROJECT_DRIVER_LOGNORMAL ? now * value : now + value;
}

/* --- each by itself ----------------------------------------------------------------------------------------------- */

static const struct error *write_tornado(struct risk_work *w, struct json_writer *out)
{
    static const double tenth = 1.2815515655446004;
    json_key(out, "tornado");
    json_open(out, '[');
    for (size_t i = 0; i < w->driver_count; i++) {
        const struct driver *d = &w->drivers[i];
        double ends[2] = {placed(w, d, project_driver_value(&d->draw, -tenth)),
                          placed(w, d, project_driver_value(&d->draw, tenth))};
        json_open(out, '{');
        json_put_text(out, "path", d->path);
        write_label(out, "label", d->label);
        for (int k = 0; k < 2; k++) {
            struct project_case made;
            TRY(solve_with(w, d->path, ends[k], &made));
            json_put_double(out, k ? "high" : "low", ends[k]);
            json_put_double(out, k ? "dscr_high" : "dscr_low", made.plan->numbers[PK_min_dscr]);
            json_put_double(out, k ? "npv_high" : "npv_low", made.plan->numbers[PK_equity_npv]);
        }
        json_close(out, '}');
    }
    json_close(out, ']');
    return NULL;
}

/* --- how far it may go -------------------------------------------------------------------------------------------- */

static const struct {
    const char *path;
    double from, to; /* from where all is well to where it cannot be */
} edges[] = {{"factors.price_factor", 1, 0.02},
             {"factors.volume_factor", 1, 0.02},
             {"factors.opex_factor", 1, 8},
             {"factors.rate_shift", 0, 0.3}};

/* Where the lowest cover just is one, the debt as agreed: by halving; NAN when it never gets there. */
static const struct error *break_even(struct risk_work *w, size_t i, double *found)
{
    struct project_case made;
    double good = edges[i].from, bad = edges[i].to;
    *found = NAN;
    TRY(solve_with(w, edges[i].path, bad, &made));
    if (w->base.plan->numbers[PK_min_dscr] < 1 || !(made.plan->numbers[PK_min_dscr] < 1))
        return NULL;
    for (int round = 0; round < 30; round++) {
        double middle = (good + bad) / 2;
        TRY(solve_with(w, edges[i].path, middle, &made));
        if (made.plan->numbers[PK_min_dscr] < 1)
            bad = middle;
        else
            good = middle;
    }
    *found = good;
    return NULL;
}

static const struct error *write_edges(struct risk_work *w, struct json_writer *out)
{
    json_key(out, "break_even");
    json_open(out, '[');
    for (size_t i = 0; i < sizeof(edges) / sizeof(*edges); i++) {
        double value;
        TRY(break_even(w, i, &value));
        json_open(out, '{');
        json_put_text(out, "path", edges[i].path);
        write_label(out, "label", label_of(edges[i].path));
        json_put_double(out, "value", value);
        json_close(out, '}');
    }
    json_close(out, ']');
    return NULL;
}

/* --- all together ------------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void write_quantiles(struct json_writer *w, const char *key, double *values, size_t count)
{
    static const double levels[] = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95};
    static const char *const names[] = {"p1", "p5", "p25", "p50", "p75", "p95"};
    qsort(values, count, sizeof(double), by_value);
    json_key(w, key);
    json_open(w, '{');
    for (size_t i = 0; i < 6; i++)
        json_put_double(w, names[i], count ? values[(size_t)(levels[i] * (double)(count - 1))] : NAN);
    json_close(w, '}');
}

static void write_histogram(struct json_writer *w, const double *sorted, size_t count)
{
    enum { BINS = 24 };
    size_t tally[BINS] = {0};
    double low = count ? sorted[count / 200] : 0, high = count ? sorted[count - 1 - count / 200] : 1,
           width = (high - low) / BINS;
    for (size_t i = 0; i < count; i++) {
        double place = width > 0 ? (sorted[i] - low) / width : 0;
        tally[place < 0 ? 0 : place >= BINS ? BINS - 1 : (size_t)place]++;
    }
    json_key(w, "histogram");
    json_open(w, '[');
    for (size_t i = 0; i < BINS && count; i++) {
        json_open(w, '{');
        json_put_double(w, "from", low + width * (double)i);
        json_put_double(w, "share", (double)tally[i] / (double)count);
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_outcomes(struct risk_work *work, const struct project_outcome *outcomes, size_t runs,
                           struct json_writer *w)
{
    struct arena *arena = work->s->arena;
    double *dscr = ARENA_LIST(arena, double, runs), *irr = ARENA_LIST(arena, double, runs);
    double lockup = 0, fault = 0, unpaid = 0, called = 0, settled = 0;
    size_t covers = 0, rates = 0;
    for (size_t i = 0; i < runs; i++) {
        settled += outcomes[i].settled;
        lockup += outcomes[i].locked;
        fault += outcomes[i].defaulted;
        unpaid += outcomes[i].unpaid > work->base.plan->numbers[PK_tiny];
        called += outcomes[i].equity_call > work->base.plan->numbers[PK_tiny];
        if (!isnan(outcomes[i].min_dscr))
            dscr[covers++] = outcomes[i].min_dscr;
        if (!isnan(outcomes[i].equity_irr))
            irr[rates++] = outcomes[i].equity_irr;
    }
    json_key(w, "simulation");
    json_open(w, '{');
    json_put_int(w, "runs", (int64_t)runs);
    json_put_int(w, "settled", (int64_t)settled);
    json_put_double(w, "lock_up", lockup / (double)runs);
    json_put_double(w, "default", fault / (double)runs);
    json_put_double(w, "unpaid", unpaid / (double)runs);
    json_put_double(w, "called", called / (double)runs);
    write_quantiles(w, "dscr", dscr, covers);
    write_quantiles(w, "equity_irr", irr, rates);
    write_histogram(w, dscr, covers);
    json_close(w, '}');
}

static const struct error *simulate(struct risk_work *work, size_t runs, uint64_t seed, struct json_writer *w)
{
    struct arena *arena = work->s->arena;
    const struct project_plan *delayed[PROJECT_DELAYS_MOST];
    struct project_driver draws[PROJECT_DRIVERS_MOST];
    double longest = 0;
    for (size_t i = 0; i < work->driver_count; i++) {
        draws[i] = work->drivers[i].draw;
        longest = draws[i].number < 0 ? draws[i].high : longest;
    }
    size_t delays = (size_t)ceil(longest / work->base.plan->shape.period_months) + 1;
    delays = delays < PROJECT_DELAYS_MOST ? delays : PROJECT_DELAYS_MOST;
    for (size_t i = 0; i < delays; i++) {
        struct project_case made;
        TRY(solve_with(work, "delay_months", (double)i * work->base.plan->shape.period_months, &made));
        delayed[i] = made.plan;
    }
    struct project_simulation simulation = {.drivers = draws,
                                            .driver_count = work->driver_count,
                                            .correlation = work->correlation,
                                            .delayed = delayed,
                                            .delayed_count = delays,
                                            .seed = seed,
                                            .runs = runs,
                                            .threads = 2};
    struct project_outcome *outcomes = ARENA_LIST(arena, struct project_outcome, runs + 1);
    project_simulate(&simulation, outcomes);
    write_outcomes(work, outcomes, runs, w);
    return NULL;
}

static const struct error *risk_run(struct call *call)
{
    const struct project_risk_input *input = call->input;
    struct project_ask ask = {.model = input->model, .content = input->content, .changes = input->changes};
    struct risk_work *w = ARENA_NEW(call->session->arena, struct risk_work);
    w->s = call->session;
    TRY(project_find(call, &ask));
    TRY(project_ask_solve(call->session, &ask, &w->solved));
    w->base = w->solved.made;
    if (w->base.plan->status != PROJECT_PLAN_OK)
        return error_make(call->session->arena, ERROR_FIELD_CHECK, .field = "changes", .value = "?",
                          .arguments = {"the model does not settle"});
    TRY(read_drivers(w));
    json_open(call->reply, '{');
    json_put_double(call->reply, "base_dscr", w->base.plan->numbers[PK_min_dscr]);
    json_put_double(call->reply, "base_npv", w->base.plan->numbers[PK_equity_npv]);
    json_put_double(call->reply, "correlation", w->correlation);
    json_put_int(call->reply, "seed", input->seed);
    TRY(write_tornado(w, call->reply));
    TRY(write_edges(w, call->reply));
    TRY(simulate(w, (size_t)input->runs, (uint64_t)input->seed, call->reply));
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_project_risk(struct call *call)
{
    return call_read(call, risk_run);
}

/* --- every project at once ---------------------------------------------------------------------------------------- */

static const struct error *write_stressed(struct session *s, int64_t home, int64_t id, const struct json *changes,
                                          double sums[], struct json_writer *w)
{
    struct project_ask ask = {.project_home = home, .project = id, .model = NONE};
    struct project_solved solved;
    struct project_case low;
    char text[27];
    TRY(project_ask_solve(s, &ask, &solved));
    const struct project_plan *plan = solved.made.plan;
    TRY(project_case_solve(s->arena, solved.content, changes, plan, &low));
    double debt = plan->numbers[PK_debt_sized], unpaid = 0;
    for (size_t t = 0; t < low.plan->periods; t++)
        unpaid = fmax(unpaid, low.plan->rows[PL_unpaid][t]);
    bool bad =
        low.plan->status != PROJECT_PLAN_OK || low.plan->numbers[PK_min_dscr] < low.plan->numbers[PK_default_dscr];
    sums[0] += debt;
    sums[1] += bad ? debt : 0;
    sums[2] += unpaid;
    sums[3] += low.plan->numbers[PK_total_call];
    id_write(text, home, id);
    json_open(w, '{');
    json_put_text(w, "id", text);
    json_put_text(w, "name", solved.row.name);
    json_put_double(w, "debt", debt);
    json_put_double(w, "dscr", plan->numbers[PK_min_dscr]);
    json_put_double(w, "stressed_dscr", low.plan->numbers[PK_min_dscr]);
    json_put_double(w, "unpaid", unpaid);
    json_put_double(w, "called", low.plan->numbers[PK_total_call]);
    json_put_bool(w, "default", bad);
    json_close(w, '}');
    return NULL;
}

static const struct error *stress(struct call *call)
{
    enum { PROJECTS_MOST = 2000 };
    const struct project_stress_input *input = call->input;
    struct session *s = call->session;
    const struct json *changes;
    struct rows *rows;
    const struct error *error;
    int64_t(*ids)[2] = arena_take(s->arena, sizeof(int64_t[2]) * PROJECTS_MOST);
    size_t count = 0;
    double sums[4] = {0};
    TRY(project_json(s, input->changes, "changes", &changes));
    TRY(store_query(s->tx, &query_project_all, VALUES(sql_int(PROJECTS_MOST)), &rows));
    while (rows_next(rows, &error)) {
        ids[count][0] = rows_int(rows, 0);
        ids[count++][1] = rows_int(rows, 1);
    }
    if (error)
        return error;
    json_open(call->reply, '{');
    json_key(call->reply, "projects");
    json_open(call->reply, '[');
    for (size_t i = 0; i < count; i++)
        TRY(write_stressed(s, ids[i][0], ids[i][1], changes, sums, call->reply));
    json_close(call->reply, ']');
    json_put_double(call->reply, "debt", sums[0]);
    json_put_double(call->reply, "debt_in_default", sums[1]);
    json_put_double(call->reply, "unpaid", sums[2]);
    json_put_double(call->reply, "called", sums[3]);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_project_stress(struct call *call)
{
    return call_read(call, stress);
}
