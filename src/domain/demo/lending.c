/* Loans of the demo bank as real contracts: terms and events that, played, give the balance and the arrears the rest of
 * the world asks for. */
#include "domain/demo/world.h"
#include "domain/loan/loan.h"
#include "policy/snapshot.h"
#include "quant/exact.h"

#include <math.h>
#include <string.h>

/* --- the loan prime rate --------------------------------------------------------------------------------------------
 */

/* Changes of the published rate; 贷款市场报价利率, PBoC. */
static const struct {
    int year, month, day;
    int64_t one_year, five_years; /* e8 */
} fixings[] = {
    {2019, 8, 20, 4250000, 4850000}, {2019, 9, 20, 4200000, 4850000},  {2019, 11, 20, 4150000, 4800000},
    {2020, 2, 20, 4050000, 4750000}, {2020, 4, 20, 3850000, 4650000},  {2021, 12, 20, 3800000, 4650000},
    {2022, 1, 20, 3700000, 4600000}, {2022, 5, 20, 3700000, 4450000},  {2022, 8, 22, 3650000, 4300000},
    {2023, 6, 20, 3550000, 4200000}, {2023, 8, 21, 3450000, 4200000},  {2024, 2, 20, 3450000, 3950000},
    {2024, 7, 22, 3350000, 3850000}, {2024, 10, 21, 3100000, 3600000}, {2025, 5, 20, 3000000, 3500000},
};
enum { FIXINGS = sizeof(fixings) / sizeof(fixings[0]) };

const struct error *fixings_put(struct world *world)
{
    for (int i = 0; i < 2 * FIXINGS; i++) {
        struct rate_fixing row;
        int64_t date = date_from_civil(fixings[i / 2].year, fixings[i / 2].month, fixings[i / 2].day);
        if (date > world->options.today)
            continue;
        record_clear(&rate_fixing_entity, &row);
        row.reference = i % 2 ? RATE_FIXING_REFERENCE_LPR_5Y : RATE_FIXING_REFERENCE_LPR_1Y;
        row.fixed_on = date;
        row.rate = i % 2 ? fixings[i / 2].five_years : fixings[i / 2].one_year;
        row.key = arena_format(world->arena, "%s:%s", i % 2 ? "lpr_5y" : "lpr_1y", date_text(world->arena, date));
        row.source = "全国银行间同业拆借中心";
        TRY(world_put(world, &rate_fixing_entity, &row, world_shared(world), instant_of_date(date), 0));
    }
    return NULL;
}

static struct loan_books books_of(struct world *world)
{
    struct loan_books books = {
        .calendar = load_session(world->load)->policy ? load_session(world->load)->policy->calendar : NULL};
    for (int which = 0; which < 2; which++) {
        struct rate_quote *quotes = ARENA_LIST(world->arena, struct rate_quote, FIXINGS);
        for (int i = 0; i < FIXINGS; i++)
            quotes[i] = (struct rate_quote){date_from_civil(fixings[i].year, fixings[i].month, fixings[i].day),
                                            which ? fixings[i].five_years : fixings[i].one_year};
        books.quotes[which] = quotes;
        books.quote_counts[which] = FIXINGS;
    }
    return books;
}

/* --- a contract -----------------------------------------------------------------------------------------------------
 */

struct contract {
    struct world *world;
    struct party *party;
    struct random *r;
    struct loan *loan;
    const struct lending_wish *wish;
    struct servicing_terms terms;
    const char *reference;
    struct loan_books books;
    struct servicing_event *events;
    size_t count;
    struct servicing result;
};

enum { EVENTS_MOST = 400 };

static bool is_long(int64_t product)
{
    return product == LOAN_PRODUCT_FIXED_ASSET || product == LOAN_PRODUCT_PROJECT || product == LOAN_PRODUCT_GREEN;
}

/* Corporate loans pay on the 20th of the quarter's last month, people monthly. Arrears of so many days need a due date
 * so many days ago. */
static void set_terms(struct contract *c)
{
    const struct lending_wish *wish = c->wish;
    struct servicing_terms *t = &c->terms;
    int64_t today = c->world->options.today, product = c->loan->product;
    int year, month, day;
    bool person = product == LOAN_PRODUCT_PERSONAL;
    *t = (struct servicing_terms){.method = is_long(product) ? SERVICING_EQUAL_PRINCIPAL
                                            : person         ? SERVICING_EQUAL_INSTALMENT
                                                             : SERVICING_BULLET,
                                  .basis = person ? INTEREST_PER_PERIOD : DAY_COUNT_ACT_360,
                                  .start_date = wish->started_on,
                                  .period_months = person               ? 1
                                                   : c->party->detailed ? 3
                                                                        : 12,
                                  .due_day = person ? 0 : 20,
                                  .roll = person ? ROLL_NONE : ROLL_FOLLOWING,
                                  .overdue_uplift_e8 = 50000000,
                                  .compound = true};
    date_to_civil(t->start_date, &year, &month, &day);
    t->maturity_date = date_add_months(t->start_date, wish->months, day);
    if (t->maturity_date <= today)
        t->maturity_date = today + random_int(c->r, 5, 60);
    if (product == LOAN_PRODUCT_PROJECT)
        t->grace_periods = wish->months / 12;
    if (wish->overdue_days) {
        date_to_civil(today - wish->overdue_days, &year, &month, &day);
        t->due_day = day;
        t->period_months = 1;
        t->grace_periods = 0;
        t->roll = ROLL_NONE;
        if (t->start_date > today - wish->overdue_days - 90)
            t->start_date = today - wish->overdue_days - 90 - random_int(c->r, 60, 400);
        if (t->method == SERVICING_BULLET || t->maturity_date <= today - wish->overdue_days)
            t->maturity_date = today - wish->overdue_days;
    }
    t->rate_e8 = c->loan->rate;
    bool follows = is_long(product) && t->start_date > date_from_civil(2019, 8, 20);
    if (product == LOAN_PRODUCT_ACCEPTANCE || product == LOAN_PRODUCT_GUARANTEE)
        t->rate_e8 = 0;
    if (follows) {
        t->quotes = c->books.quotes[1];
        t->quote_count = c->books.quote_counts[1];
        c->reference = "lpr_5y";
        int64_t spread = t->rate_e8 - rate_quote_at(t->quotes, t->quote_count, t->start_date);
        t->rate_e8 = llround((double)spread / 50000) * 50000;
    }
}

static const struct error *play(struct contract *c)
{
    struct servicing_input input = {.terms = &c->terms,
                                    .events = c->events,
                                    .event_count = c->count,
                                    .calendar = c->books.calendar,
                                    .date = c->world->options.today};
    return servicing_replay(c->world->arena, &input, &c->result);
}

static void add(struct contract *c, enum servicing_kind kind, int64_t date, int64_t amount)
{
    if (c->count < EVENTS_MOST)
        c->events[c->count++] = (struct servicing_event){
            .kind = kind, .date = date, .amount_minor = amount, .rate_e8 = NONE, .id = (int64_t)c->count};
}

/* Everything is paid on its day until the arrears begin. What falls due does not depend on what was paid. */
static const struct error *pay(struct contract *c, int64_t until)
{
    TRY(play(c));
    for (size_t i = 0; i < c->result.row_count; i++) {
        const struct servicing_row *row = &c->result.rows[i];
        if (row->projected || row->due_date >= until)
            break;
        if (row->payment_minor)
            add(c, SERVICING_REPAYMENT, row->due_date, row->payment_minor);
    }
    return NULL;
}

/* What part of the amount is left today when everything due was paid. */
static const struct error *share_left(struct contract *c, double *share)
{
    enum { PROBE = 1000000000 };
    size_t before = c->count;
    c->count = 0;
    add(c, SERVICING_DRAWDOWN, c->terms.start_date, PROBE);
    TRY(play(c));
    int64_t left = PROBE, until = c->world->options.today - c->wish->overdue_days;
    for (size_t i = 0; i < c->result.row_count; i++)
        if (c->result.rows[i].due_date < until || (!c->wish->overdue_days && c->result.rows[i].due_date == until))
            left -= c->result.rows[i].principal_minor;
    *share = (double)left / PROBE;
    c->count = before;
    return NULL;
}

static const struct error *put_event(struct contract *c, size_t i)
{
    static const int64_t kinds[] = {[SERVICING_DRAWDOWN] = LOAN_EVENT_KIND_DRAWDOWN,
                                    [SERVICING_REPAYMENT] = LOAN_EVENT_KIND_REPAYMENT,
                                    [SERVICING_PREPAYMENT] = LOAN_EVENT_KIND_PREPAYMENT};
    struct loan_event row;
    const struct servicing_event *event = &c->events[i];
    record_clear(&loan_event_entity, &row);
    row.customer = c->party->id;
    row.loan = c->loan->record.id;
    row.kind = kinds[event->kind];
    row.effective_on = event->date;
    row.amount = event->amount_minor;
    if (event->kind != SERVICING_DRAWDOWN)
        row.settle_order = LOAN_EVENT_SETTLE_ORDER_INTEREST_FIRST;
    row.source = LOAN_EVENT_SOURCE_DEMO;
    return world_put(c->world, &loan_event_entity, &row, world_child(c->party),
                     world_instant(c->world, c->r, event->date), 0);
}

static const struct error *put_loan(struct contract *c)
{
    struct buffer out = {.arena = c->world->arena};
    struct json_writer w = {&out, false};
    loan_terms_write(&w, &c->terms, c->reference);
    c->loan->terms = buffer_end(&out);
    c->loan->started_on = c->terms.start_date;
    c->loan->repayment = c->terms.method == SERVICING_EQUAL_PRINCIPAL    ? LOAN_REPAYMENT_EQUAL_PRINCIPAL
                         : c->terms.method == SERVICING_EQUAL_INSTALMENT ? LOAN_REPAYMENT_EQUAL_INSTALMENT
                                                                         : LOAN_REPAYMENT_BULLET;
    loan_derive(c->loan, &c->result.state);
    if (!c->result.state.overdue_days && c->wish->doubtful)
        c->loan->five_class = LOAN_FIVE_CLASS_SPECIAL_MENTION;
    TRY(world_put(c->world, &loan_entity, c->loan, world_child(c->party),
                  world_instant(c->world, c->r, c->terms.start_date), 0));
    for (size_t i = 0; i < c->count; i++)
        TRY(put_event(c, i));
    return NULL;
}

const struct error *lending_put_loan(struct world *world, struct party *party, struct random *r, struct loan *loan,
                                     const struct lending_wish *wish)
{
    struct contract *c = ARENA_NEW(world->arena, struct contract);
    double share;
    *c = (struct contract){.world = world,
                           .party = party,
                           .r = r,
                           .loan = loan,
                           .wish = wish,
                           .books = books_of(world),
                           .events = ARENA_LIST(world->arena, struct servicing_event, EVENTS_MOST)};
    int64_t until = world->options.today + 1;
    set_terms(c);
    TRY(share_left(c, &share));
    loan->amount = llround((double)wish->balance / fmax(share, .08) / 1000000) * 1000000;
    if (loan->amount < 1000000)
        loan->amount = 1000000;
    if (wish->overdue_days)
        until = world->options.today - wish->overdue_days;
    add(c, SERVICING_DRAWDOWN, c->terms.start_date, loan->amount);
    TRY(pay(c, until));
    TRY(play(c));
    TRY(put_loan(c));
    if (!party->linked_loan && loan->status == LOAN_STATUS_LIVE && loan->rate > 0 &&
        loan->matures_on > world->options.today + 365)
        party->linked_loan = loan->record.id;
    return NULL;
}
