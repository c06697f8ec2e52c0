/* What the customer has at the bank and owes elsewhere, in keeping with its statements: accounts and their bookings,
 * loans, products, the credit history. */
#include "domain/demo/world.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct ledger {
    struct world *world;
    struct party *party;
    const struct books *books;
    struct random r;
    int64_t account, balance; /* the main account; fen */
    int64_t overdue_days;     /* worst of the loans */
};

static const struct period *latest(const struct books *books)
{
    return books->count ? &books->periods[books->count - 1] : NULL;
}

static int64_t hundreds(double fen)
{
    return llround(fen / 10000) * 10000;
}

static const struct error *put(struct ledger *l, const struct entity *entity, void *row, int64_t date)
{
    int64_t at = world_instant(l->world, &l->r, date < l->party->since ? l->party->since : date);
    return world_put(l->world, entity, row, world_child(l->party), at, 0);
}

/* --- accounts -------------------------------------------------------------------------------------------------- */

static const struct error *put_account(struct ledger *l, int64_t kind, int64_t balance, int place)
{
    struct account row;
    record_clear(&account_entity, &row);
    row.customer = l->party->id;
    row.name = l->party->name;
    row.number =
        arena_format(l->world->arena, "33%02d%09lld%02d", l->party->branch, (long long)l->party->number, place);
    row.kind = kind;
    row.currency = "CNY";
    row.balance = balance;
    row.balance_on = l->world->options.today - 1;
    row.opened_on = l->party->since + place * 30;
    row.branch = l->world->branches[l->party->branch];
    TRY(l->party->detailed ? account_course_put(l->world, l->party, &row)
                           : put(l, &account_entity, &row, row.opened_on));
    balance = row.balance;
    if (!place) {
        l->account = row.record.id;
        l->balance = balance;
    }
    return NULL;
}

static const struct error *put_accounts(struct ledger *l)
{
    const struct period *now = latest(l->books);
    struct random *r = &l->r;
    double cash = now                 ? (double)now->item[STATEMENT_CASH]
                  : l->party->company ? (double)l->party->revenue * .08
                                      : exp(11 + 1.3 * random_normal(r));
    int64_t balance = hundreds(cash * 100 * random_between(r, .08, .55)) + 100 * random_below(r, 10000);
    TRY(put_account(l,
                    l->party->company                            ? ACCOUNT_KIND_BASIC
                    : l->party->kind == CUSTOMER_KIND_GOVERNMENT ? ACCOUNT_KIND_SPECIAL
                                                                 : ACCOUNT_KIND_SAVINGS,
                    balance, 0));
    if (!l->party->detailed)
        return NULL;
    if (random_chance(r, .35))
        TRY(put_account(l, ACCOUNT_KIND_TIME, hundreds(cash * 100 * random_between(r, .05, .25)), 1));
    if (l->party->company && random_chance(r, .25))
        TRY(put_account(l, ACCOUNT_KIND_MARGIN, hundreds(cash * 100 * random_between(r, .02, .1)), 2));
    return NULL;
}

/* --- loans ----------------------------------------------------------------------------------------------------- */

static int64_t class_of_days(int64_t days)
{
    return days == 0     ? LOAN_FIVE_CLASS_NORMAL
           : days <= 90  ? LOAN_FIVE_CLASS_SPECIAL_MENTION
           : days <= 270 ? LOAN_FIVE_CLASS_SUBSTANDARD
           : days <= 360 ? LOAN_FIVE_CLASS_DOUBTFUL
                         : LOAN_FIVE_CLASS_LOSS;
}

/* Trouble in the statements comes first; arrears follow in part of the cases. */
static int64_t draw_overdue(struct ledger *l)
{
    double distress = l->party->company ? l->books->distress : .06;
    if (l->party->story)
        return l->party->overdue_days;
    if (!random_chance(&l->r, .008 + .8 * pow(distress, 1.7)))
        return 0;
    return (int64_t)fmin(720, 4 + exp(random_between(&l->r, 1.5, 4.3 + 2.4 * distress)));
}

static int64_t draw_product(struct ledger *l, int place)
{
    bool plant = l->party->sector->fixed_share > .35;
    if (!l->party->company)
        return l->party->kind == CUSTOMER_KIND_INDIVIDUAL && place ? LOAN_PRODUCT_PERSONAL
                                                                   : LOAN_PRODUCT_PERSONAL_BUSINESS;
    if (l->party->kind == CUSTOMER_KIND_SPV)
        return LOAN_PRODUCT_PROJECT;
    if (place == 1 && plant)
        return LOAN_PRODUCT_FIXED_ASSET;
    if (place == 2)
        return random_chance(&l->r, .5) ? LOAN_PRODUCT_ACCEPTANCE : LOAN_PRODUCT_TRADE;
    return place == 3 && plant ? LOAN_PRODUCT_GREEN : LOAN_PRODUCT_WORKING_CAPITAL;
}

static bool is_long(int64_t product)
{
    return product == LOAN_PRODUCT_FIXED_ASSET || product == LOAN_PRODUCT_PROJECT || product == LOAN_PRODUCT_GREEN;
}

static const char *purpose_of(int64_t product)
{
    switch (product) {
    case LOAN_PRODUCT_PROJECT:
        return "项目建设";
    case LOAN_PRODUCT_FIXED_ASSET:
        return "购置设备、扩建厂房";
    case LOAN_PRODUCT_GREEN:
        return "节能改造与污染治理";
    case LOAN_PRODUCT_TRADE:
    case LOAN_PRODUCT_ACCEPTANCE:
        return "支付货款";
    case LOAN_PRODUCT_PERSONAL:
        return "个人消费";
    default:
        return "采购原材料、支付日常经营支出";
    }
}

/* Arrears need a loan that has run for a while. */
static void set_term(struct ledger *l, int64_t product, int64_t overdue, struct lending_wish *wish)
{
    struct random *r = &l->r;
    wish->months = is_long(product) ? (int)random_int(r, 4, 10) * 12 : (int)random_int(r, 1, 3) * 12;
    int64_t today = l->world->options.today, life = wish->months * 30;
    wish->started_on = today - random_int(r, overdue ? life * 6 / 10 : 10, life - (overdue ? 20 : 5)) - overdue / 2;
}

static const struct error *put_loan(struct ledger *l, int64_t balance, int place, int64_t overdue, struct loan *made)
{
    static const double security[] = {[LOAN_COLLATERAL_CREDIT] = 22,
                                      [LOAN_COLLATERAL_GUARANTEE] = 33,
                                      [LOAN_COLLATERAL_MORTGAGE] = 35,
                                      [LOAN_COLLATERAL_PLEDGE] = 10};
    struct loan row;
    int64_t facility = made->facility;
    struct lending_wish wish = {.balance = balance,
                                .overdue_days = overdue,
                                .doubtful = !overdue && l->party->company && l->books->distress > .72};
    record_clear(&loan_entity, &row);
    row.customer = l->party->id;
    row.number = arena_format(l->world->arena, "JK%09lld%02d", (long long)l->party->number, place + 1);
    row.product = draw_product(l, place);
    row.currency = "CNY";
    set_term(l, row.product, overdue, &wish);
    /* The policy rate of the time plus what the borrower's size and trouble add. */
    double rate = .031 + .0018 * (double)(l->world->options.today - wish.started_on) / 365 +
                  (l->party->kind == CUSTOMER_KIND_LARGE ? .001 : .011) +
                  .012 * (l->party->company ? l->books->distress : .3);
    row.rate = llround(rate * 10000) * 10000;
    row.collateral = (int64_t)random_weighted(&l->r, security, 4);
    row.purpose = purpose_of(row.product);
    row.branch = l->world->branches[l->party->branch];
    row.facility = facility;
    TRY(lending_put_loan(l->world, l->party, &l->r, &row, &wish));
    *made = row;
    return NULL;
}

static const struct error *put_loans(struct ledger *l, int64_t *own)
{
    const struct period *now = latest(l->books);
    struct random *r = &l->r;
    double owed =
        now ? (double)(now->item[STATEMENT_SHORT_TERM_BORROWINGS] + now->item[STATEMENT_LONG_TERM_BORROWINGS] +
                       now->item[STATEMENT_NON_CURRENT_DUE_WITHIN_1Y])
        : l->party->company ? (double)l->party->revenue * .2
                            : exp(12.5 + .8 * random_normal(r));
    *own = 0;
    if (l->party->kind == CUSTOMER_KIND_GOVERNMENT || l->party->kind == CUSTOMER_KIND_GUARANTOR || owed < 50000 ||
        !random_chance(r, l->party->story ? 1 : .62))
        return NULL;
    /* Prudent when it lent, and never more to one borrower than a bank of this size may. */
    double prudence = l->party->story ? 1 : 1.05 - .7 * (l->party->company ? l->books->distress : .2);
    double ours = fmin(owed * 100 * random_between(r, .15, .65) * prudence, 3.2e10);
    int count = !l->party->detailed ? 1
                : owed > 5e7        ? (int)random_int(r, 2, 4)
                : owed > 5e6        ? (int)random_int(r, 1, 3)
                                    : 1;
    int64_t overdue = draw_overdue(l);
    l->overdue_days = overdue;
    struct loan made[4];
    int64_t facilities[5];
    bool limits = l->party->company && l->party->detailed;
    for (int i = 0; i <= count && limits; i++)
        facilities[i] = world_child(l->party);
    for (int i = 0; i < count; i++) {
        int64_t balance = hundreds(ours / count * random_between(r, .7, 1.3)) + 1000000;
        made[i].facility = limits ? facilities[i + 1] : NONE;
        TRY(put_loan(l, balance, i, i ? 0 : overdue, &made[i]));
        *own += made[i].balance;
    }
    return lending_put_file(l->world, l->party, r, made, (size_t)count, limits ? facilities : NULL);
}

/* --- credit history -------------------------------------------------------------------------------------------- */

static const struct error *put_credit(struct ledger *l, int64_t kind, bool own, int64_t date, int64_t amount,
                                      int64_t balance, int64_t days, const char *detail)
{
    static const char *const banks[] = {"工商银行", "农业银行", "中国银行", "建设银行", "交通银行",
                                        "浦发银行", "招商银行", "宁波银行", "杭州银行", "农村商业银行"};
    struct credit_record row;
    record_clear(&credit_record_entity, &row);
    row.customer = l->party->id;
    row.kind = kind;
    row.own = own;
    row.institution =
        own                                    ? l->world->options.bank_name
        : kind == CREDIT_RECORD_KIND_JUDGEMENT ? arena_format(l->world->arena, "%s市中级人民法院", l->party->city->name)
        : kind == CREDIT_RECORD_KIND_TAX ? arena_format(l->world->arena, "国家税务总局%s市税务局", l->party->city->name)
                                         : banks[random_below(&l->r, 10)];
    row.happened_on = date;
    row.amount = amount;
    row.balance = balance;
    row.overdue_days = days;
    row.five_class = kind == CREDIT_RECORD_KIND_LOAN || kind == CREDIT_RECORD_KIND_OVERDUE
                         ? class_of_days(days == NONE ? 0 : days)
                         : NONE;
    row.detail = detail;
    row.source = own ? "核心系统" : "征信报告";
    return put(l, &credit_record_entity, &row, date);
}

static const struct error *put_history(struct ledger *l, int64_t own)
{
    struct random *r = &l->r;
    const struct period *now = latest(l->books);
    int64_t today = l->world->options.today;
    double distress = l->party->company ? l->books->distress : .1;
    int64_t total =
        now ? 100 * (now->item[STATEMENT_SHORT_TERM_BORROWINGS] + now->item[STATEMENT_LONG_TERM_BORROWINGS]) : 0;
    for (int64_t left = total - own, i = 0; left > 100000000 && i < 3; i++) {
        int64_t part = hundreds((double)left * random_between(r, .3, .7));
        left -= part;
        TRY(put_credit(l, CREDIT_RECORD_KIND_LOAN, false, today - random_int(r, 60, 900), part, part, 0, "他行贷款"));
    }
    if (own && random_chance(r, .7))
        TRY(put_credit(l, CREDIT_RECORD_KIND_SETTLED, true, today - random_int(r, 400, 1400),
                       hundreds((double)own * .8), 0, NONE, "上一期贷款按期结清"));
    if (l->overdue_days)
        TRY(put_credit(l, CREDIT_RECORD_KIND_OVERDUE, true, today - l->overdue_days, hundreds((double)own * .2),
                       hundreds((double)own * .2), l->overdue_days, "本金逾期"));
    else if (random_chance(r, .04 + .3 * distress))
        TRY(put_credit(l, CREDIT_RECORD_KIND_OVERDUE, true, today - random_int(r, 200, 1200),
                       hundreds((double)own * .03) + 100000, 0, random_int(r, 1, 28), "利息逾期，已归还"));
    for (int64_t i = random_int(r, 0, distress > .5 ? 5 : 2); i > 0; i--)
        TRY(put_credit(l, CREDIT_RECORD_KIND_ENQUIRY, false, today - random_int(r, 5, 360), NONE, NONE, NONE,
                       "贷款审批查询"));
    if (random_chance(r, .28 * distress))
        TRY(put_credit(l, CREDIT_RECORD_KIND_JUDGEMENT, false, today - random_int(r, 20, 700),
                       hundreds((double)l->party->revenue * random_between(r, 1, 6)), NONE, NONE,
                       "买卖合同纠纷，被执行"));
    if (random_chance(r, .1 * distress))
        TRY(put_credit(l, CREDIT_RECORD_KIND_TAX, false, today - random_int(r, 30, 500),
                       hundreds((double)l->party->revenue * .4), NONE, NONE, "欠税公告"));
    return NULL;
}

/* --- products -------------------------------------------------------------------------------------------------- */

/* How much likelier a company takes a product than others do: by size, trade and what it holds already. */
static double leaning(const struct party *p, int64_t product, unsigned held)
{
    bool factory = strcmp(p->sector->code, "13") >= 0 && strcmp(p->sector->code, "44") < 0;
    bool big = p->kind == CUSTOMER_KIND_MEDIUM || p->kind == CUSTOMER_KIND_LARGE;
    switch (product) {
    case PRODUCT_HOLDING_PRODUCT_PAYROLL:
        return p->kind == CUSTOMER_KIND_MICRO ? .45 : big ? 1.7 : 1.1;
    case PRODUCT_HOLDING_PRODUCT_CASH_MANAGEMENT:
        return big ? 2.6 : held & 1u << PRODUCT_HOLDING_PRODUCT_PAYROLL ? 1 : .4;
    case PRODUCT_HOLDING_PRODUCT_FX:
        return factory ? 2 : .4;
    case PRODUCT_HOLDING_PRODUCT_LETTER_OF_CREDIT:
        return held & 1u << PRODUCT_HOLDING_PRODUCT_FX ? 4 : .4;
    case PRODUCT_HOLDING_PRODUCT_FACTORING:
        return p->sector->receivable_days > 60 ? 2 : .5;
    case PRODUCT_HOLDING_PRODUCT_WEALTH:
        return p->path == PATH_STAR ? 2.2 : .8;
    default:
        return 1;
    }
}

static const struct error *put_products(struct ledger *l)
{
    static const struct {
        int64_t product;
        double company, person, income; /* likelihood; income a year as a share of revenue */
    } offers[] = {
        {PRODUCT_HOLDING_PRODUCT_E_BANKING, .75, .8, .000002},
        {PRODUCT_HOLDING_PRODUCT_PAYROLL, .42, 0, .00004},
        {PRODUCT_HOLDING_PRODUCT_CASH_MANAGEMENT, .2, 0, .00006},
        {PRODUCT_HOLDING_PRODUCT_WEALTH, .18, .35, .0003},
        {PRODUCT_HOLDING_PRODUCT_FX, .15, .03, .0004},
        {PRODUCT_HOLDING_PRODUCT_LETTER_OF_CREDIT, .1, 0, .0004},
        {PRODUCT_HOLDING_PRODUCT_FACTORING, .08, 0, .0005},
        {PRODUCT_HOLDING_PRODUCT_ACQUIRING, .12, .05, .0002},
        {PRODUCT_HOLDING_PRODUCT_INSURANCE, .06, .12, .0001},
        {PRODUCT_HOLDING_PRODUCT_CARD, .02, .7, .0001},
    };
    unsigned held = 0;
    for (size_t i = 0; i < sizeof(offers) / sizeof(offers[0]); i++) {
        struct product_holding row;
        double likely =
            l->party->company ? offers[i].company * leaning(l->party, offers[i].product, held) : offers[i].person;
        if (!random_chance(&l->r, likely))
            continue;
        held |= 1u << offers[i].product;
        record_clear(&product_holding_entity, &row);
        double turnover = l->party->company ? (double)l->party->revenue : 400000;
        row.customer = l->party->id;
        row.product = offers[i].product;
        row.since = l->party->since + random_int(&l->r, 0, l->world->options.today - l->party->since);
        row.income_year = llround(turnover * offers[i].income * random_between(&l->r, .4, 1.8) * 100);
        row.amount = row.product == PRODUCT_HOLDING_PRODUCT_WEALTH
                         ? hundreds(turnover * 100 * random_between(&l->r, .01, .08))
                         : NONE;
        row.reference = arena_format(l->world->arena, "P%09lld%02zu", (long long)l->party->number, i);
        TRY(holding_put(l->world, l->party, &row));
    }
    return NULL;
}

/* --- bookings -------------------------------------------------------------------------------------------------- */

struct booking {
    int64_t date, amount; /* fen; negative goes out */
    const char *purpose, *channel, *counterparty;
};

static int by_date(const void *a, const void *b)
{
    const struct booking *x = a, *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    return (x->amount < y->amount) - (x->amount > y->amount);
}

static const char *trading_partner(struct ledger *l)
{
    struct world *w = l->world;
    for (int tries = 0; tries < 8; tries++) {
        const struct party *other = &w->parties[random_below(&l->r, w->party_count)];
        if (other->company && other != l->party)
            return other->name;
    }
    return "浙江新桥贸易有限公司";
}

/* A year of business: takings and suppliers through the month, wages on the 10th, tax on the 15th, interest on the
 * 20th. */
static int draw_bookings(struct ledger *l, struct booking *list)
{
    struct random *r = &l->r;
    int count = 0;
    const struct period *now = latest(l->books);
    double month_sales =
        now ? (double)now->item[STATEMENT_REVENUE] / now->months * 100 : (double)l->party->revenue / 12 * 100;
    double through_us = random_between(r, .2, .6),
           fade = l->party->path == PATH_DECLINE || l->party->path == PATH_ZOMBIE ? .06
                  : l->party->path == PATH_STAR                                   ? -.02
                                                                                  : 0;
    int64_t first = l->world->options.today - 395;
    for (int month = 0; month < 13; month++) {
        double inflow = month_sales * through_us * exp(-fade * month) * random_between(r, .75, 1.25);
        int64_t start = first + month * 30;
        for (int i = 0; i < 7; i++)
            list[count++] =
                (struct booking){start + random_below(r, 29), llround(inflow / 7 * random_between(r, .5, 1.5)), "货款",
                                 i % 3 ? "网银" : "大额支付", trading_partner(l)};
        for (int i = 0; i < 5; i++)
            list[count++] =
                (struct booking){start + random_below(r, 29), -llround(inflow * .15 * random_between(r, .6, 1.4)),
                                 "采购款", i % 2 ? "网银" : "承兑汇票", trading_partner(l)};
        list[count++] = (struct booking){start + 9, -llround(inflow * .08), "工资", "代发", l->party->name};
        list[count++] = (struct booking){start + 14, -llround(inflow * .035), "税款", "实时扣税", "国家金库"};
        list[count++] =
            (struct booking){start + 19, -llround(inflow * .02), "利息", "自动扣收", l->world->options.bank_name};
    }
    return count;
}

static const struct error *put_bookings(struct ledger *l)
{
    struct booking list[13 * 16];
    int count = draw_bookings(l, list);
    qsort(list, (size_t)count, sizeof(list[0]), by_date);
    /* Backwards from today's balance to what it was, lifted so that it never falls below nothing. */
    int64_t balance = l->balance, lowest = 0;
    for (int i = count - 1; i >= 0; i--) {
        balance -= list[i].amount;
        lowest = balance < lowest ? balance : lowest;
    }
    int64_t lift = -lowest;
    balance += lift;
    for (int i = 0; i < count; i++) {
        struct transaction row;
        record_clear(&transaction_entity, &row);
        balance += list[i].amount;
        row.customer = l->party->id;
        row.account = l->account;
        row.booked_on = list[i].date;
        row.direction = list[i].amount < 0 ? TRANSACTION_DIRECTION_OUT : TRANSACTION_DIRECTION_IN;
        row.amount = list[i].amount < 0 ? -list[i].amount : list[i].amount;
        row.balance = balance;
        row.channel = list[i].channel;
        row.purpose = list[i].purpose;
        row.summary = list[i].purpose;
        row.counterparty = list[i].counterparty;
        row.reference = arena_format(l->world->arena, "T%09lld%04d", (long long)l->party->number, i);
        TRY(put(l, &transaction_entity, &row, row.booked_on));
    }
    if (!lift)
        return NULL;
    struct transaction row;
    record_clear(&transaction_entity, &row);
    row.customer = l->party->id;
    row.account = l->account;
    row.booked_on = l->world->options.today - 1;
    row.direction = TRANSACTION_DIRECTION_OUT;
    row.amount = lift;
    row.balance = balance - lift;
    row.channel = "网银";
    row.purpose = row.summary = "资金归集";
    row.counterparty = l->party->name;
    row.reference = arena_format(l->world->arena, "T%09lld9999", (long long)l->party->number);
    return put(l, &transaction_entity, &row, row.booked_on);
}

const struct error *ledger_put(struct world *world, struct party *party, const struct books *books)
{
    struct ledger l = {
        .world = world, .party = party, .books = books, .r = world_random(world, STREAM_LEDGER, party->number)};
    int64_t own = 0;
    /* Nobody lends to whom it does not yet serve, or no longer. */
    if (party->status == CUSTOMER_STATUS_PROSPECT || party->status == CUSTOMER_STATUS_CLOSED)
        return party->detailed ? put_history(&l, 0) : NULL;
    if (!party->detailed) {
        if (random_chance(&l.r, .4))
            TRY(put_accounts(&l));
        return party->status == CUSTOMER_STATUS_ACTIVE && random_chance(&l.r, .32) ? put_loans(&l, &own) : NULL;
    }
    if (party->kind == CUSTOMER_KIND_GUARANTOR && random_chance(&l.r, .6))
        return NULL;
    TRY(put_accounts(&l));
    if (party->status == CUSTOMER_STATUS_ACTIVE && !party->left_on)
        TRY(put_loans(&l, &own));
    TRY(put_history(&l, own));
    TRY(put_products(&l));
    return party->booked && party->company ? put_bookings(&l) : NULL;
}
