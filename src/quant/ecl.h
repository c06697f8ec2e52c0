/* Expected credit loss: stages, lifetime loss, scenarios. Source: CAS 22 (IFRS 9). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ecl_row {
    double cumulative_pd, marginal_pd;
    double conditional_pd; /* NAN when nobody has survived */
    double survival_start, discount_factor, ecl;
};
/* CUMULATIVE_PD and EAD of years 1 .. YEARS; fills ROWS and returns the lifetime loss. The marginal PD is a difference
 * of cumulative ones and so unconditional already. */
double ecl_lifetime(const double *cumulative_pd, const double *ead, size_t years, double lgd,
                    double effective_interest_rate, bool mid_year, struct ecl_row *rows);

struct ecl_stage_terms {
    int64_t days_past_due;
    double pd_origination, pd_current; /* lifetime */
    bool watch_list, credit_impaired;
    double pd_multiple, pd_increase; /* both must be reached */
};
int ecl_stage(const struct ecl_stage_terms *terms); /* 1, 2, 3 */
