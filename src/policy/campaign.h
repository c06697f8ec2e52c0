/* How the bank speaks to many customers at once: purposes with the consent they rest on, channels with their caps and
 * cost, the control group, and events that concern a part of the customers. */
#pragma once

#include "policy/document.h"

struct campaign_purpose {
    const char *name, *consent; /* of policy/portal; one that the contract needs is not asked for */
    struct label label;
};

struct campaign_route {
    const char *name;
    struct label label;
    int64_t month_cap, cost; /* messages a customer in 30 days; fen a message */
};

struct campaign_event {
    const char *name, *purpose, *audience; /* AUDIENCE: query of the customer list */
    struct label label, help, subject, text;
    int64_t move_bp;  /* of the reference rate; 0: none */
    const char *goal; /* product whose uptake counts; NULL: any */
};

struct campaign_policy {
    const struct document *doc;
    int64_t month_cap, quiet_days, response_days, conversion_days; /* QUIET_DAYS: after a complaint */
    double control_share;
    const struct campaign_purpose *purposes;
    const struct campaign_route *channels;
    const struct campaign_event *events;
    size_t purpose_count, channel_count, event_count;
};

const struct campaign_purpose *campaign_purpose(const struct campaign_policy *policy, const char *name);
const struct campaign_route *campaign_route(const struct campaign_policy *policy, const char *name);
const struct campaign_event *campaign_event(const struct campaign_policy *policy, const char *name);
struct campaign_policy *campaign_load(struct document *doc);
