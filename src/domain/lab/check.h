/* What the check of a model asks of the policies in force, apart from the check itself: thresholds, the choice of who
 * is rated by which model, the master scale. */
#pragma once

#include "policy/scale.h"
#include "record/session.h"

struct check_finding {
    int64_t level, days; /* as model_check.level; to answer within, 0: nothing to answer */
    struct label words;
};
/* One measure of the table model_monitor; "unknown" where the table decides nothing. */
struct check_finding check_judge(const struct session *s, const char *measure, double value);

struct check_choice {
    const char *champion, *challenger; /* NULL: none */
    bool overridden;                   /* a person moved the grade */
};
struct check_choice check_choose(const struct session *s, struct fact_set *facts);

const struct fact *check_fact(const struct session *s, const char *name); /* NULL: the bank has none */
const struct master_scale *check_scale(const struct session *s);
const char *check_policy_version(const struct session *s);
