#include "base/text.h"
#include "domain/value/value.h"
#include "domain/value/value_job.h"
#include "policy/snapshot.h"
#include "quant/irb.h"
#include "queries.h"
#include "record/call.h"

#include <math.h>
#include <string.h>

enum { CHUNK = 200 };
static const double days_a_year = 365.25;

/* --- one customer
 * ----------------------------------------------------------------------------------------------------------------------
 */

void worth_add_loan(struct worth *worth, double balance, double pd, double lgd, double years, double capital_ratio)
{
    struct irb_terms terms = {.pd = fmin(pd, 0.9999),
                              .lgd = lgd,
                              .maturity_years = years,
                              .turnover_10m_cny = NAN,
                              .turnover_million_eur = NAN};
    worth->expected_loss += fmin(pd, 1) * lgd * balance;
    worth->capital += irb_risk_weight(irb_capital(&terms).capital_requirement) * balance * capital_ratio;
}

void worth_settle(struct worth *worth, double tax, double hurdle)
{
    worth->contribution = (worth->income + worth->fees - worth->cost - worth->expected_loss) * (1 - tax);
    worth->raroc = worth->capital > 0 ? worth->contribution / worth->capital : NAN;
    worth->eva = worth->contribution - hurdle * worth->capital;
}

struct running {
    struct job *job;
    const struct fact_book *book;
    int64_t after, done, total;
    /* of the chunk, set when it is through */
    int64_t last, count;
    /* while it runs */
    int64_t *ids;
    double *pds;
    size_t size;
    struct worth *worths;
    int64_t *stored; /* id of the row there is, NONE */
};

static double money(struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(facts->table, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_MONEY, VALUE_MISSING);
    return value_known(value) ? (double)value.minor : 0;
}

static void put_facts(const struct portfolio_policy *policy, struct fact_set *facts, struct worth *worth)
{
    double loans = money(facts, "loan_balance"), deposits = money(facts, "deposit_balance");
    worth->income = money(facts, "loan_interest_12m") - loans * policy->funding + deposits * policy->deposit_margin;
    worth->fees = money(facts, "product_income_12m");
    worth->cost = loans * policy->operating_cost;
    worth->exposure = money(facts, "exposure");
    worth->deposits = deposits;
}

static int64_t score_of(struct session *s, const char *card_name, struct fact_set *facts)
{
    const struct scorecard *card = policy_card(s->policy, card_name);
    struct score score;
    if (!card)
        return NONE;
    scorecard_apply(s->arena, card, facts, &score);
    return score.evaluated ? llround(score.total) : NONE;
}

static int64_t cell_of(struct session *s, const struct worth *worth)
{
    const struct decision_table *table = policy_table(s->policy, "value_cell");
    const struct field *field = entity_field(&customer_value_entity, "cell");
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    struct table_result result;
    if (!table)
        return NONE;
    if (!isnan(worth->pd))
        fact_put_number(facts, "value_pd", worth->pd);
    fact_put_int(facts, "value_contribution", llround(worth->contribution));
    table_decide(s->arena, table, facts, &result);
    struct value cell = table_output(&result, 0, "cell", facts);
    for (size_t i = 0; value_known(cell) && i < field->choice_count; i++)
        if (!strcmp(field->choices[i].name, cell.text))
            return (int64_t)i;
    return NONE;
}

/* --- a chunk of customers
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *read_customers(struct session *s, struct running *r)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0, pd_room = 0, pds = 0;
    r->ids = NULL;
    r->pds = NULL;
    r->size = 0;
    TRY(store_query(s->tx, &query_value_customers, VALUES(sql_int(r->after), sql_int(CHUNK)), &rows));
    while (rows_next(rows, &error)) {
        ARENA_PUSH(s->arena, r->ids, r->size, room, rows_int(rows, 0));
        ARENA_PUSH(s->arena, r->pds, pds, pd_room, rows_real(rows, 1));
    }
    return error;
}

static const struct error *read_loans(struct session *s, struct running *r)
{
    const struct portfolio_policy *policy = s->policy->portfolio;
    struct rows *rows;
    const struct error *error;
    size_t at = 0;
    TRY(store_query(s->tx, &query_value_loans, VALUES(sql_int(r->ids[0]), sql_int(r->ids[r->size - 1])), &rows));
    while (rows_next(rows, &error)) {
        while (at < r->size && r->ids[at] < rows_int(rows, 0))
            at++;
        if (at == r->size || r->ids[at] != rows_int(rows, 0))
            continue;
        double pd = irb_floored_pd(isnan(r->pds[at]) ? policy->unrated_pd : r->pds[at], policy->pd_floor);
        double years = rows_null(rows, 3) ? 1 : (double)(rows_int(rows, 3) - s->today) / days_a_year;
        worth_add_loan(&r->worths[at], (double)rows_int(rows, 1), pd,
                       portfolio_lgd(policy, rows_text(rows, 2) ? rows_text(rows, 2) : "credit"), years,
                       policy->capital_ratio);
    }
    return error;
}

static const struct error *read_stored(struct session *s, struct running *r)
{
    struct rows *rows;
    const struct error *error;
    size_t at = 0;
    for (size_t i = 0; i < r->size; i++)
        r->stored[i] = NONE;
    TRY(store_query(s->tx, &query_value_stored, VALUES(sql_int(r->ids[0]), sql_int(r->ids[r->size - 1])), &rows));
    while (rows_next(rows, &error)) {
        while (at < r->size && r->ids[at] < rows_int(rows, 0))
            at++;
        if (at < r->size && r->ids[at] == rows_int(rows, 0))
            r->stored[at] = rows_int(rows, 1);
    }
    return error;
}

static const struct error *store_one(struct session *s, const struct running *r, size_t i, struct fact_set *facts)
{
    const struct worth *worth = &r->worths[i];
    const struct fact *overdue = fact_find(s->policy->facts, "overdue_days_current");
    struct customer_value row;
    record_initial(s, &customer_value_entity, &row);
    if (r->stored[i] != NONE)
        TRY(record_load(s, &customer_value_entity, r->ids[i], r->stored[i], &row));
    struct value days = overdue ? fact_value(facts, overdue) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    row.customer = r->ids[i];
    row.worked_on = s->today;
    row.income = llround(worth->income);
    row.fees = llround(worth->fees);
    row.cost = llround(worth->cost);
    row.expected_loss = llround(worth->expected_loss);
    row.capital = llround(worth->capital);
    row.contribution = llround(worth->contribution);
    row.raroc = worth->raroc;
    row.eva = llround(worth->eva);
    row.exposure = llround(worth->exposure);
    row.deposits = llround(worth->deposits);
    row.pd = worth->pd;
    row.strength = score_of(s, "relationship_strength", facts);
    row.growth = value_known(days) && days.number > 0 ? NONE : score_of(s, "growth_potential", facts);
    row.cell = cell_of(s, worth);
    row.policy_version = arena_format(s->arena, "%.12s", s->policy->hash);
    return r->stored[i] != NONE ? record_update(s, &customer_value_entity, &row, NULL)
                                : record_put(s, &customer_value_entity, &row);
}

static const struct error *run_chunk(struct session *s, void *context)
{
    struct running *r = context;
    const struct portfolio_policy *policy = s->policy->portfolio;
    struct fact_range range;
    TRY(read_customers(s, r));
    r->count = (int64_t)r->size;
    r->last = r->size < CHUNK ? NONE : r->ids[r->size - 1];
    if (r->size) {
        r->worths = ARENA_LIST(s->arena, struct worth, r->size);
        r->stored = ARENA_LIST(s->arena, int64_t, r->size);
        TRY(read_loans(s, r));
        TRY(read_stored(s, r));
        TRY(fact_range_read(s, s->policy, r->book, r->ids, r->size, &range));
    }
    struct fact_set *facts = fact_set_new(s->arena, s->policy->facts);
    for (size_t i = 0; i < r->size; i++) {
        fact_range_fill(&range, i, facts);
        put_facts(policy, facts, &r->worths[i]);
        r->worths[i].pd = r->pds[i];
        worth_settle(&r->worths[i], policy->tax, policy->hurdle);
        TRY(store_one(s, r, i, facts));
    }
    return r->job ? job_progress(s, r->job, r->done + r->count, r->total, "{}") : NULL;
}

static const struct error *read_book(struct session *s, struct running *r)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = fact_book_read(s, true, &r->book);
    if (!error)
        error = store_int(s->tx, &query_value_count, NO_VALUES, &r->total);
    session_end(s);
    return error;
}

const struct error *value_run(struct session *s, struct job *job)
{
    struct running r = {.job = job};
    struct arena *outer = s->arena, *inner = arena_new();
    const struct error *error = s->policy && s->policy->portfolio ? read_book(s, &r) : NULL;
    for (bool more = !error && r.book; more && !error;) {
        s->arena = inner;
        error = session_write(s, run_chunk, &r);
        s->arena = outer;
        if (error)
            error = error_copy(outer, error);
        arena_reset(inner);
        r.done += r.count;
        more = r.last != NONE;
        r.after = r.last;
    }
    arena_free(inner);
    return error;
}

const struct error *value_job(struct job *job, struct arena *arena)
{
    return job_as_engine(job, arena, "value.run", value_run);
}
