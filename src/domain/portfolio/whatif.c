#include "domain/portfolio/whatif.h"
#include "queries.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Log-odds of default for each percentage point of dearer credit, as policy/portfolio/scenarios says of the lending
 * rate. */
static double rate_sensitivity(const struct scenario_policy *policy)
{
    for (size_t i = 0; i < policy->variable_count; i++)
        if (!strcmp(policy->variables[i].name, "lending_rate"))
            return policy->variables[i].sensitivity;
    return 0;
}

/* NOTCHES down (or up) the master scale from where PD stands, keeping the place inside the grade. */
static double notched(const struct master_scale *scale, double pd, int notches)
{
    int grade = scale_grade(scale, pd), to = grade + notches, last = (int)scale->count - 2;
    to = to < 0 ? 0 : to > last ? last : to;
    return fmin(0.9999, pd * scale->grades[to].pd / scale->grades[grade].pd);
}

static void shift_grade(const struct position *p, struct book_customer *c, double pd)
{
    if (c->defaulted || c->grade < 0)
        return;
    c->pd = pd;
    c->grade = (int16_t)scale_grade(p->scale, pd);
}

static void downgrade(struct position *p, int section, int notches)
{
    for (size_t i = 0; i < p->count; i++) {
        struct book_customer *c = &p->customers[p->customer[i]];
        if (c->section != section || c->defaulted || p->pd[i] >= 1)
            continue;
        p->pd[i] = notched(p->scale, p->pd[i], notches);
        shift_grade(p, c, p->pd[i]);
    }
}

/* Borrowers pay more and default sooner; what the bank pays for its money moves as much, so that the margin stays. */
static void move_rates(struct position *p, double change)
{
    double shift = rate_sensitivity(p->scenarios) * change * 100;
    for (size_t i = 0; i < p->count; i++) {
        struct book_customer *c = &p->customers[p->customer[i]];
        if (c->defaulted || p->pd[i] >= 1)
            continue;
        p->pd[i] = scenario_pd(p->pd[i], shift * p->scenarios->cycle[p->cycle[c->section]]);
        shift_grade(p, c, p->pd[i]);
    }
}

static void move_currency(struct position *p, double change)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->foreign[i]) {
            p->exposure[i] *= 1 + change;
            p->loans[i] *= 1 + change;
        }
}

/* --- a guarantor is lost
 * ------------------------------------------------------------------------------------------------- */

struct guarantee {
    int64_t from, to;
    double amount; /* fen, NAN when not on record */
};

struct cascade {
    struct session *s;
    struct position *p;
    struct whatif *w;
    struct guarantee *edges;
    size_t edge_count, edge_room;
    int64_t *failed;
    size_t failed_count, failed_room;
};

static const struct error *read_guarantees(struct cascade *c)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(c->s->tx, &query_book_guarantees, VALUES(sql_int(c->s->today)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(c->s->arena, c->edges, c->edge_count, c->edge_room,
                   (struct guarantee){rows_int(rows, 0), rows_int(rows, 1),
                                      rows_null(rows, 2) ? NAN : (double)rows_int(rows, 2)});
    return error;
}

static bool has_failed(const struct cascade *c, int64_t customer)
{
    for (size_t i = 0; i < c->failed_count; i++)
        if (c->failed[i] == customer)
            return true;
    return false;
}

static void fail_customer(struct cascade *c, int64_t customer)
{
    int64_t at = book_customer_index(c->p->book, customer);
    ARENA_PUSH(c->s->arena, c->failed, c->failed_count, c->failed_room, customer);
    if (at < 0)
        return;
    c->p->customers[at].defaulted = true;
    c->p->customers[at].pd = 1;
    c->p->customers[at].grade = (int16_t)(c->p->scale->count - 1);
    for (size_t i = 0; i < c->p->count; i++)
        if (c->p->customer[i] == (uint32_t)at) {
            c->p->pd[i] = 1;
            if (c->p->class[i] < LOAN_FIVE_CLASS_SUBSTANDARD)
                c->p->class[i] = LOAN_FIVE_CLASS_SUBSTANDARD;
        }
}

/* Whom CUSTOMER stood behind is now unsecured in this part and two notches weaker. */
static void lose_support(struct cascade *c, int64_t debtor, double amount, int round)
{
    enum { SUPPORT_NOTCHES = 2 };
    struct position *p = c->p;
    int64_t at = book_customer_index(p->book, debtor);
    if (at < 0 || has_failed(c, debtor))
        return;
    for (size_t i = 0; i < p->count; i++) {
        if (p->customer[i] != (uint32_t)at || p->pd[i] >= 1)
            continue;
        if (p->guaranteed[i])
            p->lgd[i] = portfolio_lgd(p->policy, "credit");
        p->pd[i] = notched(p->scale, p->pd[i], SUPPORT_NOTCHES);
        shift_grade(p, &p->customers[at], p->pd[i]);
    }
    ARENA_PUSH(c->s->arena, c->w->steps, c->w->step_count, c->w->step_room,
               (struct cascade_step){.customer = debtor, .round = round, .called = amount, .equity = NAN});
}

/* Everybody who stood behind CUSTOMER must pay; who cannot bear it fails, too. */
static void call_guarantors(struct cascade *c, int64_t customer, int round)
{
    const double bearable = 0.5; /* of equity */
    for (size_t i = 0; i < c->edge_count; i++) {
        const struct guarantee *g = &c->edges[i];
        if (g->to != customer || has_failed(c, g->from))
            continue;
        int64_t at = book_customer_index(c->p->book, g->from);
        double equity = at < 0 ? NAN : c->p->customers[at].equity;
        bool unknown = isnan(equity) || isnan(g->amount), defaults = !unknown && g->amount > bearable * fmax(equity, 0);
        ARENA_PUSH(c->s->arena, c->w->steps, c->w->step_count, c->w->step_room,
                   (struct cascade_step){.customer = g->from,
                                         .round = round,
                                         .defaults = defaults,
                                         .unknown = unknown,
                                         .called = g->amount,
                                         .equity = equity});
        if (defaults)
            fail_customer(c, g->from);
    }
}

static const struct error *lose_guarantor(struct session *s, struct position *p, struct whatif *w)
{
    enum { ROUNDS = 12 };
    struct cascade c = {.s = s, .p = p, .w = w};
    TRY(read_guarantees(&c));
    fail_customer(&c, w->guarantor);
    for (size_t at = 0, round = 1; at < c.failed_count && round <= ROUNDS; round++)
        for (size_t end = c.failed_count; at < end; at++) {
            int64_t lost = c.failed[at];
            for (size_t i = 0; i < c.edge_count; i++)
                if (c.edges[i].from == lost)
                    lose_support(&c, c.edges[i].to, c.edges[i].amount, (int)round);
            call_guarantors(&c, lost, (int)round);
        }
    return NULL;
}

/* --- a deal more
 * --------------------------------------------------------------------------------------------------------- */

static int32_t group_index(const struct book *book, int64_t group)
{
    for (size_t i = 0; group != NONE && i < book->group_count; i++)
        if (book->groups[i] == group)
            return (int32_t)i;
    return -1;
}

static size_t deal_customer(struct position *p, const struct whatif_deal *deal)
{
    int64_t at = deal->customer == NONE ? -1 : book_customer_index(p->book, deal->customer);
    for (size_t i = p->book->customer_count; at < 0 && deal->customer != NONE && i < p->customer_count; i++)
        if (p->customers[i].id == deal->customer)
            at = (int64_t)i; /* came with an earlier deal */
    if (at >= 0)
        return (size_t)at;
    p->customers[p->customer_count] =
        (struct book_customer){.id = deal->customer,
                               .pd = deal->pd,
                               .turnover = deal->turnover,
                               .equity = NAN,
                               .group = deal->group,
                               .group_index = group_index(p->book, deal->group),
                               .kind = deal->kind,
                               .province = deal->province,
                               .grade = (int16_t)(isnan(deal->pd) ? -1 : scale_grade(p->scale, deal->pd)),
                               .grade_year_ago = -1,
                               .section = (uint8_t)deal->section};
    return p->customer_count++;
}

static void add_deal(struct position *p, struct whatif *w)
{
    static const char *const collaterals[] = {"credit", "guarantee", "mortgage", "pledge"};
    const struct whatif_deal *deal = &w->deal;
    const struct field *products = entity_field(&loan_entity, "product");
    const struct portfolio_product *product = portfolio_product(p->policy, products->choices[deal->product].name);
    size_t i = p->count, customer = deal_customer(p, deal);
    const struct book_customer *c = &p->customers[customer];
    p->customer[i] = (uint32_t)customer;
    p->loan[i] = NONE;
    p->branch[i] = deal->branch;
    p->overdue_days[i] = 0;
    p->exposure[i] = deal->amount * (product ? product->conversion : 1);
    p->loans[i] = product && product->off_balance ? 0 : deal->amount;
    p->rated[i] = !isnan(c->pd);
    p->pd[i] = p->rated[i] ? c->pd : p->policy->unrated_pd;
    p->pd_origination[i] = p->pd[i];
    p->lgd[i] = portfolio_lgd(p->policy, collaterals[deal->collateral & 3]);
    p->years[i] = deal->years;
    p->rate[i] = deal->rate;
    p->product[i] = (uint8_t)deal->product;
    p->class[i] = LOAN_FIVE_CLASS_NORMAL;
    p->amortising[i] = p->foreign[i] = 0;
    p->guaranteed[i] = deal->collateral == LOAN_COLLATERAL_GUARANTEE;
    w->deal_row = i;
    p->count++;
}

const struct error *whatif_apply(struct session *s, struct position *p, struct whatif *w)
{
    w->deal_row = SIZE_MAX;
    if (w->deal.present)
        add_deal(p, w);
    if (w->section >= 0 && w->notches)
        downgrade(p, w->section, w->notches);
    if (w->rate_change != 0)
        move_rates(p, w->rate_change);
    if (w->fx_change != 0)
        move_currency(p, w->fx_change);
    if (w->guarantor != NONE)
        TRY(lose_guarantor(s, p, w));
    if (w->scenario) {
        p->stress = w->scenario;
        for (size_t i = 0; i < p->count; i++) {
            struct book_customer *c = &p->customers[p->customer[i]];
            p->lgd[i] = fmin(1, fmax(0, p->lgd[i] + w->scenario->lgd_add));
            if (c->defaulted || p->pd[i] >= 1)
                continue;
            double shift = scenario_shift(p->scenarios, w->scenario, p->cycle[c->section]);
            p->pd[i] = scenario_pd(p->pd[i], shift);
            shift_grade(p, c, p->pd[i]);
        }
    }
    return NULL;
}
