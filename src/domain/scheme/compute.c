#include "base/text.h"
#include "domain/scheme/scheme.h"
#include "policy/write.h"
#include "quant/irr.h"

#include <math.h>
#include <string.h>

enum { MONTHS_MOST = 480 };

static double fact_of(struct fact_set *facts, const char *name)
{
    const struct fact *fact = fact_find(facts->table, name);
    struct value value = fact ? fact_value(facts, fact) : value_unknown(VALUE_NUMBER, VALUE_MISSING);
    return !value_known(value) ? NAN : value.type == VALUE_MONEY ? (double)value.minor : value.number;
}

/* --- reading
 * ------------------------------------------------------------------------------------------------------------ */

static const struct error *whole(struct session *s, const struct json *map, const char *path, const char *key,
                                 int64_t low, int64_t high, int64_t *value)
{
    const struct json *item = json_get(map, key);
    double number;
    if (json_absent(item))
        return NULL;
    const char *field = arena_format(s->arena, "%s.%s", path, key);
    if (!json_number(item, &number) || number != floor(number))
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = field, .value = "", .arguments = {"int"});
    if (number < (double)low || number > (double)high)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = field, .value = arena_format(s->arena, "%.0f", number),
                          .arguments = {arena_format(s->arena, "%lld..%lld", (long long)low, (long long)high)});
    *value = (int64_t)number;
    return NULL;
}

static const struct error *share(struct session *s, const struct json *map, const char *path, const char *key,
                                 double *value)
{
    const struct json *item = json_get(map, key);
    if (json_absent(item))
        return NULL;
    if (!json_number(item, value) || !(*value >= -1 && *value <= 1))
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = arena_format(s->arena, "%s.%s", path, key), .value = "",
                          .arguments = {"-1..1"});
    return NULL;
}

static const struct error *facility_read(struct session *s, int64_t customer, const struct json *item, const char *path,
                                         struct scheme_facility *f)
{
    static const char *const securities[] = {"credit", "guarantee", "mortgage", "pledge"};
    const char *product = json_get_text(item, "product"), *security = json_get_text(item, "security");
    struct deal *d = &f->deal;
    deal_clear(d);
    d->customer = customer;
    d->product = policy_product(s->policy, product);
    if (!d->product)
        return error_make(s->arena, ERROR_DEAL_PRODUCT, .field = arena_format(s->arena, "%s.product", path),
                          .value = product ? product : "");
    TRY(whole(s, item, path, "amount", 0, INT64_C(1000000000000000), &d->amount));
    TRY(whole(s, item, path, "term_months", 1, MONTHS_MOST, &d->term_months));
    TRY(whole(s, item, path, "grace_months", 0, MONTHS_MOST, &d->grace_months));
    TRY(whole(s, item, path, "security_value", 0, INT64_C(1000000000000000), &d->security_value));
    TRY(share(s, item, path, "rate", &d->rate));
    TRY(share(s, item, path, "upfront_fee", &d->upfront_fee));
    TRY(share(s, item, path, "yearly_fee", &d->yearly_fee));
    if (d->amount == NONE)
        return error_make(s->arena, ERROR_FIELD_REQUIRED, .field = arena_format(s->arena, "%s.amount", path));
    if (d->term_months == NONE)
        d->term_months = 12;
    if (d->grace_months != NONE && d->grace_months >= d->term_months)
        d->grace_months = d->term_months - 1;
    for (int64_t i = 0; security && i < 4; i++)
        if (!strcmp(securities[i], security))
            d->security = i;
    f->repayment = json_get_text(item, "repayment");
    if (!f->repayment)
        f->repayment = "bullet";
    return NULL;
}

/* --- cash flow
 * ---------------------------------------------------------------------------------------------------------- */

static const struct error *schedule_of(struct session *s, struct scheme_facility *f, double rate)
{
    bool bullet = !strcmp(f->repayment, "bullet");
    struct schedule_terms terms = {
        .method = !strcmp(f->repayment, "equal_instalment") ? SCHEDULE_EQUAL_INSTALMENT : SCHEDULE_EQUAL_PRINCIPAL,
        .principal_minor = f->deal.amount,
        .rate_e8 = (int64_t)llround(rate * 1e8),
        .interest_basis = INTEREST_PER_PERIOD,
        .start_date = s->today,
        .period_months = 1,
        .periods = f->deal.term_months,
        .interest_only_periods = bullet                         ? f->deal.term_months - 1
                                 : f->deal.grace_months == NONE ? 0
                                                                : f->deal.grace_months,
    };
    return f->deal.amount ? schedule_build(s->arena, &terms, &f->schedule) : NULL;
}

static double yearly_fee(const struct scheme_facility *f)
{
    return isnan(f->deal.yearly_fee) ? f->deal.product->yearly_fee : f->deal.yearly_fee;
}

/* Month 0: money in, fees out; then what is paid. A guarantee or a letter of credit moves no money but its fee. */
static void flows_add(struct scheme_result *r, const struct scheme_facility *f, double *flows)
{
    bool moves = f->deal.product->conversion >= 1 || !f->deal.product->lends;
    if (moves)
        flows[0] += (double)f->deal.amount;
    flows[0] -= f->fee;
    r->fees[0] += f->fee;
    r->drawn[0] += moves ? (double)f->deal.amount : 0;
    for (size_t i = 0; i < f->schedule.count; i++) {
        const struct schedule_row *row = &f->schedule.rows[i];
        size_t year = i / 12;
        if (moves) {
            flows[i + 1] -= (double)row->payment_minor;
            r->interest[year] += (double)row->interest_minor;
            r->principal[year] += (double)row->principal_minor;
        }
        if (i % 12 == 0) {
            double fee = yearly_fee(f) * (double)row->opening_minor;
            flows[i + 1] -= fee;
            r->fees[year] += fee;
        }
        if (moves && (i % 12 == 11 || i + 1 == f->schedule.count))
            r->balance[year] += (double)row->closing_minor;
    }
}

static void cover_find(struct scheme_result *r)
{
    r->least_cover = NAN;
    for (int y = 0; y < r->years; y++) {
        double service = r->interest[y] + r->principal[y] + r->fees[y];
        r->cover[y] = r->income == NONE || !(service > 0) ? NAN : (double)r->income * pow(1 + r->growth, y) / service;
        if (!isnan(r->cover[y]) && !(r->cover[y] >= r->least_cover))
            r->least_cover = r->cover[y];
    }
}

static void cost_find(struct session *s, struct scheme_result *r)
{
    double *flows = ARENA_LIST(s->arena, double, MONTHS_MOST + 1);
    size_t months = 0;
    for (size_t i = 0; i < r->facility_count; i++) {
        flows_add(r, &r->facilities[i], flows);
        if (r->facilities[i].schedule.count > months)
            months = r->facilities[i].schedule.count;
    }
    flows[0] -= (double)r->services;
    r->fees[0] += (double)r->services;
    r->years = (int)((months + 11) / 12);
    struct irr irr = irr_solve_periodic(s->arena, flows, months + 1);
    r->customer_cost = irr.status == IRR_OK ? pow(1 + irr.rate, 12) - 1 : NAN;
    cover_find(r);
}

/* --- the bank's side
 * ----------------------------------------------------------------------------------------------------- */

static const struct error *facility_price(struct session *s, struct scheme_result *r, struct scheme_facility *f,
                                          struct fact_set *facts)
{
    const struct pricing *p = s->policy->pricing;
    price_compute(s->arena, s->policy, &f->deal, facts, &f->price);
    double upfront = isnan(f->deal.upfront_fee) ? f->deal.product->upfront_fee : f->deal.upfront_fee,
           amount = (double)f->deal.amount / 100;
    f->fee = upfront * (double)f->deal.amount;
    TRY(schedule_of(s, f, f->price.terms.loan_rate));
    r->financed += f->deal.product->conversion >= 1 || !f->deal.product->lends ? f->deal.amount : 0;
    if (!f->deal.product->lends) {
        double years = fmax(1, (double)f->deal.term_months / 12),
               fees = amount * (upfront / years + yearly_fee(f)) - amount * pricing_cost(p, f->deal.product->line) / 10;
        r->profit += fees * (1 - p->tax_rate);
        return NULL;
    }
    r->evaluated &= f->price.evaluated;
    r->profit += f->price.result.after_tax_profit;
    r->capital += f->price.result.economic_capital;
    r->expected_loss += f->price.result.expected_loss;
    return NULL;
}

/* All facilities together decide who may approve and how much security the grade asks for. */
static const struct error *level_find(struct session *s, struct scheme_result *r, struct fact_set *facts)
{
    int64_t exposure = 0, secured = 0, lent = 0;
    struct table_result terms;
    for (size_t i = 0; i < r->facility_count; i++) {
        const struct deal *d = &r->facilities[i].deal;
        exposure += d->product->lends ? (int64_t)((double)d->amount * d->product->conversion) : 0;
        lent += d->product->lends ? d->amount : 0;
        secured += d->security_value == NONE ? 0 : d->security_value;
    }
    double own = fact_of(facts, "exposure"), group = fact_of(facts, "group_exposure"),
           base = isnan(group) ? own : fmax(group, isnan(own) ? 0 : own);
    r->exposure_after = (int64_t)(isnan(base) ? 0 : base) + exposure;
    r->secured_share = lent ? (double)secured / (double)lent : NAN;
    r->secured_wanted = NAN;
    fact_put_int(facts, "deal_group_exposure", r->exposure_after);
    if (r->facility_count)
        fact_put_text(facts, "deal_family", r->facilities[0].deal.product->family);
    r->level = deal_level(s->arena, s->policy, facts);
    const struct decision_table *table = policy_table(s->policy, "rating_terms");
    if (!table)
        return NULL;
    table_decide(s->arena, table, facts, &terms);
    struct value wanted = table_output(&terms, 0, "secured_share", facts);
    if (terms.evaluated && value_known(wanted))
        r->secured_wanted = wanted.number;
    return NULL;
}

static const struct error *heads_read(struct session *s, const struct json *content, struct scheme_result *r)
{
    r->name = json_get_text(content, "name");
    r->own = r->uses = r->services = 0;
    r->income = NONE;
    TRY(whole(s, content, "scheme", "own", 0, INT64_C(1000000000000000), &r->own));
    TRY(whole(s, content, "scheme", "uses", 0, INT64_C(1000000000000000), &r->uses));
    TRY(whole(s, content, "scheme", "services", 0, INT64_C(1000000000000000), &r->services));
    TRY(whole(s, content, "scheme", "income", 0, INT64_C(1000000000000000), &r->income));
    return share(s, content, "scheme", "growth", &r->growth);
}

const struct error *scheme_work_out(struct session *s, int64_t customer, const struct json *content,
                                    struct scheme_result *r)
{
    const struct json *list = json_get(content, "facilities");
    struct fact_set *facts = NULL;
    *r = (struct scheme_result){.evaluated = true, .raroc = NAN};
    TRY(heads_read(s, content, r));
    if (!list || list->kind != JSON_LIST || !list->count || list->count > SCHEME_FACILITIES_MOST)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "facilities",
                          .value = arena_format(s->arena, "%zu", list && list->kind == JSON_LIST ? list->count : 0),
                          .arguments = {"1..12"});
    for (size_t i = 0; i < list->count; i++) {
        struct scheme_facility *f = &r->facilities[r->facility_count++];
        TRY(facility_read(s, customer, &list->items[i], arena_format(s->arena, "facilities[%zu]", i), f));
        if (!facts && customer != NONE)
            TRY(deal_facts(s, s->policy, &f->deal, &facts));
        if (!facts)
            facts = fact_set_new(s->arena, s->policy->facts);
        TRY(facility_price(s, r, f, facts));
    }
    cost_find(s, r);
    r->eva = r->profit - s->policy->pricing->hurdle * r->capital;
    if (r->evaluated && r->capital > 0)
        r->raroc = r->profit / r->capital;
    return level_find(s, r, facts);
}

/* --- writing
 * ------------------------------------------------------------------------------------------------------------ */

static void facility_write(struct json_writer *w, struct session *s, const struct scheme_facility *f)
{
    json_open(w, '{');
    json_put_text(w, "product", f->deal.product->doc->name);
    write_label(w, "label", f->deal.product->doc->label);
    json_put_text(w, "line", f->deal.product->line);
    json_put_bool(w, "lends", f->deal.product->lends);
    json_put_int(w, "amount", f->deal.amount);
    json_put_double(w, "fee", f->fee);
    json_put_int(w, "interest", f->schedule.total_interest_minor);
    json_put_int(w, "first_payment", f->schedule.count ? f->schedule.rows[0].payment_minor : NONE);
    json_key(w, "price");
    price_write(w, s->policy, &f->price);
    json_close(w, '}');
}

static void numbers_write(struct json_writer *w, const char *key, const double *numbers, int count)
{
    json_key(w, key);
    json_open(w, '[');
    for (int i = 0; i < count; i++)
        json_write_double(w, numbers[i]);
    json_close(w, ']');
}

void scheme_result_write(struct json_writer *w, struct session *s, const struct scheme_result *r)
{
    json_open(w, '{');
    json_put_text(w, "name", r->name);
    json_put_bool(w, "evaluated", r->evaluated);
    json_put_int(w, "own", r->own);
    json_put_int(w, "uses", r->uses);
    json_put_int(w, "financed", r->financed);
    json_put_int(w, "services", r->services);
    json_put_int(w, "gap", r->uses - r->own - r->financed);
    json_put_double(w, "raroc", r->raroc);
    json_put_double(w, "capital", r->capital);
    json_put_double(w, "profit", r->profit);
    json_put_double(w, "expected_loss", r->expected_loss);
    json_put_double(w, "eva", r->eva);
    json_put_double(w, "customer_cost", r->customer_cost);
    json_put_double(w, "least_cover", r->least_cover);
    json_put_text(w, "level", r->level);
    json_put_double(w, "secured_share", r->secured_share);
    json_put_double(w, "secured_wanted", r->secured_wanted);
    json_put_int(w, "exposure_after", r->exposure_after);
    json_key(w, "facilities");
    json_open(w, '[');
    for (size_t i = 0; i < r->facility_count; i++)
        facility_write(w, s, &r->facilities[i]);
    json_close(w, ']');
    numbers_write(w, "drawn", r->drawn, r->years);
    numbers_write(w, "interest", r->interest, r->years);
    numbers_write(w, "principal", r->principal, r->years);
    numbers_write(w, "fees", r->fees, r->years);
    numbers_write(w, "balance", r->balance, r->years);
    numbers_write(w, "cover", r->cover, r->years);
    json_close(w, '}');
}
