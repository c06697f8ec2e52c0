/* What became of projects elsewhere: how often and by how much they were late and over cost, by sector and size. The
 * reference class for a new project's cost and time. */
#include "base/text.h"
#include "domain/limit/limit.h"
#include "domain/project/project.h"
#include "policy/snapshot.h"
#include "policy/write.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OUTCOMES_MOST = 40000, CLASSES_MOST = 64, CLASS_LEAST = 12 };
enum { SEEN_ROOM = 1 << 17 };       /* as many as the upper 17 bits of a key can name */
enum { DAYS_LATE_MOST = 50 * 366 }; /* later than that is a slip of the pen in a date */

struct outcome {
    const char *sector;
    int size;                 /* 0 below 100, 1 below 500, 2 from 500 million dollars on */
    double overrun, slippage; /* actual over planned cost; months late over planned months; NAN not known */
    double months_late;
    int64_t order; /* for a split that anybody can repeat */
};

static const char *const sizes[] = {"small", "medium", "large"};

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double project_quantile(const double *sorted, size_t count, double level)
{
    if (!count)
        return NAN;
    double place = level * (double)(count - 1);
    size_t low = (size_t)place;
    return low + 1 < count ? sorted[low] + (place - (double)low) * (sorted[low + 1] - sorted[low]) : sorted[low];
}

/* Lists of one source overlap under different numbers: the same costs, to a tenth of a million, and the same end are
 * the same project. A row without costs is never taken for another. */
static bool seen_before(uint64_t *seen, double planned, double actual, int64_t end)
{
    uint64_t key = (uint64_t)llround(planned * 10) * 0x9E3779B97F4A7C15u;
    key = (key ^ (uint64_t)llround(actual * 10)) * 0xC2B2AE3D27D4EB4Fu;
    key = ((key ^ (uint64_t)end) * 0x9E3779B97F4A7C15u) | 1;
    size_t at = key >> 47;
    while (seen[at] && seen[at] != key)
        at = (at + 1) % SEEN_ROOM;
    bool before = seen[at] == key;
    seen[at] = key;
    return before;
}

static const struct error *read_outcomes(struct session *s, struct outcome *outcomes, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    uint64_t *seen = ARENA_LIST(s->arena, uint64_t, SEEN_ROOM);
    *count = 0;
    TRY(store_query(s->tx, &query_project_references, VALUES(sql_int(OUTCOMES_MOST)), &rows));
    while (rows_next(rows, &error)) {
        double planned = rows_real(rows, 4), actual = rows_real(rows, 5);
        int64_t start = rows_int(rows, 1), due = rows_int(rows, 2), end = rows_int(rows, 3);
        const char *sector = rows_text(rows, 0);
        bool costs = planned > 0 && actual > 0 && actual < 50 * planned,
             times = start != NONE && due > start && end != NONE && end > start && end - due < DAYS_LATE_MOST;
        if ((!costs && !times) || (costs && seen_before(seen, planned, actual, end)))
            continue;
        outcomes[(*count)++] = (struct outcome){.sector = arena_text(s->arena, sector ? sector : "other"),
                                                .size = !(planned > 0) || planned < 100 ? 0
                                                        : planned < 500                 ? 1
                                                                                        : 2,
                                                .overrun = costs ? actual / planned - 1 : NAN,
                                                .slippage = times ? (double)(end - due) / (double)(due - start) : NAN,
                                                .months_late = times ? (double)(end - due) / 30.4375 : NAN,
                                                .order = rows_int(rows, 6)};
    }
    return error;
}

/* HALF 0: all; 1: those to learn from; 2: those kept back. SECTOR NULL, SIZE -1: any. */
static size_t pick(const struct outcome *all, size_t count, const char *sector, int size, int half, int what,
                   double *values)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        double value = what == 0 ? all[i].overrun : what == 1 ? all[i].slippage : all[i].months_late;
        bool learns = (uint64_t)all[i].order * 0x9E3779B97F4A7C15u >> 63;
        if (isnan(value) || (sector && strcmp(sector, all[i].sector)) || (size >= 0 && size != all[i].size) ||
            (half == 1 && !learns) || (half == 2 && learns))
            continue;
        values[n++] = value;
    }
    qsort(values, n, sizeof(double), by_value);
    return n;
}

static void write_spread(struct json_writer *w, const char *key, const double *sorted, size_t n)
{
    double above = 0;
    for (size_t i = 0; i < n; i++)
        above += sorted[i] > 0.001;
    double rate = n ? above / (double)n : NAN, z = 1.959963985, denominator = 1 + z * z / (double)n;
    double middle = (rate + z * z / (2 * (double)n)) / denominator;
    double half = z * sqrt(rate * (1 - rate) / (double)n + z * z / (4 * (double)n * (double)n)) / denominator;
    json_key(w, key);
    json_open(w, '{');
    json_put_int(w, "n", (int64_t)n);
    json_put_double(w, "rate", n >= CLASS_LEAST ? rate : NAN);
    json_put_double(w, "rate_low", n >= CLASS_LEAST ? middle - half : NAN); /* Wilson, 95 % */
    json_put_double(w, "rate_high", n >= CLASS_LEAST ? middle + half : NAN);
    json_put_double(w, "p10", n >= CLASS_LEAST ? project_quantile(sorted, n, 0.1) : NAN);
    json_put_double(w, "p50", n >= CLASS_LEAST ? project_quantile(sorted, n, 0.5) : NAN);
    json_put_double(w, "p80", n >= CLASS_LEAST ? project_quantile(sorted, n, 0.8) : NAN);
    json_put_double(w, "p90", n >= CLASS_LEAST ? project_quantile(sorted, n, 0.9) : NAN);
    json_close(w, '}');
}

static void write_class(struct json_writer *w, const struct outcome *all, size_t count, const char *sector, int size,
                        double *values)
{
    size_t costs = pick(all, count, sector, size, 0, 0, values);
    json_open(w, '{');
    json_put_text(w, "sector", sector ? sector : "all");
    json_put_text(w, "size", size < 0 ? "all" : sizes[size]);
    write_spread(w, "overrun", values, costs);
    size_t times = pick(all, count, sector, size, 0, 1, values);
    write_spread(w, "slippage", values, times);
    times = pick(all, count, sector, size, 0, 2, values);
    write_spread(w, "months_late", values, times);
    json_close(w, '}');
}

/* The quantiles learnt from one half, held against the other: how many outcomes fell below each. */
static void write_validation(struct json_writer *w, const struct outcome *all, size_t count, double *values,
                             double *test)
{
    static const double levels[] = {0.1, 0.5, 0.8, 0.9};
    static const char *const names[] = {"overrun", "slippage"};
    json_key(w, "validation");
    json_open(w, '[');
    for (int what = 0; what < 2; what++) {
        size_t learnt = pick(all, count, NULL, -1, 1, what, values), kept = pick(all, count, NULL, -1, 2, what, test);
        for (size_t i = 0; i < 4 && learnt >= CLASS_LEAST && kept >= CLASS_LEAST; i++) {
            double limit = project_quantile(values, learnt, levels[i]), below = 0;
            for (size_t k = 0; k < kept; k++)
                below += test[k] <= limit;
            json_open(w, '{');
            json_put_text(w, "what", names[what]);
            json_put_double(w, "level", levels[i]);
            json_put_double(w, "value", limit);
            json_put_double(w, "held", below / (double)kept);
            json_put_int(w, "learnt", (int64_t)learnt);
            json_put_int(w, "kept", (int64_t)kept);
            json_close(w, '}');
        }
    }
    json_close(w, ']');
}

/* --- drivers of a new model --------------------------------------------------------------------------------------- */

static const char *sector_of(const struct project *row)
{
    static const char *const sectors[][2] = {
        {"toll_road", "transport"}, {"water", "water"},     {"waste", "urban"},    {"hospital", "social"},
        {"wind", "energy"},         {"solar", "energy"},    {"storage", "energy"}, {"data_centre", "ict"},
        {"real_estate", "urban"},   {"factory", "industry"}};
    for (size_t i = 0; i < sizeof(sectors) / sizeof(*sectors); i++)
        if (!strcmp(sectors[i][0], project_kind_name(row)))
            return sectors[i][1];
    return "other";
}

/* Million dollars at the bank's own rate; NAN without one. */
static double dollars_of(struct session *s, int64_t fen)
{
    double rate;
    if (fen == NONE || limit_exchange_rate(s, "USD", &rate) || !(rate > 0))
        return NAN;
    return (double)fen / 1e8 / rate;
}

/* Quantiles of a class, and the class they are of: a class too small gives way to its sector, that to all. */
struct prior {
    const char *sector;
    int size;
    size_t count;
    double p10, p50, p90;
};

static struct prior prior_of(const struct outcome *all, size_t count, const char *sector, int size, int what,
                             double *values)
{
    const struct prior tries[] = {{sector, size}, {sector, -1}, {NULL, size}, {NULL, -1}};
    struct prior prior = {.p10 = NAN, .p50 = NAN, .p90 = NAN};
    for (size_t i = 0; i < sizeof(tries) / sizeof(*tries) && prior.count < CLASS_LEAST; i++) {
        prior = tries[i];
        prior.count = pick(all, count, prior.sector, prior.size, 0, what, values);
    }
    bool enough = prior.count >= CLASS_LEAST;
    prior.p10 = enough ? project_quantile(values, prior.count, 0.1) : NAN;
    prior.p50 = enough ? project_quantile(values, prior.count, 0.5) : NAN;
    prior.p90 = enough ? project_quantile(values, prior.count, 0.9) : NAN;
    return prior;
}

static void write_prior(struct json_writer *w, const char *key, const struct prior *prior)
{
    json_key(w, key);
    json_open(w, '{');
    json_put_text(w, "sector", prior->sector ? prior->sector : "all");
    json_put_text(w, "size", prior->size < 0 ? "all" : sizes[prior->size]);
    json_put_int(w, "n", (int64_t)prior->count);
    json_put_double(w, "p10", prior->p10);
    json_put_double(w, "p50", prior->p50);
    json_put_double(w, "p90", prior->p90);
    json_close(w, '}');
}

/* Cost as the lognormal with the class's tenth, median and ninetieth parts; time as the triangle between its tenth and
 * ninetieth. The drivers that are not about building stay as they are. */
static void write_drivers(struct json_writer *w, const struct json *before, const struct prior *cost,
                          const struct prior *late)
{
    static const double tenth = 1.2815515655446004;
    json_open(w, '[');
    for (size_t i = 0; before && before->kind == JSON_LIST && i < before->count; i++) {
        const char *path = json_get_text(&before->items[i], "path");
        if ((!text_equal(path, "factors.capex_factor") || isnan(cost->p50)) &&
            (!text_equal(path, "delay_months") || isnan(late->p50)))
            json_write_value(w, &before->items[i]);
    }
    if (!isnan(cost->p50)) {
        double spread = fmin(1, (log1p(cost->p90) - log1p(cost->p10)) / (2 * tenth));
        json_open(w, '{');
        json_put_text(w, "path", "factors.capex_factor");
        json_put_text(w, "kind", "lognormal");
        json_put_double(w, "spread", round(spread * 1e4) / 1e4);
        json_put_double(w, "mean", round(fmin(5, exp(log1p(cost->p50) + spread * spread / 2)) * 1e4) / 1e4);
        json_put_text(w, "group", "building");
        json_close(w, '}');
    }
    if (!isnan(late->p50)) {
        json_open(w, '{');
        json_put_text(w, "path", "delay_months");
        json_put_text(w, "kind", "triangle");
        json_put_double(w, "low", round(fmax(0, late->p10)));
        json_put_double(w, "high", round(fmax(1, late->p90)));
        json_put_text(w, "group", "building");
        json_close(w, '}');
    }
    json_close(w, ']');
}

static void write_content(struct json_writer *w, const struct json *content, const struct prior *cost,
                          const struct prior *late)
{
    json_open(w, '{');
    for (size_t i = 0; i < content->count; i++) {
        json_key(w, content->keys[i]);
        if (!strcmp(content->keys[i], "drivers"))
            write_drivers(w, &content->items[i], cost, late);
        else
            json_write_value(w, &content->items[i]);
    }
    if (!json_get(content, "drivers")) {
        json_key(w, "drivers");
        write_drivers(w, NULL, cost, late);
    }
    json_close(w, '}');
}

const struct error *operation_project_prior_drivers(struct call *call)
{
    struct session *s = call->session;
    struct project_ask ask = {.model = NONE};
    struct project_solved solved;
    struct outcome *all = ARENA_LIST(s->arena, struct outcome, OUTCOMES_MOST);
    double *values = ARENA_LIST(s->arena, double, OUTCOMES_MOST);
    size_t count;
    TRY(project_find(call, &ask));
    TRY(project_content(s, &ask, &solved));
    TRY(read_outcomes(s, all, &count));
    const char *sector = sector_of(&solved.row);
    double dollars = dollars_of(s, solved.row.total_investment);
    int size = isnan(dollars) ? -1 : dollars < 100 ? 0 : dollars < 500 ? 1 : 2;
    struct prior cost = prior_of(all, count, sector, size, 0, values),
                 late = prior_of(all, count, sector, size, 2, values);
    json_open(call->reply, '{');
    json_put_int(call->reply, "projects", (int64_t)count);
    json_put_text(call->reply, "sector", sector);
    json_put_text(call->reply, "size", size < 0 ? NULL : sizes[size]);
    json_put_double(call->reply, "dollars_mn", dollars);
    write_prior(call->reply, "overrun", &cost);
    write_prior(call->reply, "months_late", &late);
    json_key(call->reply, "content");
    write_content(call->reply, solved.content, &cost, &late);
    json_close(call->reply, '}');
    return NULL;
}

const struct error *operation_project_priors(struct call *call)
{
    static const char *const sectors[] = {NULL,       "transport", "energy", "water", "agriculture",
                                          "industry", "social",    "urban",  "ict",   "other"};
    struct session *s = call->session;
    struct outcome *all = ARENA_LIST(s->arena, struct outcome, OUTCOMES_MOST);
    double *values = ARENA_LIST(s->arena, double, OUTCOMES_MOST), *test = ARENA_LIST(s->arena, double, OUTCOMES_MOST);
    size_t count;
    TRY(read_outcomes(s, all, &count));
    json_open(call->reply, '{');
    json_put_int(call->reply, "projects", (int64_t)count);
    json_key(call->reply, "classes");
    json_open(call->reply, '[');
    for (size_t i = 0; i < sizeof(sectors) / sizeof(*sectors); i++)
        for (int size = -1; size < 3; size++)
            write_class(call->reply, all, count, sectors[i], size, values);
    json_close(call->reply, ']');
    write_validation(call->reply, all, count, values, test);
    json_close(call->reply, '}');
    return NULL;
}
