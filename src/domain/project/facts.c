#include "domain/assess/facts.h"
#include "base/text.h"
#include "domain/esg/esg.h"
#include "domain/project/overview.h"
#include "queries.h"

#include <math.h>

enum { TESTS_MOST = 12 };

struct put {
    const struct fact_range *range;
    size_t at; /* the customer */
};

static struct value *cell_of(const struct put *p, const char *name)
{
    const struct fact *fact = fact_find(p->range->policy->facts, name);
    return fact
               ? &p->range
                      ->values[p->at * p->range->policy->facts->count + (size_t)(fact - p->range->policy->facts->facts)]
               : NULL;
}

static void put_number(const struct put *p, const char *name, double number)
{
    struct value *value = cell_of(p, name);
    if (value && !isnan(number))
        *value = value_number(number);
}

/* The worse of what stands there and NUMBER, in the direction SIGN says is bad. */
static void put_worst(const struct put *p, const char *name, double number, int sign)
{
    struct value *value = cell_of(p, name);
    if (value && !isnan(number) && (!value_known(*value) || (number - value->number) * sign > 0))
        *value = value_number(number);
}

static void put_most(const struct put *p, const char *name, double number)
{
    put_worst(p, name, number, 1);
}

static void put_least(const struct put *p, const char *name, double number)
{
    put_worst(p, name, number, -1);
}

static void add_count(const struct put *p, const char *name, int count)
{
    struct value *value = cell_of(p, name);
    if (value)
        *value = value_number((value_known(*value) ? value->number : 0) + count);
}

static void add_money(const struct put *p, const char *name, int64_t fen)
{
    struct value *value = cell_of(p, name);
    if (value && fen != NONE)
        *value = value_money((value_known(*value) ? value->minor : 0) + fen);
}

/* --- one project -------------------------------------------------------------------------------------------------- */

static void put_money_facts(const struct put *p, const struct project_view *v)
{
    const struct progress_month *last = project_month_last(v);
    put_most(p, "project_cost_overrun", v->budget > 0 ? (double)v->at_completion / (double)v->budget - 1 : NAN);
    add_money(p, "project_gap", v->row.completion_actual != NONE ? 0 : v->gap == NONE ? NONE : v->gap > 0 ? v->gap : 0);
    put_least(p, "project_pace", v->pace);
    put_most(p, "project_capital_shortfall",
             isnan(v->capital_ratio) ? NAN : fmax(0, v->capital_required - v->capital_ratio));
    if (last && !isnan(v->pace) && last->drawn != NONE && last->capital_actual != NONE)
        put_most(p, "project_equity_gap",
                 (double)last->drawn / (double)v->row.loan_amount -
                     (double)last->capital_actual / (double)v->row.own_capital);
}

static void put_state_facts(const struct put *p, const struct project_view *v)
{
    bool builds = v->row.completion_actual == NONE;
    put_most(p, "project_progress_gap", v->behind);
    add_count(p, "project_permits_missing", v->permits_missing);
    add_count(p, "project_insurance_lapsed", v->insurances_lapsed);
    add_count(p, "project_risks_triggered", v->risks_triggered);
    put_least(p, "project_permit_days", v->permit_days == NONE ? NAN : (double)v->permit_days);
    put_least(p, "project_slotting", v->slot_score);
    if (builds && v->row.completion_planned != NONE && v->row.completion_forecast != NONE)
        put_most(p, "project_delay_days", (double)(v->row.completion_forecast - v->row.completion_planned));
}

/* The lines of the project whose cover is nearest to its own line are those that count. */
static void put_cover_facts(const struct put *p, struct project_view *v)
{
    struct project_test tests[TESTS_MOST];
    const double *numbers = v->solved.made.plan->numbers;
    size_t count = project_tests(v, tests, TESTS_MOST);
    double before = NAN;
    const struct value *known = cell_of(p, "project_dscr_forecast");
    if (known && value_known(*known))
        before = known->number;
    for (size_t i = 0; i < count; i++) {
        if (text_equal(tests[i].name, "dscr"))
            put_least(p, "project_dscr", tests[i].actual);
        if (text_equal(tests[i].name, "dsra"))
            put_least(p, "project_dsra_share", tests[i].actual);
    }
    bool owes = v->has_plan && numbers[PK_debt_sized] > numbers[PK_tiny];
    put_least(p, "project_dscr_forecast", owes ? numbers[PK_min_dscr] : NAN);
    put_least(p, "project_dscr_downside", v->downside_dscr);
    if (owes && (isnan(before) || numbers[PK_min_dscr] < before)) {
        put_number(p, "project_dscr_lockup", numbers[PK_lockup_dscr]);
        put_number(p, "project_dscr_default", numbers[PK_default_dscr]);
    }
}

/* A model that cannot be read leaves its facts unknown; the page of the project says what is wrong with it. */
static const struct error *put_project(const struct put *p, int64_t home, int64_t id)
{
    struct session *s = p->range->session;
    struct project_view *v = ARENA_NEW(s->arena, struct project_view);
    const struct error *error = project_view_read(s, home, id, v);
    if (error)
        return error->field && *error->field ? NULL : error;
    put_state_facts(p, v);
    put_money_facts(p, v);
    put_cover_facts(p, v);
    return NULL;
}

/* --- the range ---------------------------------------------------------------------------------------------------- */

static bool stand_at(struct put *p, int64_t customer)
{
    while (p->at < p->range->count && p->range->ids[p->at] < customer)
        p->at++;
    return p->at < p->range->count && p->range->ids[p->at] == customer;
}

/* Both come by customer. A plan takes a megabyte: each has an arena of its own. */
static const struct error *put_projects(const struct fact_range *range)
{
    struct session *s = range->session;
    struct arena *outer = s->arena, *inner = NULL;
    struct put p = {range, 0};
    struct rows *rows;
    const struct error *error;
    struct place {
        int64_t home, id;
    } *places = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < range->count; i++)
        add_count(&(struct put){range, i}, "project_count", 0);
    TRY(store_query(s->tx, &query_project_of_customers, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(outer, places, count, room, (struct place){rows_int(rows, 0), rows_int(rows, 1)});
    inner = count && !error ? arena_new() : NULL;
    for (size_t i = 0; i < count && !error; i++) {
        if (!stand_at(&p, places[i].home))
            continue;
        add_count(&p, "project_count", 1);
        s->arena = inner;
        error = put_project(&p, places[i].home, places[i].id);
        s->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
    }
    if (inner)
        arena_free(inner);
    return error;
}

static const struct error *put_standing(const struct fact_range *range)
{
    struct session *s = range->session;
    struct put p = {range, 0};
    struct rows *rows;
    const struct error *error;
    struct known {
        int64_t customer;
        const char *industry;
    } *known = NULL;
    size_t count = 0, room = 0;
    TRY(store_query(s->tx, &query_project_esg_customers, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, known, count, room,
                   (struct known){rows_int(rows, 0), arena_text(s->arena, rows_text(rows, 1))});
    for (size_t i = 0; i < count && !error; i++) {
        struct esg_standing standing;
        if (!stand_at(&p, known[i].customer))
            continue;
        error = esg_standing_read(s, known[i].customer, known[i].industry, &standing);
        put_number(&p, "esg_score", standing.score);
        put_number(&p, "esg_checks_overdue", standing.checks_overdue);
        put_number(&p, "esg_findings_open", standing.findings);
        put_number(&p, "esg_findings_major", standing.majors);
        put_number(&p, "esg_report_days", standing.report_days);
        put_number(&p, "esg_plan_days", standing.plan_days);
        put_number(&p, "esg_plan_findings", standing.plan_findings);
        put_number(&p, "esg_community_days", standing.community_days);
    }
    return error;
}

static const struct error *put_green_use(const struct fact_range *range)
{
    struct session *s = range->session;
    struct put p = {range, 0};
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_project_green_use, VALUES(sql_int(range->first), sql_int(range->last)), &rows));
    while (rows_next(rows, &error)) {
        int64_t proved = rows_int(rows, 1), amount = rows_int(rows, 2);
        if (stand_at(&p, rows_int(rows, 0)) && amount != NONE && amount > 0)
            put_number(&p, "green_use_share", proved == NONE ? NAN : (double)proved / (double)amount);
    }
    return error;
}

const struct error *project_facts(const struct fact_range *range)
{
    if (range->session->policy->project_rules)
        TRY(put_projects(range));
    TRY(put_standing(range));
    return put_green_use(range);
}
