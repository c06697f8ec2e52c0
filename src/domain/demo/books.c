/* Statements that hang together. A company is carried forward year by year: revenue and margin follow its industry's
 * climate and its own path, working capital follows revenue, investment builds assets, profit builds equity, and
 * borrowing closes the gap. Cash is what the balance sheet leaves; operating cash flow is what the cash flow statement
 * leaves. So every identity holds to the fen by construction, and trouble shows where it would: receivables grow faster
 * than sales, plants outrun orders, interest eats the margin. */
#include "domain/demo/world.h"

#include <math.h>
#include <string.h>

#define IT(x)  now->item[STATEMENT_##x]
#define WAS(x) was->item[STATEMENT_##x]

/* What the path does in a year, YEARS after it began. */
struct pull {
    double growth, margin, receivable, inventory, invest, rate, other_receivables;
};

static struct pull path_pull(enum path path, double years)
{
    switch (path) {
    case PATH_STAR:
        return (struct pull){.growth = .09, .margin = .035, .receivable = -.08, .invest = .1};
    case PATH_DECLINE:
        return (struct pull){.growth = -.07 - .02 * years,
                             .margin = -.014 * years,
                             .receivable = .08 * years,
                             .inventory = .09 * years,
                             .invest = -.4};
    case PATH_PAPER_PROFIT:
        return (struct pull){.growth = .13,
                             .margin = .020 + .006 * years,
                             .receivable = .26 * years,
                             .inventory = .10 * years,
                             .other_receivables = .012 * years};
    case PATH_OVERREACH:
        return (struct pull){.growth = years < 3 ? .07 : -.08,
                             .margin = years < 3 ? 0 : -.03,
                             .invest = years < 4 ? 3.2 : -.3,
                             .rate = .006};
    case PATH_LEVERAGE:
        return (struct pull){.growth = .02,
                             .margin = -.012 * years,
                             .receivable = .06 * years,
                             .invest = 1.1,
                             .rate = .012,
                             .other_receivables = .02 * years};
    case PATH_ZOMBIE:
        return (struct pull){.growth = -.10,
                             .margin = -.055,
                             .receivable = .25,
                             .inventory = .3,
                             .invest = -.8,
                             .rate = .002,
                             .other_receivables = .03 + .06 * years};
    case PATH_PROJECT:
        return (struct pull){.growth = .06, .invest = 2.2};
    case PATH_YOUNG:
        return (struct pull){.growth = .38, .margin = -.15 + .03 * years, .invest = 1.0};
    default:
        return (struct pull){0};
    }
}

struct simulation {
    const struct world *world;
    const struct party *party;
    struct random r;
    int64_t unit; /* yuan to which the company rounds */
    double annual_revenue, growth, margin, bias, minority, turnover;
    double debt_most; /* share of assets that lenders go along with */
};

static int64_t whole(const struct simulation *s, double yuan)
{
    return llround(yuan / (double)s->unit) * s->unit;
}

static void add_up_balance(struct period *now)
{
    IT(TOTAL_CURRENT_ASSETS) = IT(CASH) + IT(TRADING_ASSETS) + IT(NOTES_RECEIVABLE) + IT(ACCOUNTS_RECEIVABLE) +
                               IT(PREPAYMENTS) + IT(OTHER_RECEIVABLES) + IT(INVENTORY) + IT(OTHER_CURRENT_ASSETS);
    IT(TOTAL_NON_CURRENT_ASSETS) = IT(LONG_TERM_EQUITY_INVESTMENT) + IT(FIXED_ASSETS) + IT(CONSTRUCTION_IN_PROGRESS) +
                                   IT(INTANGIBLE_ASSETS) + IT(OTHER_NON_CURRENT_ASSETS);
    IT(TOTAL_ASSETS) = IT(TOTAL_CURRENT_ASSETS) + IT(TOTAL_NON_CURRENT_ASSETS);
    IT(TOTAL_CURRENT_LIABILITIES) = IT(SHORT_TERM_BORROWINGS) + IT(NOTES_PAYABLE) + IT(ACCOUNTS_PAYABLE) +
                                    IT(ADVANCE_AND_CONTRACT_LIABILITIES) + IT(PAYROLL_PAYABLE) + IT(TAX_PAYABLE) +
                                    IT(OTHER_PAYABLES) + IT(NON_CURRENT_DUE_WITHIN_1Y) + IT(OTHER_CURRENT_LIABILITIES);
    IT(TOTAL_NON_CURRENT_LIABILITIES) =
        IT(LONG_TERM_BORROWINGS) + IT(BONDS_PAYABLE) + IT(LONG_TERM_PAYABLES) + IT(OTHER_NON_CURRENT_LIABILITIES);
    IT(TOTAL_LIABILITIES) = IT(TOTAL_CURRENT_LIABILITIES) + IT(TOTAL_NON_CURRENT_LIABILITIES);
    IT(TOTAL_EQUITY) = IT(PAID_IN_CAPITAL) + IT(CAPITAL_RESERVE) + IT(SURPLUS_RESERVE) + IT(UNDISTRIBUTED_PROFIT) +
                       IT(MINORITY_INTERESTS);
}

static int64_t debt(const struct period *now)
{
    return IT(SHORT_TERM_BORROWINGS) + IT(NON_CURRENT_DUE_WITHIN_1Y) + IT(LONG_TERM_BORROWINGS) + IT(BONDS_PAYABLE);
}

/* Companies with much plant borrow long; a few large ones issue bonds. */
static void split_debt(const struct simulation *s, struct period *now, int64_t total)
{
    double longer = s->party->sector->fixed_share > .5 ? .75 : s->party->sector->fixed_share > .3 ? .35 : .12;
    bool bonds = s->party->kind == CUSTOMER_KIND_LARGE && s->party->number % 3 == 0;
    IT(LONG_TERM_BORROWINGS) = whole(s, (double)total * longer * .84);
    IT(NON_CURRENT_DUE_WITHIN_1Y) = whole(s, (double)total * longer * .16);
    IT(BONDS_PAYABLE) = bonds ? whole(s, (double)total * .18) : 0;
    IT(SHORT_TERM_BORROWINGS) = total - IT(LONG_TERM_BORROWINGS) - IT(NON_CURRENT_DUE_WITHIN_1Y) - IT(BONDS_PAYABLE);
}

/* --- working capital and the like follow the business ---------------------------------------------------------- */

static void working_capital(const struct simulation *s, struct period *now, const struct pull *pull)
{
    const struct sector *sector = s->party->sector;
    double revenue = s->annual_revenue, cogs = revenue * (1 - s->margin);
    double receivable = revenue * sector->receivable_days / 360 * fmax(.3, 1 + pull->receivable) * s->turnover;
    IT(ACCOUNTS_RECEIVABLE) = whole(s, receivable * .88);
    IT(NOTES_RECEIVABLE) = whole(s, receivable * .12);
    IT(INVENTORY) = whole(s, cogs * sector->inventory_days / 360 * fmax(.3, 1 + pull->inventory) * s->turnover);
    IT(PREPAYMENTS) = whole(s, cogs * .025);
    IT(OTHER_RECEIVABLES) = whole(s, revenue * (.012 + pull->other_receivables));
    IT(OTHER_CURRENT_ASSETS) = whole(s, revenue * .006);
    double payable = cogs * sector->payable_days / 360 * s->turnover;
    IT(ACCOUNTS_PAYABLE) = whole(s, payable * .78);
    IT(NOTES_PAYABLE) = whole(s, payable * .22);
    IT(ADVANCE_AND_CONTRACT_LIABILITIES) = whole(s, revenue * (!strcmp(sector->code, "70") ? .55 : .025));
    IT(PAYROLL_PAYABLE) = whole(s, revenue * .011);
    IT(TAX_PAYABLE) = whole(s, revenue * .008);
    IT(OTHER_PAYABLES) = whole(s, revenue * .022);
    IT(OTHER_CURRENT_LIABILITIES) = whole(s, revenue * .002);
}

static void opening(struct simulation *s, struct period *now)
{
    const struct sector *sector = s->party->sector;
    double fixed = s->annual_revenue / sector->asset_turnover * sector->fixed_share * random_between(&s->r, .8, 1.25);
    bool large = s->party->kind == CUSTOMER_KIND_LARGE;
    working_capital(s, now, &(struct pull){0});
    IT(FIXED_ASSETS) = whole(s, fixed * .84);
    IT(CONSTRUCTION_IN_PROGRESS) = whole(s, fixed * .06);
    IT(INTANGIBLE_ASSETS) = whole(s, fixed * .12);
    IT(LONG_TERM_EQUITY_INVESTMENT) = large ? whole(s, s->annual_revenue * .05) : 0;
    IT(OTHER_NON_CURRENT_ASSETS) = whole(s, s->annual_revenue * .012);
    IT(CASH) = whole(s, s->annual_revenue * random_between(&s->r, .05, .13));
    IT(TRADING_ASSETS) = large ? whole(s, s->annual_revenue * .015) : 0;
    add_up_balance(now);
    double share = sector->debt_share * random_between(&s->r, .7, 1.6) *
                   (s->party->path == PATH_LEVERAGE ? 1.35
                    : s->party->path == PATH_STAR   ? .5
                                                    : 1);
    int64_t most = IT(TOTAL_ASSETS) * 82 / 100 - IT(TOTAL_LIABILITIES),
            wanted = whole(s, share * (double)IT(TOTAL_ASSETS));
    split_debt(s, now, most < 0 ? 0 : wanted < most ? wanted : whole(s, (double)most));
    IT(LONG_TERM_PAYABLES) = sector->fixed_share > .4 ? whole(s, fixed * .03) : 0;
    add_up_balance(now);
    double equity = (double)(IT(TOTAL_ASSETS) - IT(TOTAL_LIABILITIES));
    IT(PAID_IN_CAPITAL) = whole(s, fmax(equity, .1 * s->annual_revenue) * .45);
    IT(CAPITAL_RESERVE) = whole(s, fmax(equity, 0) * .08);
    IT(SURPLUS_RESERVE) = whole(s, fmax(equity, 0) * .05);
    IT(MINORITY_INTERESTS) = whole(s, fmax(equity, 0) * s->minority);
    add_up_balance(now);
    IT(UNDISTRIBUTED_PROFIT) = IT(TOTAL_ASSETS) - IT(TOTAL_LIABILITIES) - IT(TOTAL_EQUITY);
    add_up_balance(now);
}

/* --- one period ------------------------------------------------------------------------------------------------ */

static void income(struct simulation *s, const struct period *was, struct period *now, const struct pull *pull,
                   double climate)
{
    const struct sector *sector = s->party->sector;
    double part = now->months / 12.0, before = s->annual_revenue, mood = (climate - 100) / 100;
    double growth = sector->growth + sector->cycle * mood * .9 + pull->growth + .05 * random_normal(&s->r);
    s->annual_revenue *= fmax(.45, 1 + growth * part);
    s->growth = s->annual_revenue / before - 1;
    s->margin = fmin(.85, fmax(.02, sector->gross_margin * (1 + .5 * sector->cycle * mood) + s->bias + pull->margin +
                                        .008 * random_normal(&s->r)));
    /* Overheads follow sales with a delay, so a fall in sales hurts. */
    double revenue = s->annual_revenue * part, overhead = (.45 * before + .55 * s->annual_revenue) * part;
    double smaller = s->party->revenue < 20000000 ? .95 : 1.04;
    IT(REVENUE) = whole(s, revenue);
    IT(COGS) = whole(s, revenue * (1 - s->margin));
    IT(TAXES_SURCHARGES) = whole(s, revenue * .005);
    IT(SELLING_EXPENSE) = whole(s, overhead * sector->selling * smaller);
    IT(ADMIN_EXPENSE) = whole(s, overhead * sector->administration * smaller);
    IT(RD_EXPENSE) = whole(s, overhead * sector->research * smaller);
    double rate = .044 + pull->rate +
                  (s->party->kind == CUSTOMER_KIND_LARGE   ? -.006
                   : s->party->kind == CUSTOMER_KIND_MICRO ? .008
                                                           : 0);
    IT(INTEREST_EXPENSE) = whole(s, (double)debt(was) * rate * part);
    IT(FINANCE_EXPENSE) = IT(INTEREST_EXPENSE) - whole(s, (double)WAS(CASH) * .003 * part) + whole(s, revenue * .0004);
    IT(OTHER_INCOME) = whole(s, revenue * random_between(&s->r, .0005, .004));
    IT(INVESTMENT_INCOME) =
        whole(s, (double)WAS(LONG_TERM_EQUITY_INVESTMENT) * .05 * part + (double)WAS(TRADING_ASSETS) * .02 * part);
    IT(IMPAIRMENT_LOSS) =
        whole(s, (double)WAS(ACCOUNTS_RECEIVABLE) * (.006 + .02 * fmax(0, pull->receivable - .2)) * part);
    IT(DEPRECIATION_AMORTISATION) = whole(s, (double)(WAS(FIXED_ASSETS) + WAS(INTANGIBLE_ASSETS)) * .078 * part);
    IT(OPERATING_PROFIT) = IT(REVENUE) - IT(COGS) - IT(TAXES_SURCHARGES) - IT(SELLING_EXPENSE) - IT(ADMIN_EXPENSE) -
                           IT(RD_EXPENSE) - IT(FINANCE_EXPENSE) + IT(OTHER_INCOME) + IT(INVESTMENT_INCOME) -
                           IT(IMPAIRMENT_LOSS);
    IT(NON_OPERATING_NET) = whole(s, revenue * .001 * random_normal(&s->r));
    IT(TOTAL_PROFIT) = IT(OPERATING_PROFIT) + IT(NON_OPERATING_NET);
    double tax = sector->research >= .03 ? .15 : s->party->kind == CUSTOMER_KIND_MICRO ? .05 : .25;
    IT(INCOME_TAX) = IT(TOTAL_PROFIT) > 0 ? whole(s, (double)IT(TOTAL_PROFIT) * tax) : 0;
    IT(NET_PROFIT) = IT(TOTAL_PROFIT) - IT(INCOME_TAX);
    IT(NET_PROFIT_PARENT) = IT(NET_PROFIT) - whole(s, (double)IT(NET_PROFIT) * s->minority);
}

static void plant(const struct simulation *s, const struct period *was, struct period *now, const struct pull *pull)
{
    double part = now->months / 12.0, wear = (double)IT(DEPRECIATION_AMORTISATION);
    double spending = fmax(.1, 1.0 + pull->invest) * wear + .45 * fmax(0, s->growth) * (double)WAS(FIXED_ASSETS) * part;
    IT(CAPEX) = whole(s, spending);
    int64_t building = whole(s, spending * .7), rights = whole(s, spending * .05);
    int64_t finished = whole(s, (double)WAS(CONSTRUCTION_IN_PROGRESS) * (pull->invest > 2 ? .3 : .8) * part);
    int64_t rights_worn = whole(s, wear * .1);
    IT(CONSTRUCTION_IN_PROGRESS) = WAS(CONSTRUCTION_IN_PROGRESS) + building - finished;
    IT(INTANGIBLE_ASSETS) = WAS(INTANGIBLE_ASSETS) + rights - rights_worn;
    IT(FIXED_ASSETS) =
        WAS(FIXED_ASSETS) + finished + IT(CAPEX) - building - rights - (IT(DEPRECIATION_AMORTISATION) - rights_worn);
    IT(LONG_TERM_EQUITY_INVESTMENT) = whole(s, (double)WAS(LONG_TERM_EQUITY_INVESTMENT) * (1 + .06 * part));
    IT(OTHER_NON_CURRENT_ASSETS) = WAS(OTHER_NON_CURRENT_ASSETS);
    IT(TRADING_ASSETS) = WAS(TRADING_ASSETS);
    IT(LONG_TERM_PAYABLES) = WAS(LONG_TERM_PAYABLES);
}

static void equity(struct simulation *s, const struct period *was, struct period *now)
{
    int64_t profit = IT(NET_PROFIT_PARENT);
    bool full_year = now->months == 12;
    bool reserves = profit > 0 && full_year && 2 * WAS(SURPLUS_RESERVE) < WAS(PAID_IN_CAPITAL);
    IT(PAID_IN_CAPITAL) = WAS(PAID_IN_CAPITAL);
    if (full_year && (s->party->path == PATH_YOUNG ? random_chance(&s->r, .4) : random_chance(&s->r, .05)))
        IT(PAID_IN_CAPITAL) += whole(s, (double)WAS(PAID_IN_CAPITAL) * random_between(&s->r, .1, .4));
    IT(CAPITAL_RESERVE) = WAS(CAPITAL_RESERVE);
    IT(SURPLUS_RESERVE) = WAS(SURPLUS_RESERVE) + (reserves ? whole(s, (double)profit * .1) : 0);
    bool pays = full_year && profit > 0 && WAS(UNDISTRIBUTED_PROFIT) > profit && s->party->path != PATH_YOUNG &&
                s->party->path != PATH_PROJECT;
    IT(DIVIDENDS_DECLARED) = pays ? whole(s, (double)profit * random_between(&s->r, .3, .75)) : 0;
    IT(UNDISTRIBUTED_PROFIT) =
        WAS(UNDISTRIBUTED_PROFIT) + profit - (IT(SURPLUS_RESERVE) - WAS(SURPLUS_RESERVE)) - IT(DIVIDENDS_DECLARED);
    IT(MINORITY_INTERESTS) = WAS(MINORITY_INTERESTS) + IT(NET_PROFIT) - profit;
}

/* Borrowing closes the gap as far as lenders go; beyond that owners and related parties lend, and suppliers wait. */
static void funding(const struct simulation *s, const struct period *was, struct period *now)
{
    IT(CASH) = 0;
    split_debt(s, now, 0);
    add_up_balance(now);
    int64_t gap = IT(TOTAL_ASSETS) - IT(TOTAL_LIABILITIES) - IT(TOTAL_EQUITY);
    int64_t least = whole(s, s->annual_revenue * .022), target = whole(s, s->annual_revenue * .095);
    int64_t most = whole(s, s->debt_most * (double)(IT(TOTAL_ASSETS) + target)),
            keep =
                whole(s, (double)debt(was) * (1 - (s->party->path == PATH_ZOMBIE ? -.03 : .15) * now->months / 12.0));
    int64_t wanted = gap + target;
    int64_t total = wanted < keep ? keep : wanted > most ? (most > keep ? most : keep) : wanted;
    split_debt(s, now, total);
    int64_t cash = total - gap;
    if (cash < least) {
        int64_t short_of = least - cash;
        int64_t waiting = whole(s, (double)short_of * .4);
        IT(ACCOUNTS_PAYABLE) += waiting;
        IT(OTHER_PAYABLES) += short_of - waiting;
        cash = least;
    }
    IT(CASH) = cash;
    add_up_balance(now);
}

static void cash_flow(const struct simulation *s, const struct period *was, struct period *now)
{
    bool exporter = s->party->number % 5 == 0 && s->party->kind >= CUSTOMER_KIND_MEDIUM;
    IT(NET_CASH_CHANGE) = IT(CASH) - WAS(CASH);
    IT(FX_EFFECT) = exporter ? whole(s, (double)WAS(CASH) * .004) : 0;
    IT(CFI) = -IT(CAPEX) + IT(INVESTMENT_INCOME) -
              (IT(LONG_TERM_EQUITY_INVESTMENT) - WAS(LONG_TERM_EQUITY_INVESTMENT)) -
              (IT(TRADING_ASSETS) - WAS(TRADING_ASSETS));
    IT(CFF) = debt(now) - debt(was) + IT(PAID_IN_CAPITAL) - WAS(PAID_IN_CAPITAL) - IT(INTEREST_EXPENSE) -
              IT(DIVIDENDS_DECLARED);
    IT(CFO) = IT(NET_CASH_CHANGE) - IT(CFI) - IT(CFF) - IT(FX_EFFECT);
}

static double judge(const struct period *now)
{
    double interest = (double)IT(INTEREST_EXPENSE), earned = (double)(IT(TOTAL_PROFIT) + IT(INTEREST_EXPENSE));
    double cover = interest > 0 ? fmin(5, fmax(-3, earned / interest)) : 5;
    double owed = (double)IT(TOTAL_LIABILITIES) / fmax(1, (double)IT(TOTAL_ASSETS));
    double near = (double)(IT(SHORT_TERM_BORROWINGS) + IT(NON_CURRENT_DUE_WITHIN_1Y));
    double liquid = near > 0 ? fmin(2, (double)IT(CASH) / near) : 2;
    return 1 / (1 + exp(-(-2.0 + .75 * (1.6 - cover) + 5 * (owed - .68) - 1.1 * (liquid - .5))));
}

/* --- the run --------------------------------------------------------------------------------------------------- */

/* Annual reports are in by May. One company in sixteen has not sent its last two. */
static int last_year(const struct world *world, const struct party *party)
{
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    bool stale = party->detailed && (party->story ? party->number == STALE_STORY : party->number % 16 == 5);
    return year - (month < 5 ? 2 : 1) - 2 * stale;
}

static bool half_year_due(const struct world *world, const struct party *party, int last)
{
    int year, month, day;
    date_to_civil(world->options.today, &year, &month, &day);
    bool reports = party->kind == CUSTOMER_KIND_LARGE || party->story ||
                   (party->kind == CUSTOMER_KIND_MEDIUM && party->number % 2);
    return party->detailed && last == year - 1 && month >= 9 && reports;
}

static int months_ago(const struct world *world, int64_t date)
{
    return (int)((world->options.today - date) / 30);
}

static void step(struct simulation *s, const struct period *was, struct period *now, double years)
{
    struct pull pull = path_pull(s->party->path, years);
    income(s, was, now, &pull, world_climate(s->world, s->party->sector, months_ago(s->world, now->period_end)));
    working_capital(s, now, &pull);
    plant(s, was, now, &pull);
    equity(s, was, now);
    funding(s, was, now);
    cash_flow(s, was, now);
}

void books_make(const struct world *world, const struct party *party, int count, bool consolidated, struct books *books)
{
    static const double tolerance[PATH_COUNT] = {.48, .42, .52, .52, .64, .68, .74, .60, .75};
    bool large = party->kind == CUSTOMER_KIND_LARGE;
    struct simulation s = {.world = world,
                           .party = party,
                           .r = world_random(world, STREAM_BOOKS, party->number),
                           .unit = large ? 10000 : 1,
                           .annual_revenue = (double)party->revenue * (consolidated ? 1.35 : 1),
                           .margin = party->sector->gross_margin,
                           .minority = consolidated ? .06 : 0,
                           .debt_most = fmax(tolerance[party->path], party->sector->debt_share + .12)};
    s.turnover = random_between(&s.r, .75, 1.25);
    s.bias = .006 + .018 * random_normal(&s.r);
    int last = last_year(world, party);
    bool half = half_year_due(world, party, last);
    struct period was = {.period_end = date_from_civil(last - count, 12, 31), .months = 12};
    *books = (struct books){0};
    opening(&s, &was);
    for (int i = 0; i < count + half && books->count < STATEMENTS_MOST; i++) {
        struct period now = {.period_end = i < count ? date_from_civil(last - count + 1 + i, 12, 31)
                                                     : date_from_civil(last + 1, 6, 30),
                             .months = i < count ? 12 : 6};
        step(&s, &was, &now, i);
        was = books->periods[books->count++] = now;
    }
    books->distress = judge(&was);
}
