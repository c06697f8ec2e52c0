#include "domain/portfolio/allocation.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

#define UNIT 1e6 /* fen: amounts of the programme are ten thousands of yuan */

const char *const allocation_state_names[] = {"full", "part", "nothing", "barred"};

/* --- limits
 * --------------------------------------------------------------------------------------------------------------- */

static const char *limit_key(struct session *s, const struct limit_use *u)
{
    return arena_format(s->arena, "%s:%s:%s:%s", limit_dimension_names[u->dimension],
                        limit_measure_names[u->measure < 0 ? LIMIT_EXPOSURE : u->measure],
                        u->object == NONE ? u->key : id_text(s->arena, u->object, u->object),
                        u->rule ? u->rule->name : id_text(s->arena, u->record, u->record));
}

static const struct error *asked_limits(struct session *s, struct allocation_result *r)
{
    const struct json *list = r->ask->limits;
    for (size_t i = 0; list && i < list->count; i++) {
        const char *key = json_get_text(&list->items[i], "key");
        double limit;
        if (!key || !json_get_number(&list->items[i], "limit", &limit) || !(limit >= 0))
            return error_make(s->arena, ERROR_FIELD_CHECK, .field = "limits",
                              .value = arena_format(s->arena, "[%zu]", i), .arguments = {"{key, limit >= 0}"});
        for (size_t k = 0; k < r->limit_count; k++)
            if (!strcmp(r->limits[k].key, key)) {
                r->limits[k].limit = limit;
                r->limits[k].of_book = 0;
                r->limits[k].asked = true;
            }
    }
    return NULL;
}

/* Every limit that some candidate counts towards. Names that stay below their warning even with all demand lent cannot
 * bind and are not listed. */
static const struct error *gather_limits(struct session *s, struct allocation_result *r,
                                         const struct allocation_rows *rows)
{
    const struct position *p = rows->full;
    struct measures all;
    struct limit_book book = {0};
    measures_of(s->arena, p, &all);
    TRY(limits_of(s, p, &all, 0, &book));
    r->limits = ARENA_LIST(s->arena, struct allocation_limit, book.count + 1);
    for (size_t k = 0; k < book.count; k++) {
        struct allocation_limit *l = &r->limits[r->limit_count];
        struct limit_use *u = &book.uses[k];
        double more = 0;
        if (u->report_only)
            continue;
        l->counts = ARENA_LIST(s->arena, double, r->count + 1);
        for (size_t i = 0; i < p->count; i++) {
            size_t j = rows->row_of[i];
            if (j == SIZE_MAX || !limit_counts(u, &p->customers[p->customer[i]], p->product[i], p->branch[i]))
                continue;
            double counted = u->measure == LIMIT_LOANS ? rows->more_loans[i] : rows->more[i];
            l->counts[j] += counted / r->candidates[j].demand;
            more += counted;
        }
        if (more <= 0)
            continue;
        l->use = *u;
        l->use.used -= more;
        if (u->of_book > 0)
            l->use.limit = u->of_book * r->was.exposure;
        l->limit = l->use.limit;
        l->of_book = u->of_book;
        l->key = limit_key(s, u);
        r->limit_count++;
    }
    return asked_limits(s, r);
}

/* Where a limit is exceeded already nothing is added; the others become rows. */
static void bar_exceeded(struct session *s, struct allocation_result *r)
{
    for (size_t k = 0; k < r->limit_count; k++) {
        struct allocation_limit *l = &r->limits[k];
        l->exceeded = !isnan(l->limit) && l->use.used > l->limit * (1 + 1e-12) + 1;
        l->held = !isnan(l->limit) && !l->exceeded;
        for (size_t j = 0; l->exceeded && j < r->count; j++) {
            struct allocation_candidate *c = &r->candidates[j];
            if (l->counts[j] <= 0 || c->bar.zh)
                continue;
            struct label subject = limit_subject_label(s, &l->use);
            c->bar = (struct label){
                arena_format(s->arena, "“%s · %s”已超限，不再新增", l->use.label.zh, subject.zh),
                arena_format(s->arena, "“%s · %s” is exceeded already, nothing is added", l->use.label.en, subject.en)};
            c->most = 0;
        }
    }
}

/* --- the programme
 * --------------------------------------------------------------------------------------------------------------- */

struct programme {
    struct allocation_problem problem;
    size_t *limit; /* of rows from 2 on */
    double *capital;
};

enum { ROW_QUOTA, ROW_CAPITAL, ROW_LIMITS };

static double value_of(const struct allocation_ask *ask, const struct allocation_candidate *c)
{
    return (ask->objective == ALLOCATION_PLAN_OBJECTIVE_EVA ? c->whole.value_added : c->whole.after_tax) / c->demand;
}

static void fill_limit_rows(const struct allocation_result *r, struct programme *p, double *use, double *available)
{
    size_t n = r->count, row = ROW_LIMITS;
    for (size_t k = 0; k < r->limit_count; k++) {
        const struct allocation_limit *l = &r->limits[k];
        if (!l->held)
            continue;
        for (size_t j = 0; j < n; j++) {
            const struct allocation_candidate *c = &r->candidates[j];
            use[row * n + j] = l->counts[j] - (c->demand > 0 ? l->of_book * c->exposure / c->demand : 0);
        }
        available[row] = (l->limit - l->use.used) / UNIT;
        p->limit[row++] = k;
    }
    p->problem.limits = row;
}

static void make_programme(struct arena *arena, const struct allocation_result *r, struct programme *p)
{
    size_t n = r->count, rows = ROW_LIMITS + r->limit_count;
    const struct allocation_ask *ask = r->ask;
    double *value = ARENA_LIST(arena, double, n + 1), *least = ARENA_LIST(arena, double, n + 1);
    double *most = ARENA_LIST(arena, double, n + 1), *use = ARENA_LIST(arena, double, rows *n + 1);
    double *available = ARENA_LIST(arena, double, rows + 1), *required = ARENA_LIST(arena, double, rows + 1);
    *p = (struct programme){.limit = ARENA_LIST(arena, size_t, rows + 1), .capital = ARENA_LIST(arena, double, n + 1)};
    for (size_t j = 0; j < n; j++) {
        const struct allocation_candidate *c = &r->candidates[j];
        bool live = c->demand > 0;
        value[j] = live ? value_of(ask, c) : 0;
        most[j] = c->most / UNIT;
        use[ROW_QUOTA * n + j] = 1;
        use[ROW_CAPITAL * n + j] = p->capital[j] = live ? c->whole.capital / c->demand : 0;
    }
    available[ROW_QUOTA] = (double)ask->quota / UNIT;
    available[ROW_CAPITAL] = ask->capital == NONE ? INFINITY : (double)ask->capital / UNIT;
    for (size_t i = 0; i < rows; i++)
        required[i] = -INFINITY;
    if (ask->least_share > 0)
        required[ROW_QUOTA] = ask->least_share * (double)ask->quota / UNIT;
    fill_limit_rows(r, p, use, available);
    p->problem.customers = n;
    p->problem.value = value;
    p->problem.least = least;
    p->problem.most = most;
    p->problem.use = use;
    p->problem.available = available;
    p->problem.required = required;
}

/* The most that can be lent at all. */
static double reachable(struct arena *arena, const struct programme *p)
{
    struct allocation_problem problem = p->problem;
    double *one = ARENA_LIST(arena, double, problem.customers + 1);
    for (size_t j = 0; j < problem.customers; j++)
        one[j] = 1;
    problem.value = one;
    problem.required = NULL;
    struct allocation a = allocation_solve(arena, &problem);
    return a.feasible ? a.objective * UNIT : 0;
}

static void take_answer(struct allocation_result *r, const struct programme *p, const struct allocation *a)
{
    bool floor = r->ask->least_share > 0 && a->limit_dual[ROW_QUOTA] < 0;
    for (size_t j = 0; j < r->count; j++) {
        struct allocation_candidate *c = &r->candidates[j];
        c->amount = round(a->amount[j] * UNIT / 100) * 100; /* whole yuan */
        c->demand_dual = c->most < c->demand ? 0 : a->demand_dual[j];
        c->cost = a->cost[j];
        double share = c->demand > 0 ? c->amount / c->demand : 0;
        c->state = c->bar.zh          ? ALLOCATION_BARRED
                   : c->amount < 1e4  ? ALLOCATION_NOTHING
                   : share < 1 - 1e-9 ? ALLOCATION_PART
                                      : ALLOCATION_FULL;
        r->allocated += c->amount;
        r->capital += share * c->whole.capital;
        r->after_tax += share * c->whole.after_tax;
        r->value_added += share * c->whole.value_added;
    }
    r->quota_dual = fmax(a->limit_dual[ROW_QUOTA], 0);
    r->least_dual = floor ? -a->limit_dual[ROW_QUOTA] : 0;
    r->capital_dual = a->limit_dual[ROW_CAPITAL];
    for (size_t row = ROW_LIMITS; row < p->problem.limits; row++)
        r->limits[p->limit[row]].dual = a->limit_dual[row];
}

/* The book with what was allocated, measured by the same engine as any other day. */
static const struct error *look_after(struct session *s, struct allocation_result *r,
                                      const struct allocation_rows *rows)
{
    struct position *p = ARENA_NEW(s->arena, struct position);
    struct limit_book was = {0}, now = {0};
    position_copy(s->arena, rows->full, p);
    for (size_t i = 0; i < p->count; i++) {
        size_t j = rows->row_of[i];
        if (j == SIZE_MAX)
            continue;
        double share = r->candidates[j].amount / r->candidates[j].demand;
        p->exposure[i] += (share - 1) * rows->more[i];
        p->loans[i] += (share - 1) * rows->more_loans[i];
    }
    measures_of(s->arena, p, &r->now);
    r->after = p;
    TRY(limits_of(s, r->before, &r->was, 0, &was));
    TRY(limits_of(s, p, &r->now, 0, &now));
    r->red_before = was.red;
    r->red_after = now.red;
    for (size_t k = 0; k < r->limit_count; k++) {
        struct allocation_limit *l = &r->limits[k];
        l->used_after = l->use.used;
        for (size_t j = 0; j < r->count; j++)
            l->used_after += l->counts[j] * r->candidates[j].amount;
        l->limit_after = l->limit + l->of_book * (r->now.exposure - r->was.exposure);
    }
    return NULL;
}

static void share_alike(struct allocation_result *r)
{
    double demand = 0, value = 0;
    for (size_t j = 0; j < r->count; j++) {
        demand += r->candidates[j].evaluated ? r->candidates[j].demand : 0;
        value += r->candidates[j].evaluated ? r->candidates[j].whole.value_added : 0;
    }
    r->pro_rata = demand > 0 ? value * fmin(1, (double)r->ask->quota / demand) : 0;
}

static const struct error *solve(struct session *s, struct allocation_result *r, const struct allocation_rows *rows)
{
    struct programme p;
    struct allocation a;
    make_programme(s->arena, r, &p);
    if (r->ask->objective == ALLOCATION_PLAN_OBJECTIVE_RAROC) {
        struct allocation_ratio terms = {r->was.after_tax / UNIT, fmax(r->was.capital / UNIT, 1e-9), p.capital};
        a = allocation_solve_ratio(s->arena, &p.problem, &terms, &r->ratio);
    } else {
        a = allocation_solve(s->arena, &p.problem);
    }
    r->solved = true;
    r->feasible = a.feasible;
    share_alike(r);
    if (!a.feasible) {
        r->reachable = reachable(s->arena, &p);
        return NULL;
    }
    take_answer(r, &p, &a);
    return look_after(s, r, rows);
}

const struct error *allocation_run(struct session *s, const struct book *book, const struct allocation_ask *ask,
                                   struct allocation_result *r)
{
    struct book_view view = {.book = book, .whole = true, .count = book->count};
    struct allocation_rows rows = {0};
    *r = (struct allocation_result){.ask = ask, .before = position_make(s, &view, 1), .ratio = NAN};
    measures_of(s->arena, r->before, &r->was);
    TRY(allocation_candidates(s, &view, ask, r, &rows));
    TRY(gather_limits(s, r, &rows));
    bar_exceeded(s, r);
    if (ask->quota != NONE)
        TRY(solve(s, r, &rows));
    allocation_explain(s, r);
    return NULL;
}
