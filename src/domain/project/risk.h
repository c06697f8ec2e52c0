/* The risk of a project's model with its debt as agreed, piece by piece, so that a job can tell how far it is. */
#pragma once

#include "domain/job/job.h"
#include "domain/project/project.h"
#include "quant/project_risk.h"

struct project_risk_mover {
    const char *path;
    struct label label;
    struct project_driver draw;
};

struct project_risk_work {
    struct arena *arena;
    struct project_case base; /* solved */
    struct project_risk_mover drivers[PROJECT_DRIVERS_MOST];
    size_t driver_count;
    double correlation;
    /* all drivers together; seed, first and runs are the caller's to set */
    struct project_simulation simulation;
    struct project_driver draws[PROJECT_DRIVERS_MOST];
    const struct project_plan *delayed[PROJECT_DELAYS_MOST];
    double default_share, low_dscr; /* of the outcomes last written; low: the twentieth part lies below */
};

/* Solves CONTENT and reads its drivers; what is wrong with either is an error. */
const struct error *project_risk_open(struct arena *arena, const struct json *content, struct project_risk_work *w);
/* base_dscr, base_npv, correlation, tornado and break_even, into an object that is open. */
const struct error *project_risk_parts_write(struct project_risk_work *w, struct json_writer *out);
/* What RUNS outcomes say: shares, quantiles, histogram. */
void project_risk_outcomes_write(struct project_risk_work *w, const struct project_outcome *outcomes, size_t runs,
                                 struct json_writer *out);
