/* How the bank answers its customers: classes of requests with their standard of service, who they go to, the words
 * they are recognised by, how lateness climbs, and which surveys follow which events. */
#pragma once

#include "policy/document.h"

enum service_kind { SERVICE_REQUESTS, SERVICE_FEEDBACK, SERVICE_COMPLAINTS };
extern const char *const service_kind_names[];

struct service_tier_days {
    const char *tier;
    int64_t days;
};

struct service_class {
    const char *name;
    struct label label, reply; /* REPLY: how an answer may begin */
    enum service_kind kind;
    const char *route;                     /* role; relationship_manager is the customer's own */
    int64_t answer_hours, days;            /* working hours to the first answer, working days to the end */
    const struct service_tier_days *tiers; /* days that differ by tier */
    size_t tier_count;
    struct name_list phrases; /* what customers say, for the classifier */
    struct name_list words;   /* what they say it with */
    int line;
};

struct service_step {
    int64_t days; /* working days after the deadline */
    const char *role;
};

enum survey_trigger {
    TRIGGER_REQUEST_CLOSED,
    TRIGGER_APPLICATION_DECIDED,
    TRIGGER_LOAN_DRAWN,
    TRIGGER_VISIT_HELD,
    TRIGGER_MANUAL
};
extern const char *const survey_trigger_names[];

struct survey_template {
    const char *name;
    const char *consent; /* of policy/portal, that its mail rests on; NULL: the link is not mailed */
    struct label label, intro;
    enum survey_trigger event;
    bool satisfaction, recommend;     /* which questions */
    int64_t expires_days, pause_days; /* a customer is not asked again sooner */
    int line;
};

struct service_policy {
    const struct document *doc;
    double threshold;                    /* an answer of the classifier less sure goes to a person */
    int64_t opens_minute, closes_minute; /* office hours */
    const char *unsure_route;
    const struct service_class *classes;
    size_t class_count;
    const struct service_step *steps;
    size_t step_count;
    const struct survey_template *surveys;
    size_t survey_count;
    int64_t unhappy; /* a satisfaction of at most this, or a recommendation of at most DETRACTOR, opens a follow-up */
    int64_t detractor;
    const char *follow_up; /* class of it */
};

const struct service_class *service_class(const struct service_policy *policy, const char *name);
const struct survey_template *survey_template(const struct service_policy *policy, const char *name);
/* Working days that CLASS promises a customer of TIER (NULL: none). */
int64_t service_days(const struct service_class *class, const char *tier);
struct service_policy *service_load(struct document *doc);
