/* The future as the bank sees it: macroeconomic scenarios, how they move default and loss, and the tests that put an
 * account into a stage. A scenario shifts the log-odds of default by the sum of sensitivity times (value - base) over
 * its variables, times how cyclical the industry is; the shift fades to nothing over revert_years. */
#pragma once

#include "policy/document.h"

struct scenario_variable {
    const char *name;
    struct label label;
    const char *unit, *series; /* of the entity macro_series that shows how it went so far; may be NULL */
    double base, sensitivity;
};

struct scenario {
    const char *name;
    struct label label, help;
    double weight;        /* in the expected loss; 0 for a stress that is only asked about */
    double lgd_add;       /* added to the loss given default */
    const double *values; /* one a variable */
};

struct scenario_policy {
    const struct document *doc;
    const struct scenario_variable *variables;
    size_t variable_count;
    const struct scenario *scenarios;
    size_t scenario_count;
    double cycle[3]; /* of industries of low, medium, high cyclicality */
    double revert_years, discount_default;
    int64_t sicr_days, default_days, technical_days;
    double sicr_multiple, sicr_increase;
    double impaired_recovery_add; /* loss given default of what has defaulted */
};

const struct scenario *scenario_find(const struct scenario_policy *policy, const char *name);
/* Shift of the log-odds in the first year; CYCLE 0 low, 1 medium, 2 high. */
double scenario_shift(const struct scenario_policy *policy, const struct scenario *scenario, int cycle);
/* A PD in (0,1) with its log-odds moved. */
double scenario_pd(double pd, double shift);

struct scenario_policy *scenario_load(struct document *doc);
