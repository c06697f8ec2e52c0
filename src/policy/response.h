/* What follows a warning: when its level rises by itself, which playbook it opens with which steps, owners and
 * deadlines, what that does to limit and rating, who signs on which line of defence, and what each kind of security
 * brings when an exposure must be collected. */
#pragma once

#include "policy/warning.h"

struct playbook_step {
    struct label action;
    const char *role;
    int64_t days; /* working days from the start */
    bool proof;   /* done only with evidence */
};

struct playbook {
    const char *name;
    struct label label, contingency;
    unsigned families, levels; /* sets of 1 << family, 1 << level; 0: every one */
    const char *exit;
    bool freeze;
    double limit_cut;
    int64_t notches, drill_days;
    const struct playbook_step *steps;
    size_t step_count;
    int line;
};

struct recovery_rates {
    double deposit, mortgage, pledge, guarantee, credit; /* share of what it secures */
    double rate, cost;                                   /* a year; of what is recovered */
    int64_t months;
};

struct response_policy {
    const struct document *doc;
    int64_t same_level, repeat_days; /* open at once; since the last of the indicator was closed */
    unsigned uncounted;              /* set of 1 << family that says nothing about the one customer */
    struct name_list lines[3];       /* roles that sign: first, second, third line of defence */
    struct recovery_rates recovery;
    const struct playbook *playbooks;
    size_t count;
};

/* The first playbook that fits; NULL when none does. */
const struct playbook *playbook_for(const struct response_policy *policy, enum signal_family family,
                                    enum signal_level level);
/* 0, 1, 2: the line of defence of ROLE; -1 for none. */
int response_line(const struct response_policy *policy, const char *role);
struct response_policy *response_load(struct document *doc);
