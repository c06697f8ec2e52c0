/* What may become of a project: each driver by itself, how far it may go, all of them together. */
#include "domain/project/risk.h"
#include "base/text.h"
#include "policy/write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- drivers ------------------------------------------------------------------------------------------------------ */

static struct label label_of(const char *path)
{
    const char *name = strrchr(path, '.') ? strrchr(path, '.') + 1 : path;
    for (size_t i = 0; i < project_case_word_count; i++)
        if (!strcmp(project_case_words[i].key, name))
            return (struct label){project_case_words[i].zh, project_case_words[i].en};
    return (struct label){path, path};
}

static const struct error *read_driver(struct project_risk_work *w, const struct json *node, size_t i)
{
    static const char *const kinds[] = {"normal", "lognormal", "triangle"};
    struct arena *arena = w->arena;
    const char *path = json_get_text(node, "path"), *kind = json_get_text(node, "kind"),
               *group = json_get_text(node, "group");
    const char *field = arena_format(arena, "drivers.%zu", i);
    struct project_risk_mover *d = &w->drivers[w->driver_count];
    int k = 0;
    while (k < 3 && !text_equal(kinds[k], kind))
        k++;
    bool delay = text_equal(path, "delay_months"), factor = path && !strncmp(path, "factors.", 8);
    int number = factor ? project_number_find(path + 8) : -1;
    if (k == 3 || (!delay && number < 0))
        return error_make(arena, ERROR_FIELD_CHOICE, .field = field, .value = path ? path : "?",
                          .arguments = {"{path: factors.* | delay_months, kind: normal | lognormal | triangle}"});
    *d = (struct project_risk_mover){
        path, label_of(path), {.kind = (enum project_driver_kind)k, .number = number, .group = (int)i}};
    json_get_number(node, "spread", &d->draw.spread);
    json_get_number(node, "mean", &d->draw.mean);
    json_get_number(node, "low", &d->draw.low);
    json_get_number(node, "high", &d->draw.high);
    if (d->draw.spread < 0 || d->draw.spread > 1 || d->draw.mean < 0 || d->draw.mean > 5 ||
        d->draw.high < d->draw.low || (k == PROJECT_DRIVER_TRIANGLE) != delay)
        return error_make(arena, ERROR_FIELD_RANGE, .field = field, .value = path,
                          .arguments = {"spread 0..1; mean 0..5; low <= high, delay alone as a triangle"});
    for (size_t j = 0; group && j < w->driver_count; j++)
        if (text_equal(group, json_get_text(&json_get(w->base.content, "drivers")->items[j], "group")))
            d->draw.group = w->drivers[j].draw.group;
    w->driver_count++;
    return NULL;
}

static const struct error *read_drivers(struct project_risk_work *w)
{
    const struct json *list = json_get(w->base.content, "drivers");
    w->correlation = 0.5;
    json_get_number(w->base.content, "correlation", &w->correlation);
    w->correlation = fmin(1, fmax(0, w->correlation));
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count && i < PROJECT_DRIVERS_MOST; i++)
        TRY(read_driver(w, &list->items[i], i));
    return NULL;
}

static const struct error *solve_with(struct project_risk_work *w, const char *path, double value,
                                      struct project_case *made)
{
    struct json number = {.kind = JSON_DOUBLE, .number = value};
    struct json changes = {.kind = JSON_MAP, .items = &number, .keys = &path, .count = 1};
    return project_case_solve(w->arena, w->base.content, &changes, w->base.plan, made);
}

/* What the driver is multiplied with or added to. */
static double placed(const struct project_risk_work *w, const struct project_risk_mover *d, double value)
{
    double now = d->draw.number < 0 ? 0 : w->base.plan->numbers[d->draw.number];
    return d->draw.kind == PROJECT_DRIVER_LOGNORMAL ? now * value : now + value;
}

/* --- each by itself ----------------------------------------------------------------------------------------------- */

static const struct error *write_tornado(struct project_risk_work *w, struct json_writer *out)
{
    static const double tenth = 1.2815515655446004;
    json_key(out, "tornado");
    json_open(out, '[');
    for (size_t i = 0; i < w->driver_count; i++) {
        const struct project_risk_mover *d = &w->drivers[i];
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
static const struct error *break_even(struct project_risk_work *w, size_t i, double *found)
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

static const struct error *write_edges(struct project_risk_work *w, struct json_writer *out)
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

void project_risk_outcomes_write(struct project_risk_work *work, const struct project_outcome *outcomes, size_t runs,
                                 struct json_writer *w)
{
    struct arena *arena = work->arena;
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
    work->default_share = fault / (double)runs;
    work->low_dscr = covers ? dscr[(size_t)(0.05 * (double)(covers - 1))] : NAN;
}

/* One plan a period of delay, so that a run only has to copy it. */
static const struct error *read_delays(struct project_risk_work *w)
{
    double longest = 0;
    size_t count;
    for (size_t i = 0; i < w->driver_count; i++) {
        w->draws[i] = w->drivers[i].draw;
        longest = w->draws[i].number < 0 ? w->draws[i].high : longest;
    }
    count = (size_t)ceil(longest / w->base.plan->shape.period_months) + 1;
    w->simulation =
        (struct project_simulation){.drivers = w->draws,
                                    .driver_count = w->driver_count,
                                    .correlation = w->correlation,
                                    .delayed = w->delayed,
                                    .delayed_count = count < PROJECT_DELAYS_MOST ? count : PROJECT_DELAYS_MOST,
                                    .threads = 2};
    for (size_t i = 0; i < w->simulation.delayed_count; i++) {
        struct project_case made;
        TRY(solve_with(w, "delay_months", (double)i * w->base.plan->shape.period_months, &made));
        w->delayed[i] = made.plan;
    }
    return NULL;
}

const struct error *project_risk_open(struct arena *arena, const struct json *content, struct project_risk_work *w)
{
    *w = (struct project_risk_work){.arena = arena};
    TRY(project_case_solve(arena, content, NULL, NULL, &w->base));
    if (w->base.plan->status != PROJECT_PLAN_OK)
        return error_make(arena, ERROR_FIELD_CHECK, .field = "changes", .value = "?",
                          .arguments = {"the model does not settle"});
    TRY(read_drivers(w));
    return read_delays(w);
}

const struct error *project_risk_parts_write(struct project_risk_work *w, struct json_writer *out)
{
    json_put_double(out, "base_dscr", w->base.plan->numbers[PK_min_dscr]);
    json_put_double(out, "base_npv", w->base.plan->numbers[PK_equity_npv]);
    json_put_double(out, "correlation", w->correlation);
    TRY(write_tornado(w, out));
    return write_edges(w, out);
}
