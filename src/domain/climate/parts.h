/* Shared by the files of the climate overlay. */
#pragma once

#include "domain/climate/climate.h"
#include "domain/job/job.h"
#include "policy/snapshot.h"
#include "quant/logit_grouped.h"
#include "record/call.h"

/* Default rates of the bank's own customers by section and year, held against the index of the section on the first day
 * of the year. */
enum { CLIMATE_YEARS_MOST = 30 };
struct climate_fit {
    int years[CLIMATE_YEARS_MOST];
    size_t year_count;
    size_t section_count; /* as in the industry policy */
    struct climate_cell {
        double index; /* NAN: not evaluated */
        int64_t cases, bad;
    } * cells; /* [section][year] */
    struct climate_estimate {
        int64_t years, cases, bad; /* with an index and with customers */
        bool enough;
        struct grouped_logit fit; /* of the index: below zero when a good climate means fewer defaults */
    } * sections, pooled;
};
/* In a read transaction of a session that sees the whole bank. */
const struct error *climate_fit_make(struct session *s, const struct climate_data *data, struct climate_fit *fit);
/* The sensitivity a fit means: minus the slope, never below zero. Low and high follow. */
void climate_fit_sensitivity(const struct grouped_logit *fit, double *value, double *low, double *high);

struct label climate_section_label(struct session *s, const char *code);
/* The newest trial the session may see; NULL when there is none. */
const struct error *climate_newest_run(struct session *s, struct climate_run *row, bool *found);
