/* How a project that earns does beside the others: figures of its last twelve months of actuals. */
#include "base/text.h"
#include "domain/project/overview.h"
#include "policy/write.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>

enum { ROWS_MOST = 20000, MONTHS = 12, OF_KIND_LEAST = 3 };

enum measure { REVENUE_GROWTH, COST_SHARE, DSCR, DEBT_YEARS, MEASURES };

static const char *const measure_names[MEASURES] = {"revenue_growth", "cost_share", "dscr", "debt_years"};

struct earner {
    int64_t home, id, period_end, debt;
    const char *name, *kind;
    /* yuan, over the months counted: of the newest year and of the one before */
    double revenue[2], opex[2], cfads, service;
    int64_t months[2];
    double measures[MEASURES];
};

/* Rows come newest first: they fill the newest twelve months, then the twelve before. A row that would straddle the two
 * ends both, for a year is only told when its periods make twelve months to the day. */
static void add(struct earner *e, const struct actual_period *a)
{
    int year = e->months[0] >= MONTHS;
    if (year == 0 && !e->months[0]) {
        e->period_end = a->period_end;
        e->debt = a->debt;
    }
    if (e->months[year] >= MONTHS || a->months == NONE)
        return;
    e->months[year] += a->months;
    e->revenue[year] += a->revenue == NONE ? NAN : (double)a->revenue / 100;
    e->opex[year] += a->opex == NONE ? NAN : (double)a->opex / 100;
    if (year == 0) {
        e->cfads += project_cfads_actual(a);
        e->service += a->debt_service == NONE ? NAN : (double)a->debt_service / 100;
    }
}

static double over(double a, double b)
{
    return b > 0 ? a / b : NAN;
}

static void measure(struct earner *e)
{
    bool whole = e->months[0] == MONTHS;
    e->measures[REVENUE_GROWTH] = whole && e->months[1] == MONTHS ? over(e->revenue[0], e->revenue[1]) - 1 : NAN;
    e->measures[COST_SHARE] = whole ? over(e->opex[0], e->revenue[0]) : NAN;
    e->measures[DSCR] = whole ? over(e->cfads, e->service) : NAN;
    e->measures[DEBT_YEARS] = whole && e->debt != NONE ? over((double)e->debt / 100, e->cfads) : NAN;
}

static const struct error *read_earners(struct session *s, struct earner **earners, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    int64_t since = date_add_months(s->today, -30, 1);
    TRY(store_query(s->tx, &query_project_earning, VALUES(sql_int(since), sql_int(ROWS_MOST)), &rows));
    while (rows_next(rows, &error)) {
        int64_t home = rows_int(rows, 0), id = rows_int(rows, 1);
        struct earner *last = *count ? &(*earners)[*count - 1] : NULL;
        if (!last || last->home != home || last->id != id) {
            ARENA_PUSH(s->arena, *earners, *count, room,
                       (struct earner){.home = home,
                                       .id = id,
                                       .period_end = NONE,
                                       .debt = NONE,
                                       .name = arena_text(s->arena, rows_text(rows, 2)),
                                       .kind = arena_text(s->arena, rows_text(rows, 3))});
            last = &(*earners)[*count - 1];
        }
        add(last, &(struct actual_period){.period_end = rows_int(rows, 4),
                                          .months = rows_int(rows, 5),
                                          .revenue = rows_int(rows, 6),
                                          .opex = rows_int(rows, 7),
                                          .maintenance = rows_int(rows, 8),
                                          .working_capital_change = rows_int(rows, 9),
                                          .tax = rows_int(rows, 10),
                                          .debt_service = rows_int(rows, 11),
                                          .debt = rows_int(rows, 12)});
    }
    return error;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void write_medians(struct arena *arena, struct json_writer *w, const struct earner *earners, size_t count,
                          const char *kind)
{
    double *values = ARENA_LIST(arena, double, count + 1);
    json_key(w, "median");
    json_open(w, '{');
    for (int m = 0; m < MEASURES; m++) {
        size_t n = 0;
        for (size_t i = 0; i < count; i++)
            if (!isnan(earners[i].measures[m]) && (!kind || text_equal(kind, earners[i].kind)))
                values[n++] = earners[i].measures[m];
        qsort(values, n, sizeof(*values), by_value);
        json_put_double(w, measure_names[m], project_quantile(values, n, 0.5));
    }
    json_close(w, '}');
}

const struct error *operation_project_benchmark(struct call *call)
{
    struct session *s = call->session;
    struct project_ask ask = {.model = NONE};
    struct project project;
    struct earner *earners = NULL;
    size_t count = 0, alike = 0;
    char text[27];
    TRY(project_find(call, &ask));
    TRY(record_load(s, &project_entity, ask.project_home, ask.project, &project));
    TRY(read_earners(s, &earners, &count));
    const char *kind = project_kind_name(&project);
    for (size_t i = 0; i < count; i++) {
        measure(&earners[i]);
        alike += text_equal(kind, earners[i].kind);
    }
    bool of_kind = alike >= OF_KIND_LEAST;
    json_open(call->reply, '{');
    json_put_text(call->reply, "of", of_kind ? "kind" : "all");
    json_key(call->reply, "projects");
    json_open(call->reply, '[');
    for (size_t i = 0; i < count; i++) {
        const struct earner *e = &earners[i];
        id_write(text, e->home, e->id);
        json_open(call->reply, '{');
        json_put_text(call->reply, "id", text);
        json_put_text(call->reply, "name", e->name);
        json_put_text(call->reply, "kind", e->kind);
        json_put_bool(call->reply, "own", e->home == ask.project_home && e->id == ask.project);
        json_put_date(call->reply, "period_end", e->period_end);
        json_put_double(call->reply, "revenue", e->months[0] == MONTHS ? e->revenue[0] : NAN);
        json_put_double(call->reply, "cfads", e->months[0] == MONTHS ? e->cfads : NAN);
        for (int m = 0; m < MEASURES; m++)
            json_put_double(call->reply, measure_names[m], e->measures[m]);
        json_close(call->reply, '}');
    }
    json_close(call->reply, ']');
    write_medians(s->arena, call->reply, earners, count, of_kind ? kind : NULL);
    json_close(call->reply, '}');
    return NULL;
}
