/* What the portal says to customers: the stages of a workflow in the customer's words, which facts about itself a firm
 * may ask to be corrected, and the purposes consent is asked for. */
#pragma once

#include "policy/document.h"
#include "policy/vocabulary.h"

struct portal_stage {
    const char *name; /* of the workflow's stage */
    struct label label, help;
};

struct portal_consent {
    const char *name;
    struct label label, text;
    bool needed;   /* the business cannot be done without it: it is shown, not asked */
    bool separate; /* the law wants it given by itself */
    int64_t version;
};

struct portal_policy {
    const struct document *doc;
    int64_t invitation_days;
    const struct portal_stage *stages;
    size_t stage_count;
    struct name_list corrections; /* fields of the customer */
    const struct portal_consent *consents;
    size_t consent_count;
};

/* NULL when the policy has no words of its own for the stage. */
const struct portal_stage *portal_stage(const struct portal_policy *policy, const char *name);
const struct portal_consent *portal_consent(const struct portal_policy *policy, const char *name);
struct portal_policy *portal_load(struct document *doc, const struct policy_vocabulary *vocabulary);
