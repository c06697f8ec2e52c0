#include "quant/distress.h"

#include <math.h>
#include <stddef.h>

#define ITEM(statement, constant) ((statement)->item[STATEMENT_##constant])

static double quotient(double above, double below)
{
    return below == 0 ? NAN : above / below;
}

/* One variant: weights of X1..X5, a constant, the zone bounds, and which X4. */
struct altman_rule {
    double x1, x2, x3, x4, x5, constant, lower, upper;
    bool market;
};
static const struct altman_rule altman_rules[ALTMAN_VARIANT_COUNT] = {
    [ALTMAN_Z] = {1.2, 1.4, 3.3, 0.6, 1.0, 0, 1.81, 2.99, true},
    [ALTMAN_Z_SALES_0_999] = {1.2, 1.4, 3.3, 0.6, 0.999, 0, 1.81, 2.99, true},
    [ALTMAN_Z_PRIME] = {0.717, 0.847, 3.107, 0.420, 0.998, 0, 1.23, 2.90, false},
    [ALTMAN_Z_DOUBLE_PRIME] = {6.56, 3.26, 6.72, 1.05, 0, 0, 1.10, 2.60, false},
    [ALTMAN_Z_DOUBLE_PRIME_EM] = {6.56, 3.26, 6.72, 1.05, 0, 3.25, 4.35, 5.85, false},
};

/* Why there is no value: an absent item weighs more than a zero denominator, of which it is not known. */
static enum statement_ratio_status altman_status(const struct statement_figures *s, const struct altman_rule *rule)
{
    static const enum statement_item always[] = {STATEMENT_TOTAL_CURRENT_ASSETS, STATEMENT_TOTAL_CURRENT_LIABILITIES,
                                                 STATEMENT_SURPLUS_RESERVE,      STATEMENT_UNDISTRIBUTED_PROFIT,
                                                 STATEMENT_TOTAL_PROFIT,         STATEMENT_INTEREST_EXPENSE,
                                                 STATEMENT_TOTAL_ASSETS,         STATEMENT_TOTAL_LIABILITIES};
    for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
        if (isnan(s->item[always[i]]))
            return RATIO_MISSING;
    if (isnan(rule->market ? ITEM(s, MARKET_CAP) : ITEM(s, TOTAL_EQUITY)) || (rule->x5 != 0 && isnan(ITEM(s, REVENUE))))
        return RATIO_MISSING;
    return ITEM(s, TOTAL_ASSETS) == 0 || ITEM(s, TOTAL_LIABILITIES) == 0 ? RATIO_ZERO_DENOMINATOR : RATIO_OK;
}

static struct altman_score altman_score(const struct statement_figures *s, const struct altman *x,
                                        const struct altman_rule *rule)
{
    enum statement_ratio_status status = altman_status(s, rule);
    if (status != RATIO_OK)
        return (struct altman_score){NAN, DISTRESS_NONE, status};
    double value = rule->x1 * x->x1 + rule->x2 * x->x2 + rule->x3 * x->x3 +
                   rule->x4 * (rule->market ? x->x4_market : x->x4_book) + rule->constant;
    if (rule->x5 != 0)
        value += rule->x5 * x->x5;
    enum distress_zone zone = value < rule->lower   ? DISTRESS_DISTRESS
                              : value > rule->upper ? DISTRESS_SAFE
                                                    : DISTRESS_GREY;
    return (struct altman_score){value, zone, RATIO_OK};
}

struct altman altman_compute(const struct statement_figures *s)
{
    double assets = ITEM(s, TOTAL_ASSETS), liabilities = ITEM(s, TOTAL_LIABILITIES);
    struct altman found = {
        .x1 = quotient(ITEM(s, TOTAL_CURRENT_ASSETS) - ITEM(s, TOTAL_CURRENT_LIABILITIES), assets),
        .x2 = quotient(ITEM(s, SURPLUS_RESERVE) + ITEM(s, UNDISTRIBUTED_PROFIT), assets),
        .x3 = quotient(ITEM(s, TOTAL_PROFIT) + ITEM(s, INTEREST_EXPENSE), assets),
        .x4_market = quotient(ITEM(s, MARKET_CAP), liabilities),
        .x4_book = quotient(ITEM(s, TOTAL_EQUITY), liabilities),
        .x5 = quotient(ITEM(s, REVENUE), assets),
    };
    for (int i = 0; i < ALTMAN_VARIANT_COUNT; i++)
        found.score[i] = altman_score(s, &found, &altman_rules[i]);
    return found;
}

/* An item a score needs of a period, and whether it stands alone in a denominator. */
struct need {
    int period;
    enum statement_item item;
    bool divides;
};
static const struct distress_fault no_fault = {-1};

/* In the order of the periods and of the statement's items, which is the order a reader looks for them. */
static struct distress_fault find_fault(const struct statement_figures *const *periods, const struct need *needs,
                                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double value = periods[needs[i].period]->item[needs[i].item];
        if (isnan(value) || (needs[i].divides && value == 0))
            return (struct distress_fault){needs[i].period, needs[i].item, !isnan(value)};
    }
    return no_fault;
}

#define NEED(period, constant)                                                                                         \
    {                                                                                                                  \
        period, STATEMENT_##constant, false                                                                            \
    }
#define DIVIDES(period, constant)                                                                                      \
    {                                                                                                                  \
        period, STATEMENT_##constant, true                                                                             \
    }
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static double long_term_debt(const struct statement_figures *s)
{
    return ITEM(s, LONG_TERM_BORROWINGS) + ITEM(s, BONDS_PAYABLE);
}

static double gross_margin(const struct statement_figures *s)
{
    return (ITEM(s, REVENUE) - ITEM(s, COGS)) / ITEM(s, REVENUE);
}

static double average_assets(const struct statement_figures *a, const struct statement_figures *b)
{
    return (ITEM(a, TOTAL_ASSETS) + ITEM(b, TOTAL_ASSETS)) / 2;
}

static double current_ratio(const struct statement_figures *s)
{
    return ITEM(s, TOTAL_CURRENT_ASSETS) / ITEM(s, TOTAL_CURRENT_LIABILITIES);
}

static const struct need piotroski_needs[] = {
    NEED(0, TOTAL_CURRENT_ASSETS),
    NEED(0, TOTAL_ASSETS),
    DIVIDES(0, TOTAL_CURRENT_LIABILITIES),
    NEED(0, LONG_TERM_BORROWINGS),
    NEED(0, BONDS_PAYABLE),
    DIVIDES(0, REVENUE),
    NEED(0, COGS),
    NEED(0, NET_PROFIT),
    NEED(0, CFO),
    NEED(0, SHARES_MN),
    NEED(1, TOTAL_CURRENT_ASSETS),
    DIVIDES(1, TOTAL_ASSETS),
    DIVIDES(1, TOTAL_CURRENT_LIABILITIES),
    NEED(1, LONG_TERM_BORROWINGS),
    NEED(1, BONDS_PAYABLE),
    DIVIDES(1, REVENUE),
    NEED(1, COGS),
    NEED(1, NET_PROFIT),
    NEED(1, SHARES_MN),
    DIVIDES(2, TOTAL_ASSETS),
};

struct distress_fault piotroski_compute(const struct statement_figures *const periods[3], struct piotroski *result)
{
    struct distress_fault fault = find_fault(periods, piotroski_needs, COUNT(piotroski_needs));
    if (fault.period >= 0)
        return fault;
    const struct statement_figures *now = periods[0], *prior = periods[1], *before = periods[2];
    for (int i = 0; i < 2; i++)
        if (average_assets(periods[i], periods[i + 1]) == 0)
            return (struct distress_fault){i, STATEMENT_TOTAL_ASSETS, true};
    struct piotroski p = {
        .roa = ITEM(now, NET_PROFIT) / ITEM(prior, TOTAL_ASSETS),
        .roa_prior = ITEM(prior, NET_PROFIT) / ITEM(before, TOTAL_ASSETS),
        .leverage = long_term_debt(now) / average_assets(now, prior),
        .leverage_prior = long_term_debt(prior) / average_assets(prior, before),
    };
    p.roa_positive = p.roa > 0;
    p.cfo_positive = ITEM(now, CFO) > 0;
    p.roa_up = p.roa > p.roa_prior;
    p.cfo_above_net_profit = ITEM(now, CFO) / ITEM(prior, TOTAL_ASSETS) > p.roa;
    p.leverage_down = p.leverage < p.leverage_prior;
    p.current_ratio_up = current_ratio(now) > current_ratio(prior);
    p.no_new_shares = ITEM(now, SHARES_MN) <= ITEM(prior, SHARES_MN);
    p.gross_margin_up = gross_margin(now) > gross_margin(prior);
    p.turnover_up = ITEM(now, REVENUE) / ITEM(prior, TOTAL_ASSETS) > ITEM(prior, REVENUE) / ITEM(before, TOTAL_ASSETS);
    p.f_score = p.roa_positive + p.cfo_positive + p.roa_up + p.cfo_above_net_profit + p.leverage_down +
                p.current_ratio_up + p.no_new_shares + p.gross_margin_up + p.turnover_up;
    *result = p;
    return no_fault;
}

#define BENEISH_NEEDS(period, receivables)                                                                             \
    receivables, NEED(period, TOTAL_CURRENT_ASSETS), NEED(period, FIXED_ASSETS), DIVIDES(period, TOTAL_ASSETS),        \
        NEED(period, TOTAL_CURRENT_LIABILITIES), NEED(period, LONG_TERM_BORROWINGS), NEED(period, BONDS_PAYABLE),      \
        DIVIDES(period, REVENUE), NEED(period, COGS), NEED(period, SELLING_EXPENSE), NEED(period, ADMIN_EXPENSE)
static const struct need beneish_needs[] = {
    BENEISH_NEEDS(0, NEED(0, ACCOUNTS_RECEIVABLE)),
    NEED(0, NET_PROFIT),
    DIVIDES(0, DEPRECIATION_AMORTISATION),
    NEED(0, CFO),
    BENEISH_NEEDS(1, DIVIDES(1, ACCOUNTS_RECEIVABLE)),
    NEED(1, DEPRECIATION_AMORTISATION),
};

/* The parts of the indices, of one period. */
struct beneish_parts {
    double receivables, margin, other_assets, depreciation, overhead, leverage;
};

static struct beneish_parts beneish_parts(const struct statement_figures *s)
{
    double wear = ITEM(s, DEPRECIATION_AMORTISATION);
    return (struct beneish_parts){
        .receivables = ITEM(s, ACCOUNTS_RECEIVABLE) / ITEM(s, REVENUE),
        .margin = gross_margin(s),
        .other_assets = 1 - (ITEM(s, TOTAL_CURRENT_ASSETS) + ITEM(s, FIXED_ASSETS)) / ITEM(s, TOTAL_ASSETS),
        .depreciation = quotient(wear, wear + ITEM(s, FIXED_ASSETS)),
        .overhead = (ITEM(s, SELLING_EXPENSE) + ITEM(s, ADMIN_EXPENSE)) / ITEM(s, REVENUE),
        .leverage = (long_term_debt(s) + ITEM(s, TOTAL_CURRENT_LIABILITIES)) / ITEM(s, TOTAL_ASSETS),
    };
}

/* Denominators made of several items: the item named is the one that makes the sum vanish most directly. */
static struct distress_fault composite_fault(const struct beneish_parts *now, const struct beneish_parts *prior)
{
    if (now->margin == 0)
        return (struct distress_fault){0, STATEMENT_COGS, true};
    if (isnan(now->depreciation))
        return (struct distress_fault){0, STATEMENT_FIXED_ASSETS, true};
    if (prior->other_assets == 0)
        return (struct distress_fault){1, STATEMENT_TOTAL_ASSETS, true};
    if (isnan(prior->depreciation))
        return (struct distress_fault){1, STATEMENT_FIXED_ASSETS, true};
    if (prior->leverage == 0)
        return (struct distress_fault){1, STATEMENT_TOTAL_CURRENT_LIABILITIES, true};
    if (prior->overhead == 0)
        return (struct distress_fault){1, STATEMENT_SELLING_EXPENSE, true};
    return no_fault;
}

struct distress_fault beneish_compute(const struct statement_figures *const periods[2], struct beneish *result)
{
    struct distress_fault fault = find_fault(periods, beneish_needs, COUNT(beneish_needs));
    if (fault.period >= 0)
        return fault;
    struct beneish_parts now = beneish_parts(periods[0]), prior = beneish_parts(periods[1]);
    fault = composite_fault(&now, &prior);
    if (fault.period >= 0)
        return fault;
    struct beneish b = {
        .dsri = now.receivables / prior.receivables,
        .gmi = prior.margin / now.margin,
        .aqi = now.other_assets / prior.other_assets,
        .sgi = ITEM(periods[0], REVENUE) / ITEM(periods[1], REVENUE),
        .depi = prior.depreciation / now.depreciation,
        .sgai = now.overhead / prior.overhead,
        .lvgi = now.leverage / prior.leverage,
        .tata = (ITEM(periods[0], NET_PROFIT) - ITEM(periods[0], CFO)) / ITEM(periods[0], TOTAL_ASSETS),
    };
    b.m8 = -4.84 + 0.920 * b.dsri + 0.528 * b.gmi + 0.404 * b.aqi + 0.892 * b.sgi + 0.115 * b.depi - 0.172 * b.sgai +
           4.679 * b.tata - 0.327 * b.lvgi;
    b.above_minus_1_78 = b.m8 > -1.78;
    b.above_minus_2_22 = b.m8 > -2.22;
    *result = b;
    return no_fault;
}
