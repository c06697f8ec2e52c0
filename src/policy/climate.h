/* How the climate of the economy and of an industry moves a rating after its model: which dated series, how late, how
 * they are brought to one measure, how hard each section of industry feels them, and no further than a limit. Pure
 * arithmetic over series that somebody read; a series that is missing moves nothing.
 *
 *   z      = (value - centre) / spread + what the scenario adds, turned so that more is better
 *   index  = sum of weight x z                 (weights sum to one)
 *   shift  = - sensitivity x index             (log odds of default, within +- most_shift)
 *   PD     = 1 / (1 + exp(-(ln(PD/(1-PD)) + shift)))
 * as in the satellite models of stress tests on logit default rates (Wilson 1997, CreditPortfolioView). */
#pragma once

#include "policy/document.h"

/* --- the series
 * ----------------------------------------------------------------------------------------------------------- */

struct climate_point {
    int64_t date, published; /* PUBLISHED NONE: known on its date */
    double value;
};

struct climate_series {
    const char *name, *section;   /* SECTION NULL: of the whole economy */
    const char *unit, *source;    /* of the newest point; may be NULL */
    struct climate_point *points; /* rising dates */
    size_t count, room;
};

struct climate_data {
    struct climate_series *series;
    size_t count, room;
};

/* --- the policy
 * ----------------------------------------------------------------------------------------------------------- */

struct climate_variable {
    const char *name, *series, *unit; /* SERIES: "gdp_yoy", of another nation "gdp_yoy@US" */
    struct label label;
    bool by_section; /* a series of each section of industry */
    double turn;     /* 1: more is better; -1: less is */
    double weight;   /* > 0 */
    double centre, spread;
    int64_t window_months; /* > 0: centre and spread are those of the points of so many months before */
    int64_t lag_months, stale_days;
    int line;
};

struct climate_scenario {
    const char *name;
    struct label label, help;
    const double *add; /* one a variable, in spreads of the series itself, before it is turned */
};

enum climate_basis { CLIMATE_EXPERT, CLIMATE_FITTED };
extern const char *const climate_basis_names[];

struct climate_sensitivity {
    const char *section;     /* NULL: every other one */
    double value, low, high; /* LOW and HIGH: 95 % of a fitted one, else NAN */
    int basis;
    int line;
};

struct climate_policy {
    const struct document *doc;
    bool active;
    const struct climate_scenario *scenario; /* that ratings are moved by */
    int64_t as_of, valid_until;              /* NONE: of the day of the rating; without end */
    double most_shift;
    const struct climate_variable *variables;
    size_t variable_count;
    const struct climate_scenario *scenarios;
    size_t scenario_count;
    const struct climate_sensitivity *sensitivities; /* the one for every other section last */
    size_t sensitivity_count;
    int64_t fit_years, least_years, least_defaults;
};

enum {
    CLIMATE_LEAST_POINTS = 8,
    CLIMATE_OLD = 3
}; /* points of a window; times stale_days, then a value counts as missing */

const struct climate_scenario *climate_scenario(const struct climate_policy *policy, const char *name);
const struct climate_sensitivity *climate_sensitivity(const struct climate_policy *policy, const char *section);
/* How many days before the day asked about a point may lie to matter. */
int64_t climate_reach_days(const struct climate_policy *policy);

/* --- one section on one day
 * ----------------------------------------------------------------------------------------------- */

enum climate_status {
    CLIMATE_OK,
    CLIMATE_OFF,          /* the overlay is switched off */
    CLIMATE_EXPIRED,      /* the day lies behind its last one */
    CLIMATE_NO_INDUSTRY,  /* the section is not known */
    CLIMATE_NOT_EVALUATED /* a series has no value on that day */
};
extern const char *const climate_status_names[];

struct climate_reading {
    const struct climate_variable *variable;
    const struct climate_series *series;                /* NULL: there is none */
    int64_t observed_on, published_on;                  /* NONE: no value */
    int64_t age_days;                                   /* from the day the lag points to */
    double value, centre, spread, z, add, contribution; /* NAN where unknown */
    bool missing, stale;
};

struct climate_result {
    const struct climate_policy *policy;
    const struct climate_scenario *scenario;
    const struct climate_sensitivity *sensitivity;
    const char *section;
    int64_t as_of;
    enum climate_status status;
    bool stale, capped;
    double index, free_shift, shift;  /* SHIFT is 0 unless the status is CLIMATE_OK; INDEX NAN when not evaluated */
    struct climate_reading *readings; /* one a variable */
};

/* SCENARIO NULL: the one ratings are moved by. TODAY counts against valid_until, and is the day looked at unless the
 * policy fixes one. FORCED works it out though the overlay be off or expired: for a trial. */
void climate_compute(struct arena *arena, const struct climate_policy *policy, const struct climate_data *data,
                     const struct climate_scenario *scenario, const char *section, int64_t today, bool forced,
                     struct climate_result *result);
/* A PD in (0,1) with its log odds moved; SHIFT 0 gives the same number, to the last digit. */
double climate_pd(double pd, double shift);
/* {status, scenario, section, as_of, index, sensitivity..., readings: [...]} */
void climate_result_write(struct json_writer *w, const char *key, const struct climate_result *result);

struct climate_series *climate_series_of(const struct climate_data *data, const char *name, const char *section);
/* Points must come by rising date. */
void climate_add(struct arena *arena, struct climate_data *data, const char *name, const char *section,
                 const struct climate_point *point, const char *unit, const char *source);

struct climate_policy *climate_load(struct document *doc);
