/* A project with a public partner: whether the budget can bear its payments in every year, the subsidy that is missing,
 * and what is owed when the concession ends early, year by year and cause by cause. */
#include "domain/project/overview.h"
#include "policy/write.h"

#include <math.h>
#include <string.h>

static double or_zero(int64_t fen)
{
    return fen == NONE ? 0 : (double)fen / 100;
}

/* What the public partner pays in the model in periods FROM..TO: availability payments and subsidies. */
static double public_payment(const struct project_view *v, size_t from, size_t to)
{
    const struct json *list = json_get(v->solved.made.content, "revenues");
    double sum = 0;
    for (size_t i = 0; list && list->kind == JSON_LIST && i < list->count; i++) {
        const char *driver = json_get_text(&list->items[i], "driver");
        bool pays = driver && (!strcmp(driver, "availability") || !strcmp(driver, "ppp_availability") ||
                               !strcmp(driver, "subsidy"));
        for (size_t t = from; pays && t < to; t++)
            sum += project_row(v->solved.made.plan, PL_revenue, i)[t];
    }
    return sum;
}

/* What is left for shareholders after period TO, at the model's discount rate. */
static double equity_left(const struct project_plan *plan, size_t to)
{
    double value = 0, discount = 1 / (1 + plan->numbers[PK_period_discount]);
    for (size_t t = plan->periods; t-- > to;)
        value = (value + plan->rows[PL_equity_flow][t]) * discount;
    return fmax(0, value);
}

static void write_causes(const struct project_view *v, struct json_writer *w, size_t to)
{
    const struct project_plan *plan = v->solved.made.plan;
    double debt = plan->rows[PL_debt_total][to - 1] + plan->rows[PL_interest_payable][to - 1],
           equity = equity_left(plan, to), rate = 0;
    for (size_t i = 0; i < plan->shape.counts[PG_TRANCHE]; i++)
        rate += project_row(plan, PL_debt_weight, i)[to - 1] * project_row(plan, PL_debt_rate_plan, i)[to - 1];
    json_put_double(w, "debt", debt);
    json_put_double(w, "equity", equity);
    json_key(w, "termination");
    json_open(w, '[');
    for (size_t i = 0; i < v->rules->cause_count; i++) {
        const struct termination_cause *cause = &v->rules->causes[i];
        double owed = debt * (cause->debt + rate * cause->break_months / 12) + equity * cause->equity;
        json_write_double(w, fmax(0, owed - cause->insured * or_zero(v->insured)));
    }
    json_close(w, ']');
}

/* The obligations of a year: as stated, or as the model pays them when that is more. */
static double write_year(const struct project_view *v, struct json_writer *w, int year, size_t from, size_t to,
                         double budget)
{
    double modelled = public_payment(v, from, to), stated = or_zero(v->row.fiscal_year_payment);
    double paid = from < v->solved.made.plan->shape.construction ? modelled : fmax(modelled, stated),
           all = paid + or_zero(v->row.fiscal_other), share = budget > 0 ? all / budget : NAN;
    json_open(w, '{');
    json_put_int(w, "year", year);
    json_put_double(w, "payment", paid);
    json_put_double(w, "obligations", all);
    json_put_double(w, "budget", budget > 0 ? budget : NAN);
    json_put_double(w, "share", share);
    write_causes(v, w, to);
    json_close(w, '}');
    return share;
}

/* Every calendar year of the model to the end of the concession; the budget grows from this year on. */
static double write_years(const struct project_view *v, struct json_writer *w)
{
    const struct project_case *made = &v->solved.made;
    double worst = NAN, growth = v->row.fiscal_growth == NONE ? 0 : (double)v->row.fiscal_growth / 1e8;
    int this_year, month, day, last = 9999;
    date_to_civil(v->s->today, &this_year, &month, &day);
    if (v->row.concession_until != NONE)
        date_to_civil(v->row.concession_until, &last, &month, &day);
    for (size_t from = 0, to; from < made->plan->periods; from = to) {
        int year, other;
        project_case_month(made, from, &year, &month);
        for (to = from + 1; to < made->plan->periods && (project_case_month(made, to, &other, &month), other == year);)
            to++;
        if (year < this_year || year > last)
            continue;
        double budget = or_zero(v->row.fiscal_budget) * pow(1 + growth, year - this_year);
        worst = fmax(worst, write_year(v, w, year, from, to, budget)); /* passes over NAN */
    }
    return worst;
}

static void write_cause_names(const struct project_view *v, struct json_writer *w)
{
    json_key(w, "causes");
    json_open(w, '[');
    for (size_t i = 0; i < v->rules->cause_count; i++) {
        json_open(w, '{');
        json_put_text(w, "cause", v->rules->causes[i].cause);
        write_label(w, "label", v->rules->causes[i].label);
        json_put_double(w, "debt", v->rules->causes[i].debt);
        json_put_double(w, "equity", v->rules->causes[i].equity);
        json_put_double(w, "break_months", v->rules->causes[i].break_months);
        json_put_double(w, "insured", v->rules->causes[i].insured * or_zero(v->insured));
        json_close(w, '}');
    }
    json_close(w, ']');
    json_put_text(w, "termination_source", v->rules->termination_source);
}

/* A level yearly subsidy in operation whose present value lifts the shareholders' NPV to zero. */
static double subsidy_gap(const struct project_view *v)
{
    const double *n = v->solved.made.plan->numbers;
    const struct project_shape *shape = &v->solved.made.plan->shape;
    double years = (double)shape->operation * n[PK_period_years], rate = n[PK_discount_rate],
           built = pow(1 + rate, (double)shape->construction * n[PK_period_years]);
    double annuity = rate > 0 ? (1 - pow(1 + rate, -years)) / rate / built : years / built;
    return fmax(0, -n[PK_equity_npv] / annuity);
}

void project_concession_write(const struct project_view *v, struct json_writer *w)
{
    const struct project *p = &v->row;
    bool known = p->ppp == 1 && p->fiscal_year_payment != NONE && p->fiscal_budget != NONE && p->fiscal_budget > 0;
    double worst = NAN;
    json_key(w, "public_budget");
    json_open(w, '{');
    json_put_bool(w, "ppp", p->ppp == 1);
    json_key(w, "years");
    json_open(w, '[');
    if (p->ppp == 1 && v->has_plan)
        worst = write_years(v, w);
    json_close(w, ']');
    if (!known)
        worst = NAN;
    else if (isnan(worst)) /* without a model: this year as stated */
        worst = (or_zero(p->fiscal_year_payment) + or_zero(p->fiscal_other)) / or_zero(p->fiscal_budget);
    json_put_double(w, "share", worst);
    json_put_double(w, "most", v->rules->public_budget_most);
    json_put_text(w, "state",
                  isnan(worst)                           ? "not_evaluated"
                  : worst > v->rules->public_budget_most ? "breach"
                                                         : "pass");
    json_put_text(w, "source", v->rules->public_budget_source);
    json_put_double(w, "subsidy_gap", v->has_plan ? subsidy_gap(v) : NAN);
    write_cause_names(v, w);
    json_put_date(w, "concession_until", p->concession_until);
    json_close(w, '}');
}
