/* The price of a loan: cost of money, running cost, expected loss, capital, tax. One set of inputs, one result, solved
 * in any direction. */
#include "base/text.h"
#include "domain/deal/deal.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

static double or_else(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

static double fact_number(struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(facts->table, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    if (!value_known(value))
        return NAN;
    return value.type == VALUE_MONEY ? (double)value.minor : value.type == VALUE_NUMBER ? value.number : NAN;
}

static const struct pricing_security *security_of(const struct pricing *pricing, int64_t security)
{
    static const char *const names[] = {"credit", "guarantee", "mortgage", "pledge"};
    for (size_t i = 0; security >= 0 && security < 4 && i < pricing->security_count; i++)
        if (!strcmp(pricing->securities[i].name, names[security]))
            return &pricing->securities[i];
    return NULL;
}

/* What a sale of the security brings lowers the loss; a guarantee counts for the whole amount. */
static double loss_given_default(const struct policy_snapshot *policy, const struct deal *deal)
{
    const struct pricing_security *security = security_of(policy->pricing, deal->security);
    double covered = deal->security == APPLICATION_SECURITY_GUARANTEE ? 1 : 0;
    if (deal->security_value != NONE && deal->amount > 0)
        covered = fmin(1, (double)deal->security_value / (double)deal->amount);
    double lgd = deal->product->lgd * (1 - (security ? security->recovery * covered : 0));
    return fmax(lgd, policy->pricing->lgd_floor);
}

static double floor_of(struct arena *arena, const struct policy_snapshot *policy, const struct deal *deal,
                       struct fact_set *facts)
{
    const struct decision_table *table = policy_table(policy, "rating_terms");
    struct table_result result;
    double floor = NAN;
    if (table) {
        table_decide(arena, table, facts, &result);
        struct value value = table_output(&result, 0, "price_floor", facts);
        floor = result.evaluated && value_known(value) ? value.number : NAN;
    }
    return isnan(floor)                     ? deal->product->floor_bp
           : isnan(deal->product->floor_bp) ? floor
                                            : fmax(floor, deal->product->floor_bp);
}

void price_compute(struct arena *arena, const struct policy_snapshot *policy, const struct deal *deal,
                   struct fact_set *facts, struct price *price)
{
    const struct pricing *p = policy->pricing;
    const struct product *product = deal->product;
    double years = (double)deal->term_months / 12, revenue = fact_number(facts, "revenue"),
           pd = or_else(deal->pd, fact_number(facts, "pd"));
    *price = (struct price){.lpr = pricing_lpr(p, deal->term_months), .floor_bp = floor_of(arena, policy, deal, facts)};
    price->repricing_months = deal->repricing_months == NONE ? product->repricing_months : deal->repricing_months;
    double ead = (double)deal->amount / 100 * product->conversion;
    double rate = or_else(deal->rate, price->lpr + or_else(price->floor_bp, 0) / 1e4);
    price->side_rate = deal->side_income == NONE || !(ead > 0) ? 0 : (double)deal->side_income / 100 / ead;
    price->terms = (struct raroc_terms){
        .ead = ead,
        .loan_rate = rate,
        .ftp_rate = or_else(deal->ftp_rate, pricing_ftp(p, deal->term_months, price->repricing_months)),
        .fee_rate = or_else(deal->yearly_fee, product->yearly_fee) +
                    or_else(deal->upfront_fee, product->upfront_fee) / fmax(1, years) + price->side_rate,
        .operating_cost_rate = or_else(deal->cost_rate, pricing_cost(p, product->line)),
        .irb = {.pd = fmin(irb_floored_pd(pd, p->pd_floor), 0.9999),
                .lgd = or_else(deal->lgd, loss_given_default(policy, deal)),
                .maturity_years = years,
                .turnover_10m_cny = revenue > 0 && revenue <= 300e8 ? revenue / 1e9 : NAN,
                .turnover_million_eur = NAN},
        .tax_rate = or_else(deal->tax_rate, p->tax_rate),
        .capital_ratio = or_else(deal->capital_ratio, p->capital_ratio),
        .capital_return_rate = p->capital_return,
        .target_raroc = or_else(deal->target_raroc, p->target_raroc),
        .lpr_rate = price->lpr,
    };
    price->spread_bp = (rate - price->lpr) * 1e4;
    price->evaluated = !isnan(pd) && pd < 1 && ead > 0 && product->lends;
    if (price->evaluated)
        price->result = raroc(&price->terms);
}

/* --- solving
 * ---------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    size_t offset;
    double low, high;
} inputs[] = {
    {"rate", offsetof(struct raroc_terms, loan_rate), 0, 1},
    {"yearly_fee", offsetof(struct raroc_terms, fee_rate), 0, 0.5},
    {"side_income", offsetof(struct raroc_terms, fee_rate), 0, 0.5},
    {"ftp_rate", offsetof(struct raroc_terms, ftp_rate), 0, 0.5},
    {"cost_rate", offsetof(struct raroc_terms, operating_cost_rate), 0, 0.5},
    {"pd", offsetof(struct raroc_terms, irb.pd), 1e-5, 0.6},
    {"lgd", offsetof(struct raroc_terms, irb.lgd), 0.01, 1},
    {"tax_rate", offsetof(struct raroc_terms, tax_rate), 0, 0.99},
    {"capital_ratio", offsetof(struct raroc_terms, capital_ratio), 0.001, 1},
};

static double gap_at(const struct price *price, size_t offset, double value)
{
    struct raroc_terms terms = price->terms;
    *(double *)((char *)&terms + offset) = value;
    return raroc(&terms).raroc - terms.target_raroc;
}

double price_solve(const struct price *price, const char *input)
{
    size_t i = 0;
    while (i < sizeof(inputs) / sizeof(*inputs) && strcmp(inputs[i].name, input))
        i++;
    if (i == sizeof(inputs) / sizeof(*inputs) || !price->evaluated)
        return NAN;
    double low = inputs[i].low, high = inputs[i].high, at_low = gap_at(price, inputs[i].offset, low),
           at_high = gap_at(price, inputs[i].offset, high);
    if (!isfinite(at_low) || !isfinite(at_high) || (at_low > 0) == (at_high > 0))
        return NAN;
    for (int step = 0; step < 100; step++) {
        double middle = (low + high) / 2, at = gap_at(price, inputs[i].offset, middle);
        if ((at > 0) == (at_low > 0))
            low = middle;
        else
            high = middle;
    }
    double found = (low + high) / 2;
    /* Fee and other income share one term: what is asked for is the part that is not there yet. */
    if (!strcmp(input, "yearly_fee"))
        return found - price->side_rate;
    return !strcmp(input, "side_income") ? (found - (price->terms.fee_rate - price->side_rate)) * price->terms.ead * 100
                                         : found;
}

/* --- level and words
 * --------------------------------------------------------------------------------------------------- */

const char *deal_level(struct arena *arena, const struct policy_snapshot *policy, struct fact_set *facts)
{
    const struct decision_table *table = policy_table(policy, "approval_authority");
    struct table_result result;
    if (!table)
        return "committee";
    table_decide(arena, table, facts, &result);
    struct value level = table_output(&result, 0, "level", facts);
    const struct fact *fact = fact_find(policy->facts, "deal_level");
    return result.evaluated && value_known(level) && fact ? fact->choices[level.choice].name : "committee";
}

static void parts_write(struct json_writer *w, const struct price *price)
{
    const struct raroc_terms *t = &price->terms;
    double capital = price->result.economic_capital / t->ead;
    const struct {
        const char *name;
        double rate;
    } parts[] = {{"ftp", t->ftp_rate},
                 {"cost", t->operating_cost_rate},
                 {"expected_loss", t->irb.pd * t->irb.lgd},
                 {"capital", (t->target_raroc / (1 - t->tax_rate) - t->capital_return_rate) * capital},
                 {"fees", -t->fee_rate}};
    json_key(w, "parts");
    json_open(w, '[');
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        json_open(w, '{');
        json_put_text(w, "name", parts[i].name);
        json_put_double(w, "rate", parts[i].rate);
        json_close(w, '}');
    }
    json_close(w, ']');
}

void price_write(struct json_writer *w, const struct policy_snapshot *policy, const struct price *price)
{
    const struct raroc_terms *t = &price->terms;
    json_open(w, '{');
    write_document(w, "policy", policy->pricing->doc);
    json_put_bool(w, "evaluated", price->evaluated);
    json_put_double(w, "rate", t->loan_rate);
    json_put_double(w, "lpr", price->lpr);
    json_put_double(w, "spread_bp", price->spread_bp);
    json_put_double(w, "floor_bp", price->floor_bp);
    json_put_double(w, "ftp_rate", t->ftp_rate);
    json_put_double(w, "fee_rate", t->fee_rate);
    json_put_double(w, "side_rate", price->side_rate);
    json_put_double(w, "cost_rate", t->operating_cost_rate);
    json_put_double(w, "pd", price->evaluated ? t->irb.pd : NAN);
    json_put_double(w, "lgd", t->irb.lgd);
    json_put_double(w, "maturity_years", t->irb.maturity_years);
    json_put_double(w, "tax_rate", t->tax_rate);
    json_put_double(w, "capital_ratio", t->capital_ratio);
    json_put_double(w, "target_raroc", t->target_raroc);
    json_put_int(w, "repricing_months", price->repricing_months);
    json_put_double(w, "ead", t->ead);
    json_put_double(w, "raroc", price->evaluated ? price->result.raroc : NAN);
    json_put_double(w, "capital", price->evaluated ? price->result.economic_capital : NAN);
    json_put_double(w, "rwa", price->evaluated ? price->result.rwa : NAN);
    json_put_double(w, "expected_loss", price->evaluated ? price->result.expected_loss : NAN);
    json_put_double(w, "profit", price->evaluated ? price->result.after_tax_profit : NAN);
    json_put_double(w, "eva", price->evaluated ? price->result.eva : NAN);
    json_put_double(w, "breakeven_rate", price->evaluated ? price->result.breakeven_rate : NAN);
    json_put_double(w, "breakeven_spread_bp", price->evaluated ? price->result.spread_bp : NAN);
    if (price->evaluated)
        parts_write(w, price);
    json_close(w, '}');
}
