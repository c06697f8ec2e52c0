/* Where a customer stands in environment, social matters and governance. */
#pragma once

#include "record/call.h"

struct esg_standing {
    double score;                                                 /* 0..100; NAN when too little is known */
    int checks_overdue, findings, majors;                         /* by kind of check, from the last one done */
    double report_days, plan_days, plan_findings, community_days; /* NAN when there was none; findings 0 to 2 */
};

/* INDUSTRY: the customer's code. Nothing is filled when the bank has no such policy. */
const struct error *esg_standing_read(struct session *s, int64_t customer, const char *industry,
                                      struct esg_standing *standing);
