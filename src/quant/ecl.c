#include "quant/ecl.h"

#include <math.h>

double ecl_lifetime(const double *cumulative_pd, const double *ead, size_t years, double lgd,
                    double effective_interest_rate, bool mid_year, struct ecl_row *rows)
{
    double before = 0, sum = 0;
    for (size_t i = 0; i < years; i++) {
        struct ecl_row *row = &rows[i];
        double time = (double)(i + 1) - (mid_year ? 0.5 : 0);
        row->cumulative_pd = cumulative_pd[i];
        row->marginal_pd = cumulative_pd[i] - before;
        row->survival_start = 1 - before;
        row->conditional_pd = row->survival_start > 0 ? row->marginal_pd / row->survival_start : NAN;
        row->discount_factor = pow(1 + effective_interest_rate, -time);
        row->ecl = row->marginal_pd * lgd * ead[i] * row->discount_factor;
        sum += row->ecl;
        before = cumulative_pd[i];
    }
    return sum;
}

int ecl_stage(const struct ecl_stage_terms *t)
{
    enum { IMPAIRED_DAYS = 90, WATCHED_DAYS = 30 };
    const double slack = 1e-12; /* thresholds count as reached; decimals such as 0.011 - 0.006 fall short by rounding */
    bool risen = t->pd_current >= t->pd_multiple * t->pd_origination - slack &&
                 t->pd_current - t->pd_origination >= t->pd_increase - slack;
    if (t->credit_impaired || t->days_past_due > IMPAIRED_DAYS)
        return 3;
    return t->days_past_due > WATCHED_DAYS || t->watch_list || risen ? 2 : 1;
}
