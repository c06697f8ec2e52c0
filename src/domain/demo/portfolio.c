/* What the bank needs to look at its book: its own capital, limits, the course of the economy, and how every loan came
 * to stand as it does: arrears that grew, were cured or were written off. */
#include "domain/demo/demo.h"
#include "domain/demo/world.h"
#include "domain/job/job.h"
#include "queries.h"
#include "record/record.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

enum { MONTHS_BACK = 26, STATES_MOST = 64 };

/* --- series
 * -------------------------------------------------------------------------------------------------------------- */

static const struct error *put_point(struct world *world, const char *series, int64_t date, double value,
                                     const char *unit, const char *source)
{
    struct macro_series row;
    record_clear(&macro_series_entity, &row);
    row.series = series;
    row.observed_on = date;
    row.value = value;
    row.unit = unit;
    row.source = source;
    row.reference = arena_format(world->arena, "%s:%s", series, date_text(world->arena, date));
    return world_put(world, &macro_series_entity, &row, world_shared(world), instant_of_date(date), 0);
}

static const struct error *put_series(struct world *world)
{
    static const struct {
        const char *name;
        double start, end, swing, noise;
        int every; /* months */
    } series[] = {{"gdp_yoy", 5.4, 4.8, .3, .1, 3},
                  {"ppi_yoy", -2.6, -1.2, 1.1, .3, 1},
                  {"property_sales_yoy", -16, -4, 5, 2, 1}};
    struct random r = world_random(world, STREAM_CLIMATE, 900);
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    int64_t first = date_from_civil(year, month, 1);
    for (size_t i = 0; i < 3; i++)
        for (int back = 36; back >= 1; back--) {
            double at = (36 - back) / 36.0;
            double value = series[i].start + (series[i].end - series[i].start) * at +
                           series[i].swing * sin(at * 9 + (double)i) + series[i].noise * random_normal(&r);
            if (back % series[i].every == 0)
                TRY(put_point(world, series[i].name, date_add_months(first, -back, 1), round(value * 10) / 10, "%",
                              "演示数据"));
        }
    TRY(put_point(world, "fx_usd", first, 7.12, "CNY", "演示数据"));
    return put_point(world, "fx_eur", first, 7.78, "CNY", "演示数据");
}

/* --- how a loan came here
 * -------------------------------------------------------------------------------------------------- */

struct state {
    int64_t date, balance, overdue_days, overdue_amount;
    int64_t status, class;
};

struct course {
    struct state states[STATES_MOST];
    int count;
};

static int64_t class_of(int64_t days)
{
    return days == 0     ? LOAN_FIVE_CLASS_NORMAL
           : days <= 90  ? LOAN_FIVE_CLASS_SPECIAL_MENTION
           : days <= 270 ? LOAN_FIVE_CLASS_SUBSTANDARD
           : days <= 360 ? LOAN_FIVE_CLASS_DOUBTFUL
                         : LOAN_FIVE_CLASS_LOSS;
}

static void add(struct course *c, int64_t date, int64_t balance, int64_t days)
{
    if (c->count == STATES_MOST || (c->count && c->states[c->count - 1].date >= date))
        return;
    c->states[c->count++] = (struct state){.date = date,
                                           .balance = balance,
                                           .overdue_days = days,
                                           .overdue_amount = days ? balance / 5 : 0,
                                           .status = days ? LOAN_STATUS_OVERDUE : LOAN_STATUS_LIVE,
                                           .class = class_of(days)};
}

/* What was left on DATE of a loan that is repaid in parts. */
static int64_t balance_on(const struct loan *loan, int64_t today, int64_t date)
{
    if (loan->repayment == LOAN_REPAYMENT_BULLET || loan->amount <= loan->balance)
        return loan->balance;
    double run = (double)(date - loan->started_on) / fmax(1, (double)(today - loan->started_on));
    return loan->amount - (int64_t)((double)(loan->amount - loan->balance) * fmin(1, fmax(0, run))) / 100 * 100;
}

/* From the drawdown to today: quarters of repayment, a month of arrears at a time. An episode that was cured lies
 * between. */
static void plot(struct world *world, const struct loan *loan, struct random *r, struct course *c)
{
    int64_t today = world->options.today, window = today - MONTHS_BACK * 30;
    int64_t arrears = loan->overdue_days > 0 ? today - loan->overdue_days : NONE;
    bool episode = arrears == NONE && random_chance(r, .11) && loan->started_on < today - 260;
    int64_t trouble =
        episode ? random_int(r, loan->started_on > window ? loan->started_on + 60 : window + 30, today - 130) : NONE;
    int64_t lasts = episode ? (random_chance(r, .75) ? 35 : random_chance(r, .6) ? 70 : 110) : 0;
    add(c, loan->started_on, loan->repayment == LOAN_REPAYMENT_BULLET ? loan->balance : loan->amount, 0);
    for (int64_t date = loan->started_on + 30; date < today; date += 30) {
        bool now_late = arrears != NONE && date > arrears,
             was_late = episode && date > trouble && date <= trouble + lasts;
        bool cured = episode && date > trouble + lasts && date <= trouble + lasts + 30;
        bool quarter = (date - loan->started_on) % 90 == 0 && loan->repayment != LOAN_REPAYMENT_BULLET;
        if (date < window || !(now_late || was_late || cured || quarter))
            continue;
        add(c, date, balance_on(loan, today, date), now_late ? date - arrears : was_late ? date - trouble : 0);
    }
}

static const struct error *put_course(struct world *world, struct loan *loan, const struct course *c)
{
    struct loan now = *loan;
    for (int i = 0; i + 1 < c->count; i++) {
        const struct state *state = &c->states[i];
        struct loan past = now;
        past.balance = state->balance;
        past.overdue_days = state->overdue_days;
        past.overdue_amount = state->overdue_amount;
        past.status = state->status;
        past.five_class = state->class;
        past.record.version = i + 1;
        past.record.recorded_at = instant_of_date(state->date) + 9 * 3600000;
        TRY(load_past(world->load, &loan_entity, &past, instant_of_date(c->states[i + 1].date) + 9 * 3600000));
    }
    if (c->count < 2)
        return NULL;
    return store_execute(load_session(world->load)->tx, &query_demo_loan_version,
                         VALUES(sql_int(c->count), sql_int(instant_of_date(c->states[c->count - 1].date) + 9 * 3600000),
                                sql_int(loan->record.home), sql_int(loan->record.id)),
                         NULL);
}

/* A loan that is no more: repaid, or bad for a year and then written off. */
static const struct error *put_gone(struct world *world, const struct loan *like, struct random *r, bool written_off)
{
    int64_t today = world->options.today, end = today - random_int(r, 20, written_off ? 420 : 700);
    struct course c = {0};
    struct party *party = NULL;
    struct loan loan = *like;
    for (int64_t i = 0; i < world->party_count && !party; i++)
        if (world->parties[i].id == like->customer)
            party = &world->parties[i];
    if (!party)
        return NULL;
    loan.number = arena_format(world->arena, "%s%c", like->number, written_off ? 'W' : 'S');
    loan.amount = loan.balance = like->balance / (written_off ? 5 : 2) / 100 * 100 + 5000000;
    loan.started_on = end - random_int(r, written_off ? 620 : 330, 900);
    loan.matures_on = written_off ? end - 300 : end;
    loan.terms = NULL; /* known by its history alone */
    loan.facility = loan.next_due_on = loan.next_due_amount = NONE;
    loan.overdue_days = loan.overdue_amount = 0;
    add(&c, loan.started_on, loan.balance, 0);
    int64_t arrears = end - random_int(r, 380, 500);
    for (int64_t date = arrears + 20; written_off && date < end; date += 30)
        add(&c, date, loan.balance, date - arrears);
    for (int i = 0; i < c.count; i++) {
        const struct state *state = &c.states[i];
        int64_t until = i + 1 < c.count ? c.states[i + 1].date : end;
        loan.record = (struct record){.home = like->record.home,
                                      .id = i ? loan.record.id : world_child(party),
                                      .version = i + 1,
                                      .recorded_at = instant_of_date(state->date) + 9 * 3600000};
        loan.overdue_days = state->overdue_days;
        loan.overdue_amount = state->overdue_amount;
        loan.status = state->status;
        loan.five_class = state->class;
        TRY(load_past(world->load, &loan_entity, &loan, instant_of_date(until) + 9 * 3600000));
    }
    loan.balance = loan.overdue_amount = 0;
    loan.overdue_days = NONE;
    loan.status = written_off ? LOAN_STATUS_WRITTEN_OFF : LOAN_STATUS_SETTLED;
    loan.five_class = written_off ? LOAN_FIVE_CLASS_LOSS : LOAN_FIVE_CLASS_NORMAL;
    loan.record.version = c.count + 1;
    loan.record.recorded_at = instant_of_date(end) + 9 * 3600000;
    return load_row(world->load, &loan_entity, &loan);
}

/* --- the loans as they were made
 * -------------------------------------------------------------------------------------------- */

struct loans {
    struct loan *items;
    size_t count, room;
    double total, fourth; /* lent; to the fourth-largest borrower */
};

/* Loans come by customer. */
static void fourth_largest(struct loans *loans)
{
    double top[4] = {0}, sum = 0;
    for (size_t i = 0; i < loans->count; i++) {
        sum += (double)loans->items[i].balance;
        if (i + 1 < loans->count && loans->items[i + 1].customer == loans->items[i].customer)
            continue;
        for (int k = 0; k < 4; k++)
            if (sum > top[k]) {
                double kept = top[k];
                top[k] = sum;
                sum = kept;
            }
        sum = 0;
    }
    loans->fourth = top[3];
}

static const struct error *read_loans(struct world *world, struct loans *loans)
{
    struct session *s = load_session(world->load);
    struct arena *before = s->arena;
    struct rows *rows;
    const struct error *error;
    s->arena = world->arena; /* they must outlast the rows that are made of them */
    const char *sql =
        arena_format(s->arena, "SELECT %s FROM loan t ORDER BY t.home, t.id", row_columns(s->arena, &loan_entity, "t"));
    error = store_query_text(s->tx, sql, NO_VALUES, &rows);
    int64_t last = world->party_count ? world->parties[world->party_count - 1].id : 0;
    while (!error && rows_next(rows, &error)) {
        struct loan row;
        error = record_from_rows(s, &loan_entity, rows, 0, &row);
        if (error)
            break;
        loans->total += row.balance == NONE ? 0 : (double)row.balance;
        if (row.record.home <= last && row.started_on != NONE && row.balance > 0 &&
            (row.status == LOAN_STATUS_LIVE || row.status == LOAN_STATUS_OVERDUE))
            ARENA_PUSH(world->arena, loans->items, loans->count, loans->room, row);
    }
    s->arena = before;
    fourth_largest(loans);
    return error;
}

/* Capital that suits the book: the largest borrowers come near their limits, a few beyond. */
static const struct error *put_capital(struct world *world, const struct loans *loans)
{
    int64_t today = world->options.today;
    for (int years = 2; years >= 0; years--) {
        struct bank_capital row;
        record_clear(&bank_capital_entity, &row);
        double total = fmax(.16 * loans->total, 10.4 * loans->fourth), share = 1 - .07 * years;
        row.valid_from = years ? date_add_months(today, -12 * years, 1) : date_add_months(today, -2, 1);
        row.total_net = (int64_t)(total * share / 1e8) * 100000000 + 100000000;
        row.tier1_net = (int64_t)(total * share * .86 / 1e8) * 100000000 + 100000000;
        row.core_tier1_net = (int64_t)(total * share * .78 / 1e8) * 100000000 + 100000000;
        row.source = arena_format(world->arena, "资本充足率报表（%s）", date_text(world->arena, row.valid_from));
        TRY(world_put(world, &bank_capital_entity, &row, world_shared(world), instant_of_date(row.valid_from), 0));
    }
    return NULL;
}

static const struct error *put_limits(struct world *world)
{
    static const struct {
        int64_t dimension;
        const char *key;
        double share;
        const char *reason;
    } limits[] = {{PORTFOLIO_LIMIT_DIMENSION_INDUSTRY, "E", .12, "建筑业应收账款回收放缓，年初风险偏好会议下调。"},
                  {PORTFOLIO_LIMIT_DIMENSION_INDUSTRY, "K", .06, "房地产敞口压降计划，第二年。"},
                  {PORTFOLIO_LIMIT_DIMENSION_PRODUCT, "acceptance", .15, "控制承兑汇票规模。"}};
    for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
        struct portfolio_limit row;
        record_clear(&portfolio_limit_entity, &row);
        row.dimension = limits[i].dimension;
        row.key = limits[i].key;
        row.measure = PORTFOLIO_LIMIT_MEASURE_EXPOSURE;
        row.base = PORTFOLIO_LIMIT_BASE_BOOK;
        row.share = limits[i].share;
        row.warn_at = .85;
        row.valid_from = world->options.today - 320;
        row.reason = limits[i].reason;
        TRY(world_put(world, &portfolio_limit_entity, &row, world_shared(world), instant_of_date(row.valid_from), 0));
    }
    return NULL;
}

const struct error *portfolio_put(struct world *world)
{
    struct loans loans = {0};
    arena_reset(world->arena);
    TRY(read_loans(world, &loans));
    TRY(put_series(world));
    TRY(put_capital(world, &loans));
    TRY(put_limits(world));
    for (size_t i = 0; i < loans.count; i++) {
        struct loan *loan = &loans.items[i];
        struct random r = world_random(world, STREAM_LEDGER, (int64_t)(INT64_C(1) << 40) + (int64_t)i);
        struct course course = {0};
        plot(world, loan, &r, &course);
        TRY(put_course(world, loan, &course));
        if (random_chance(&r, .3))
            TRY(put_gone(world, loan, &r, false));
        else if (random_chance(&r, .06))
            TRY(put_gone(world, loan, &r, true));
    }
    return NULL;
}

/* --- the first impairment of the book ----------------------------------------------------------------------------- */

static const struct error *submit_impairment(struct session *s, void *context)
{
    int64_t home, *job = context;
    TRY(record_find_unique(s, &person_entity, "login", "wang.risk", &home, &s->person));
    TRY(job_submit(s, "ecl", "{}", 0, job));
    return job_hold(s, *job);
}

const struct error *demo_impairment(struct arena *arena, struct bank *bank)
{
    struct session s;
    int64_t job;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, submit_impairment, &job);
    session_close(&s);
    return error ? error : job_run_now(bank, arena, job, true);
}
