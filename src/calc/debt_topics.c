/* Project debt on its own: repayment profiles, sculpting, cash sweep, interest during construction, public payments. */
#include "calc/topics.h"

#include "quant/debt_profile.h"

#include <math.h>

struct debt_input {
    int profile;
    double debt, interest_rate, target_dscr, scheduled_principal, sweep_share;
    struct number_list cfads, draws;
};

static void put_year(struct json_writer *w, size_t k)
{
    json_open(w, '{');
    json_put_int(w, "year", (int64_t)k + 1);
}

/* --- repayment_profile --- */
static const struct calc_field profile_fields[] = {
    CALC_CHOICE(struct debt_input, profile, debt_profile_names, LABEL("还款方式", "repayment profile")),
    CALC_NUMBER(struct debt_input, debt, ABOVE(0), LABEL("债务", "debt")),
    CALC_NUMBER(struct debt_input, interest_rate, ABOVE(-1), LABEL("利率", "interest rate")),
    CALC_NUMBERS(struct debt_input, cfads, NOT_EMPTY,
                 LABEL("各年可用于偿债的现金流", "cash flow for debt service a year")),
};

static const struct error *answer_profile(struct calc *calc, const void *input)
{
    const struct debt_input *in = input;
    struct json_writer *w = &calc->out;
    const struct debt_year *rows = debt_profile(calc->arena, (enum debt_profile_kind)in->profile, in->debt,
                                                in->interest_rate, in->cfads.items, in->cfads.count);
    double least = NAN, sum = 0;
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < in->cfads.count; k++) {
        put_year(w, k);
        json_put_double(w, "debt_opening", rows[k].opening);
        json_put_double(w, "interest", rows[k].interest);
        json_put_double(w, "principal", rows[k].principal);
        json_put_double(w, "debt_service", rows[k].service);
        json_put_double(w, "debt_closing", rows[k].closing);
        json_put_double(w, "dscr", rows[k].dscr);
        json_close(w, '}');
        least = fmin(least, rows[k].dscr);
        sum += rows[k].dscr;
    }
    json_close(w, ']');
    json_put_double(w, "min_dscr", least);
    json_put_double(w, "average_dscr", sum / (double)in->cfads.count);
    return NULL;
}

/* --- cash_sweep --- */
static const struct calc_field sweep_fields[] = {
    CALC_NUMBER(struct debt_input, debt, ABOVE(0), LABEL("债务", "debt")),
    CALC_NUMBER(struct debt_input, interest_rate, LABEL("利率", "interest rate")),
    CALC_NUMBER(struct debt_input, scheduled_principal, AT_LEAST(0),
                LABEL("每年计划还本", "scheduled principal a year")),
    CALC_NUMBER(struct debt_input, sweep_share, FROM_TO(0, 1), LABEL("现金清扫比例", "share of excess cash swept")),
    CALC_NUMBERS(struct debt_input, cfads, NOT_EMPTY,
                 LABEL("各年可用于偿债的现金流", "cash flow for debt service a year")),
};

static const struct error *answer_sweep(struct calc *calc, const void *input)
{
    const struct debt_input *in = input;
    struct sweep_terms terms = {in->debt, in->interest_rate, in->scheduled_principal, in->sweep_share};
    size_t count;
    const struct debt_year *rows = debt_sweep(calc->arena, &terms, in->cfads.items, in->cfads.count, &count);
    struct json_writer *w = &calc->out;
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < count; k++) {
        put_year(w, k);
        json_put_double(w, "debt_opening", rows[k].opening);
        json_put_double(w, "interest", rows[k].interest);
        json_put_double(w, "scheduled_principal", rows[k].principal);
        json_put_double(w, "sweep", rows[k].sweep);
        json_put_double(w, "debt_closing", rows[k].closing);
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_int(w, "repaid_in_year", debt_repaid(&rows[count - 1]) ? (int64_t)count : NONE);
    return NULL;
}

/* --- sculpting --- */
static const struct calc_field sculpting_fields[] = {
    CALC_NUMBERS(struct debt_input, cfads, NOT_EMPTY,
                 LABEL("各年可用于偿债的现金流", "cash flow for debt service a year")),
    CALC_NUMBER(struct debt_input, interest_rate, ABOVE(-1), LABEL("利率", "interest rate")),
    CALC_NUMBER(struct debt_input, target_dscr, ABOVE(0), LABEL("目标偿债备付率", "target debt service cover")),
};

static const struct error *answer_sculpting(struct calc *calc, const void *input)
{
    const struct debt_input *in = input;
    const struct debt_year *rows =
        debt_sculpt(calc->arena, in->cfads.items, in->cfads.count, in->interest_rate, in->target_dscr);
    struct json_writer *w = &calc->out;
    json_put_double(w, "debt", rows[0].opening);
    json_put_double(w, "llcr", rows[0].opening > 0 ? in->target_dscr : NAN);
    json_key(w, "rows");
    json_open(w, '[');
    for (size_t k = 0; k < in->cfads.count; k++) {
        put_year(w, k);
        json_put_double(w, "debt_opening", rows[k].opening);
        json_put_double(w, "interest", rows[k].interest);
        json_put_double(w, "principal", rows[k].principal);
        json_put_double(w, "debt_service", rows[k].service);
        json_put_double(w, "debt_closing", rows[k].closing);
        json_close(w, '}');
    }
    json_close(w, ']');
    return NULL;
}

/* --- construction_interest --- */
static const struct calc_field construction_fields[] = {
    CALC_NUMBERS(struct debt_input, draws, NOT_EMPTY, AT_LEAST(0), LABEL("各年借款", "draws a year")),
    CALC_NUMBER(struct debt_input, interest_rate, AT_LEAST(0), LABEL("利率", "interest rate")),
};

static const struct error *answer_construction(struct calc *calc, const void *input)
{
    const struct debt_input *in = input;
    double *interest = ARENA_LIST(calc->arena, double, in->draws.count), total = 0;
    double closing = debt_construction_interest(in->draws.items, in->draws.count, in->interest_rate, interest);
    for (size_t t = 0; t < in->draws.count; t++)
        total += interest[t];
    calc_put_numbers(calc, "interest", interest, in->draws.count);
    json_put_double(&calc->out, "total_interest", total);
    json_put_double(&calc->out, "closing_balance", closing);
    return NULL;
}

/* --- availability_payment --- */
struct availability_input {
    double construction_cost, profit_rate, discount_rate, annual_operating_cost;
    int64_t years;
    struct number_list user_charges;
};

static const struct calc_field availability_fields[] = {
    CALC_NUMBER(struct availability_input, construction_cost, AT_LEAST(0), LABEL("全部建设成本", "construction cost")),
    CALC_NUMBER(struct availability_input, profit_rate, LABEL("合理利润率", "reasonable profit rate")),
    CALC_NUMBER(struct availability_input, discount_rate, LABEL("年度折现率", "discount rate")),
    CALC_INTEGER(struct availability_input, years, FROM_TO(1, 10000), LABEL("财政运营补贴年数", "years of payment")),
    CALC_NUMBER(struct availability_input, annual_operating_cost, AT_LEAST(0),
                LABEL("年度运营成本", "operating cost a year")),
    CALC_NUMBERS(struct availability_input, user_charges, OPTIONAL, LENGTH_IS(struct availability_input, years),
                 LABEL("各年使用者付费", "user charges a year")),
};

static const struct error *answer_availability(struct calc *calc, const void *input)
{
    const struct availability_input *in = input;
    struct availability_terms terms = {.construction_cost = in->construction_cost,
                                       .profit_rate = in->profit_rate,
                                       .discount_rate = in->discount_rate,
                                       .annual_operating_cost = in->annual_operating_cost,
                                       .user_charges = in->user_charges.items,
                                       .years = (size_t)in->years};
    double *payments = ARENA_LIST(calc->arena, double, terms.years);
    availability_payments(&terms, payments);
    calc_put_numbers(calc, "payment", payments, terms.years);
    return NULL;
}

static const struct calc_topic topics[] = {
    CALC_TOPIC("repayment_profile", "给定还款方式下的偿债备付率", "Debt service cover of a repayment profile",
               struct debt_input, profile_fields, answer_profile),
    CALC_TOPIC("cash_sweep", "现金清扫", "Cash sweep", struct debt_input, sweep_fields, answer_sweep),
    CALC_TOPIC("sculpting", "按偿债备付率雕塑还款", "Debt sculpted to a cover ratio", struct debt_input,
               sculpting_fields, answer_sculpting),
    CALC_TOPIC("construction_interest", "建设期利息", "Interest during construction", struct debt_input,
               construction_fields, answer_construction),
    CALC_TOPIC("availability_payment", "PPP 可用性付费", "Availability payment of a public project",
               struct availability_input, availability_fields, answer_availability),
};
const struct calc_section debt_topics = {topics, sizeof(topics) / sizeof(topics[0])};
