#include "domain/assess/market.h"

#include "base/text.h"
#include "queries.h"
#include "record/row.h"

#include <math.h>
#include <string.h>

struct quote {
    int64_t home, day, shares;
    double close;
    const char *currency;
};

struct market_quotes {
    struct quote *items;
    size_t count;
};

const struct error *market_quotes_read(struct session *s, const struct policy_snapshot *policy, int64_t first,
                                       int64_t last, const struct market_quotes **out)
{
    struct market_quotes *quotes = ARENA_NEW(s->arena, struct market_quotes);
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *out = quotes;
    if (!policy->market)
        return NULL;
    TRY(store_query(s->tx, &query_market_quotes,
                    VALUES(sql_int(first), sql_int(last), sql_int(s->today), sql_int(s->today - policy->market->days)),
                    &rows));
    while (rows_next(rows, &error)) {
        struct quote quote = {rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 3), rows_real(rows, 2),
                              rows_null(rows, 4) ? "CNY" : arena_text(s->arena, rows_text(rows, 4))};
        ARENA_PUSH(s->arena, quotes->items, quotes->count, room, quote);
    }
    return error;
}

static double fact_number(const struct policy_snapshot *policy, struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(policy->facts, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (!value_known(value))
        return NAN;
    return value.type == VALUE_MONEY ? (double)value.minor : value.number;
}

static const char *fact_word(const struct policy_snapshot *policy, struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(policy->facts, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_TEXT, VALUE_MISSING);
    return value_known(value) && value.type == VALUE_TEXT ? value.text : NULL;
}

static double deviation(const double *series, size_t count)
{
    double sum = 0, squares = 0, n = (double)count - 1;
    for (size_t i = 1; i < count; i++)
        sum += log(series[i] / series[i - 1]);
    for (size_t i = 1; i < count; i++) {
        double off = log(series[i] / series[i - 1]) - sum / n;
        squares += off * off;
    }
    return sqrt(squares / (n - 1));
}

static struct merton_terms terms_of(const struct market_model *model, double default_point)
{
    return (struct merton_terms){default_point, model->risk_free, model->horizon_years};
}

/* Closing prices times the latest number of shares: closes are adjusted, so a split must not count twice. */
static void take_series(struct arena *arena, const struct quote *quotes, size_t count, int64_t since,
                        struct market_opinion *o)
{
    double *equities = ARENA_LIST(arena, double, count + 1);
    int64_t *days = ARENA_LIST(arena, int64_t, count + 1);
    for (size_t i = 0; i < count; i++)
        if (quotes[i].shares != NONE)
            o->shares = (double)quotes[i].shares;
    for (size_t i = 0; i < count; i++) {
        if (!(quotes[i].close > 0) || quotes[i].day <= since)
            continue;
        days[o->quote_count] = quotes[i].day;
        equities[o->quote_count++] = quotes[i].close * o->shares * 100;
        o->quoted_on = quotes[i].day;
        o->close = quotes[i].close;
        o->currency = quotes[i].currency;
    }
    o->equities = equities;
    o->days = days;
    if (o->quote_count)
        o->equity = equities[o->quote_count - 1];
}

static void say(struct market_opinion *o, const char *zh, const char *en)
{
    o->missing = (struct label){zh, en};
}

static bool enough(struct arena *arena, const struct market_model *model, int64_t today, const char *currency,
                   struct market_opinion *o)
{
    if (!(o->shares > 0))
        say(o, "没有总股本", "the number of shares is missing");
    else if ((int64_t)o->quote_count < model->least_quotes)
        say(o, arena_format(arena, "收盘价只有 %zu 个，至少要 %lld 个", o->quote_count, (long long)model->least_quotes),
            arena_format(arena, "only %zu closing prices, at least %lld are needed", o->quote_count,
                         (long long)model->least_quotes));
    else if (today - o->quoted_on > model->stale_days)
        say(o, arena_format(arena, "最近收盘价是 %lld 天前", (long long)(today - o->quoted_on)),
            arena_format(arena, "the latest closing price is %lld days old", (long long)(today - o->quoted_on)));
    else if (currency && !text_equal(currency, o->currency))
        say(o, arena_format(arena, "股价币种 %s 与报表币种 %s 不同", o->currency, currency),
            arena_format(arena, "share price in %s, statement in %s", o->currency, currency));
    return !o->missing.zh;
}

static void solve_listed(struct arena *arena, const struct market_model *model, struct market_opinion *o)
{
    struct merton_terms terms = terms_of(model, o->default_point);
    struct merton_series series;
    double *assets = ARENA_LIST(arena, double, o->quote_count);
    o->equity_volatility = deviation(o->equities, o->quote_count) * sqrt(model->days_per_year);
    bool solved = o->equity_volatility > 0 &&
                  merton_solve(o->equity, o->equity_volatility, &terms, model->risk_free, &o->two_equations);
    o->iterated = merton_series_solve(o->equities, o->quote_count, &terms, model->days_per_year, assets, &series);
    o->two_equations_pd = solved ? market_pd(model, o->two_equations.distance_to_default) : NAN;
    if (!solved && !o->iterated) {
        say(o, "方程无解（股价没有波动）", "the equations have no solution (the share price does not move)");
        return;
    }
    o->basis = MARKET_LISTED;
    o->assets = o->iterated ? assets : NULL;
    o->asset_value = o->iterated ? series.asset_value_last : o->two_equations.asset_value;
    o->asset_volatility = o->iterated ? series.asset_volatility : o->two_equations.asset_volatility;
    o->distance = o->iterated ? series.distance_to_default_risk_neutral : o->two_equations.distance_to_default;
    o->pd = market_pd(model, o->distance);
}

static void solve_proxy(const struct policy_snapshot *policy, struct fact_set *facts, struct market_opinion *o)
{
    const struct market_model *model = policy->market;
    double ebitda = fact_number(policy, facts, "ebitda"), revenue = fact_number(policy, facts, "revenue");
    o->section = fact_word(policy, facts, "industry_section");
    const struct market_proxy *proxy = market_proxy_of(model, o->section);
    if (!proxy || (!(ebitda > 0) && !(revenue > 0))) {
        say(o, "没有 EBITDA 与营业收入", "neither EBITDA nor revenue is known");
        return;
    }
    o->by_revenue = !(ebitda > 0);
    o->multiple = o->by_revenue ? proxy->revenue_multiple : proxy->ebitda_multiple;
    o->multiplied = o->by_revenue ? revenue : ebitda;
    o->basis = MARKET_PROXY;
    o->asset_value = o->multiple * o->multiplied;
    o->asset_volatility = market_volatility(model, o->section, revenue);
    double years = model->horizon_years, sd = o->asset_volatility;
    o->distance = (log(o->asset_value / o->default_point) + (model->risk_free - sd * sd / 2) * years) / (sd * sqrt(years));
    o->pd = market_pd(model, o->distance);
}

void market_opine(struct arena *arena, const struct policy_snapshot *policy, const struct market_quotes *quotes,
                  int64_t customer, int64_t today, struct fact_set *facts, struct market_opinion *o)
{
    const struct market_model *model = policy->market;
    size_t first = 0, last = 0;
    *o = (struct market_opinion){.equity = NAN, .distance = NAN, .pd = NAN, .quoted_on = NONE};
    if (!model) {
        say(o, "没有市场法政策", "there is no policy for it");
        return;
    }
    for (size_t low = 0, high = quotes->count; low < high; first = low) {
        size_t middle = (low + high) / 2;
        if (quotes->items[middle].home < customer)
            low = middle + 1;
        else
            high = middle;
    }
    for (last = first; last < quotes->count && quotes->items[last].home == customer;)
        last++;
    if (last > first)
        take_series(arena, quotes->items + first, last - first, today - model->days, o);
    o->default_point = fact_number(policy, facts, "default_point");
    if (isnan(o->default_point)) {
        say(o, "没有财务报表，违约点未知", "no statement, so the default point is unknown");
        return;
    }
    if (!(o->default_point > 0)) {
        say(o, "没有有息债务，违约点为零", "no interest-bearing debt, so there is nothing to default on");
        return;
    }
    if (o->quote_count == 0)
        solve_proxy(policy, facts, o);
    else if (enough(arena, model, today, fact_word(policy, facts, "statement_currency"), o))
        solve_listed(arena, model, o);
}

void market_facts(const struct fact_range *range, size_t i, struct fact_set *facts)
{
    struct session *s = range->session;
    struct market_opinion o;
    market_opine(s->arena, range->policy, range->quotes, range->ids[i], s->today, facts, &o);
    if (o.quote_count && o.equity > 0)
        fact_put_int(facts, "market_value", llround(o.equity));
    if (o.basis == MARKET_LISTED) {
        fact_put_number(facts, "merton_distance", o.distance);
        fact_put_number(facts, "merton_pd", o.pd);
    } else if (o.basis == MARKET_PROXY) {
        fact_put_number(facts, "merton_proxy_distance", o.distance);
    }
}
