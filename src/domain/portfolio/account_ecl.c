/* Stage and expected loss of one account. CAS 22; the marginal PD of a year is unconditional already, discounting at
 * the effective rate, the year's loss in its middle. */
#include "domain/portfolio/position.h"
#include "quant/ecl.h"

#include <math.h>
#include <string.h>

enum { YEARS_MOST = 30 };

const char *const stage_reason_names[] = {"performing",    "pd_rise",        "watch",     "days",
                                          "impaired_days", "impaired_class", "defaulted", "origination_unknown"};
const struct label stage_reason_labels[] = {
    {"信用风险未显著增加", "No significant increase in risk"},
    {"违约概率较发放时显著上升", "PD rose significantly since origination"},
    {"五级分类为关注", "Classified special mention"},
    {"逾期超过30天", "More than 30 days overdue"},
    {"逾期超过90天", "More than 90 days overdue"},
    {"五级分类为不良", "Classified non-performing"},
    {"客户评级为违约", "Customer rated in default"},
    {"发放时评级未知，未评估违约概率变化", "Rating at origination unknown: rise of the PD not evaluated"},
};

void ecl_terms_make(const struct position *p, struct ecl_terms *terms)
{
    memset(terms, 0, sizeof(*terms));
    for (size_t k = 0; k < p->scenarios->scenario_count && terms->count < SCENARIOS_MOST; k++) {
        const struct scenario *scenario = &p->scenarios->scenarios[k];
        double weight = p->stress ? scenario == p->stress : scenario->weight;
        double lgd_add = p->stress ? 0 : scenario->lgd_add;
        if (weight <= 0)
            continue;
        size_t n = terms->count++;
        terms->weight[n] = weight;
        terms->lgd_add[n] = lgd_add;
        for (int cycle = 0; cycle < 3; cycle++)
            for (int year = 0; year <= YEARS_MOST; year++) {
                double fade = fmax(0, 1 - year / p->scenarios->revert_years);
                double shift = scenario_shift(p->scenarios, scenario, cycle);
                /* Under a stress the PDs stand at their worst already and come back. */
                terms->odds[n][cycle][year] = exp(p->stress ? shift * (1 - fade) : -shift * fade);
            }
    }
}

/* Cumulative PDs and exposures of the years left; the last year may be a part of one. */
struct run {
    double cumulative[YEARS_MOST + 1], ead[YEARS_MOST + 1];
    size_t years;
};

static void fill(const struct position *p, const double *odds, double pd, size_t i, struct run *run)
{
    double left = p->years[i], survival = 1;
    run->years = (size_t)ceil(left);
    for (size_t t = 0; t < run->years; t++) {
        double part = fmin(1, left - (double)t), year = pd / (pd + (1 - pd) * odds[t]);
        survival *= part < 1 ? 1 - year * part : 1 - year;
        run->cumulative[t] = 1 - survival;
        run->ead[t] = p->exposure[i] * (p->amortising[i] ? fmax(0, 1 - (double)t / left) : 1);
    }
}

static double years_pd(double pd, double years)
{
    return 1 - pow(1 - pd, years);
}

static int stage_of(const struct position *p, size_t i, struct account_ecl *e)
{
    bool origination = !isnan(p->pd_origination[i]);
    int64_t days = p->overdue_days[i]; /* against the policy's days, which may differ from 30 and 90 */
    e->lifetime_pd = years_pd(fmin(p->pd[i], 0.9999), p->years[i]);
    e->lifetime_pd_origination = origination ? years_pd(fmin(p->pd_origination[i], 0.9999), p->years[i]) : NAN;
    bool defaulted = p->customers[p->customer[i]].defaulted, classed = p->class[i] >= LOAN_FIVE_CLASS_SUBSTANDARD;
    bool watch = p->class[i] == LOAN_FIVE_CLASS_SPECIAL_MENTION;
    const struct ecl_stage_terms terms = {
        .days_past_due = days > p->scenarios->default_days ? 91
                         : days > p->scenarios->sicr_days  ? 31
                                                           : 0,
        .pd_origination = origination ? e->lifetime_pd_origination : e->lifetime_pd,
        .pd_current = e->lifetime_pd,
        .watch_list = watch,
        .credit_impaired = classed || defaulted,
        .pd_multiple = p->scenarios->sicr_multiple,
        .pd_increase = p->scenarios->sicr_increase,
    };
    int stage = ecl_stage(&terms);
    if (stage == 3)
        e->reason = p->overdue_days[i] > p->scenarios->default_days ? STAGE_IMPAIRED_DAYS
                    : classed                                       ? STAGE_IMPAIRED_CLASS
                                                                    : STAGE_DEFAULTED;
    else if (stage == 2)
        e->reason = p->overdue_days[i] > p->scenarios->sicr_days ? STAGE_DAYS : watch ? STAGE_WATCH : STAGE_PD_RISE;
    else
        e->reason = origination ? STAGE_PERFORMING : STAGE_ORIGINATION_UNKNOWN;
    return stage;
}

struct account_ecl account_ecl(const struct position *p, const struct ecl_terms *terms, size_t i)
{
    struct account_ecl e = {0};
    struct run run;
    struct ecl_row rows[YEARS_MOST + 1];
    e.stage = stage_of(p, i, &e);
    double pd = fmax(fmin(p->pd[i], 0.9999), 1e-6), eir = p->rate[i] > 0 ? p->rate[i] : p->scenarios->discount_default;
    int cycle = p->cycle[p->customers[p->customer[i]].section];
    for (size_t k = 0; k < terms->count; k++) {
        double lgd = fmin(1, fmax(0, p->lgd[i] + terms->lgd_add[k])), first, whole;
        if (e.stage == 3) {
            first = whole = fmin(1, lgd + p->scenarios->impaired_recovery_add) * p->exposure[i];
        } else {
            fill(p, terms->odds[k][cycle], pd, i, &run);
            whole = ecl_lifetime(run.cumulative, run.ead, run.years, lgd, eir, true, rows);
            first = rows[0].ecl;
        }
        e.by_scenario[k] = e.stage == 1 ? first : whole;
        e.twelve_months += terms->weight[k] * first;
        e.lifetime += terms->weight[k] * whole;
    }
    e.booked = e.stage == 1 ? e.twelve_months : e.lifetime;
    return e;
}
