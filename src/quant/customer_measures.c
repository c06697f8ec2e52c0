#include "quant/customer_measures.h"

#include <math.h>

static const double z95 = 1.959963984540054; /* normal quantile of 0.975 */

struct promoter_score promoter_score(int64_t promoters, int64_t passives, int64_t detractors)
{
    double n = (double)promoters + (double)passives + (double)detractors;
    double p = (double)promoters / n, d = (double)detractors / n;
    double score = 100 * (p - d), error = 100 * sqrt(fmax(0, p + d - (p - d) * (p - d)) / n);
    return (struct promoter_score){score, error, {score - z95 * error, score + z95 * error}};
}

static struct interval wilson(double share, double n)
{
    double z2 = z95 * z95, scale = 1 + z2 / n;
    double centre = (share + z2 / (2 * n)) / scale;
    double half = z95 / scale * sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return (struct interval){fmax(0, centre - half), fmin(1, centre + half)};
}

struct share_estimate share_estimate(int64_t satisfied, int64_t n)
{
    double share = (double)satisfied / (double)n;
    double half = z95 * sqrt(share * (1 - share) / (double)n);
    return (struct share_estimate){share, wilson(share, (double)n), {share - half, share + half}};
}

struct share_difference share_difference(int64_t first, int64_t first_n, int64_t second, int64_t second_n)
{
    struct share_difference d = {.first = share_estimate(first, first_n), .second = share_estimate(second, second_n)};
    const struct interval *a = &d.first.wilson_ci95, *b = &d.second.wilson_ci95;
    d.difference = d.first.share - d.second.share;
    d.ci95.low = d.difference - hypot(d.first.share - a->low, b->high - d.second.share);
    d.ci95.high = d.difference + hypot(a->high - d.first.share, d.second.share - b->low);
    return d;
}

struct churn churn(int64_t customers_start, int64_t lost, int64_t gained)
{
    double start = (double)customers_start, rate = (double)lost / start;
    int64_t end = customers_start - lost + gained;
    return (struct churn){.churn_rate = rate,
                          .retention = (double)(customers_start - lost) / start,
                          .customers_end = end,
                          .end_to_start_ratio = (double)end / start,
                          .expected_lifetime_years = lost ? 1 / rate : NAN,
                          .monthly_churn_rate = -expm1(log1p(-rate) / 12)};
}

struct lifetime_value lifetime_value(double margin, double retention, double discount_rate, int64_t years)
{
    double q = retention / (1 + discount_rate);
    double kept = years ? -expm1((double)years * log(q)) : 1; /* 1 - q^years */
    double immediate = margin * kept / (1 - q);
    return (struct lifetime_value){immediate * q, immediate};
}

double conversion(int64_t count, int64_t base)
{
    return base ? (double)count / (double)base : NAN;
}

struct rule_measures rule_measures(size_t baskets, size_t with_if, size_t with_then, size_t with_both)
{
    double n = (double)baskets, p_if = (double)with_if / n, p_then = (double)with_then / n;
    struct rule_measures rule = {.support = (double)with_both / n, .defined = with_if && with_then};
    rule.confidence = with_if ? (double)with_both / (double)with_if : NAN;
    rule.lift = rule.defined ? (double)with_both * n / ((double)with_if * (double)with_then) : NAN;
    rule.leverage = rule.support - p_if * p_then;
    rule.conviction_infinite = with_if && with_both == with_if;
    rule.conviction = rule.conviction_infinite ? NAN : (1 - p_then) / (1 - rule.confidence);
    return rule;
}

const char *const kpi_kind_names[KPI_KINDS + 1] = {
    [KPI_HIGHER] = "higher",
    [KPI_LOWER] = "lower",
    [KPI_DEDUCT] = "deduct",
};

static double clip(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

double kpi_score(enum kpi_kind kind, double actual, double target)
{
    switch (kind) {
    case KPI_HIGHER:
        return 100 * clip(actual / target, 0, 1.2);
    case KPI_LOWER:
        return 100 * clip(2 - actual / target, 0, 1.2);
    default:
        return fmax(100 - 5 * actual, 0);
    }
}

int kpi_bonus_tenths(double total_score)
{
    static const double slack = 1e-9; /* a score of 110 is a sum of binary fractions */
    if (total_score >= 110 - slack)
        return 12;
    if (total_score >= 90 - slack)
        return 10;
    return total_score >= 75 - slack ? 8 : 5;
}

int complaint_days(enum complaint_complexity complexity)
{
    return complexity == COMPLAINT_SIMPLE ? 15 : complexity == COMPLAINT_COMPLEX ? 30 : 60;
}
