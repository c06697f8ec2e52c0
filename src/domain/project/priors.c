/* What became of projects elsewhere: how often and by how much they were late and over cost, by sector and size. The
 * reference class for a new project's cost and time. */
#include "base/text.h"
#include "domain/project/project.h"
#include "policy/write.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { OUTCOMES_MOST = 40000, CLASSES_MOST = 64, CLASS_LEAST = 12 };

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

static double quantile(const double *sorted, size_t count, double level)
{
    if (!count)
        return NAN;
    double place = level * (double)(count - 1);
    size_t low = (size_t)place;
    return low + 1 < count ? sorted[low] + (place - (double)low) * (sorted[low + 1] - sorted[low]) : sorted[low];
}

static const struct error *read_outcomes(struct session *s, struct outcome *outcomes, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_project_references, VALUES(sql_int(OUTCOMES_MOST)), &rows));
    while (rows_next(rows, &error)) {
        double planned = rows_real(rows, 4), actual = rows_real(rows, 5);
        int64_t start = rows_int(rows, 1), due = rows_int(rows, 2), end = rows_int(rows, 3);
        const char *sector = rows_text(rows, 0);
        bool costs = planned > 0 && actual > 0 && actual < 50 * planned,
             times = start != NONE && due > start && end != NONE && end > start;
        if (!costs && !times)
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
    json_put_double(w, "p10", n >= CLASS_LEAST ? quantile(sorted, n, 0.1) : NAN);
    json_put_double(w, "p50", n >= CLASS_LEAST ? quantile(sorted, n, 0.5) : NAN);
    json_put_double(w, "p80", n >= CLASS_LEAST ? quantile(sorted, n, 0.8) : NAN);
    json_put_double(w, "p90", n >= CLASS_LEAST ? quantile(sorted, n, 0.9) : NAN);
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
            double limit = quantile(values, learnt, levels[i]), below = 0;
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
