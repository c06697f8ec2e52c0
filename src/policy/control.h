/* Internal control: which changes need a second person (maker-checker), and who may decide what (authority). A
 * condition that cannot be evaluated counts on the careful side: the change waits, the decision is not allowed. */
#pragma once

#include "policy/access.h"
#include "policy/cell.h"

struct maker_checker_rule {
    const char *name;
    struct label label;
    const char *entity;            /* of a change of records */
    struct name_list fields;       /* empty: every field */
    unsigned actions;              /* 1 << ACCESS_UPDATE ... */
    const char *operation;         /* or of a named operation: "policy.activate" */
    const char *checker;           /* permission that the second person needs */
    const struct expression *when; /* over customer and change facts; NULL: always */
    int line;
};

struct maker_checker {
    const struct document *doc;
    const struct maker_checker_rule *rules;
    size_t count;
};

/* The first rule that puts the change of FIELD (NULL: the record as such) under a second person; NULL when none does.
 * FACTS may be NULL, then conditions count as met. */
const struct maker_checker_rule *maker_checker_change(const struct maker_checker *policy, const char *entity,
                                                      const char *field, enum access_action action,
                                                      struct fact_set *facts);
const struct maker_checker_rule *maker_checker_operation(const struct maker_checker *policy, const char *operation,
                                                         struct fact_set *facts);
struct maker_checker *maker_checker_load(struct document *doc, const struct fact_table *facts,
                                         const struct policy_vocabulary *vocabulary);

struct authority_rule {
    const char *name;
    struct label label;
    const char *action; /* "tier.override" */
    const char *role;
    const struct expression *when; /* NULL: without limit */
    int line;
};

struct authority {
    const struct document *doc;
    const struct authority_rule *rules;
    size_t count;
};

/* MATCH_YES with *RULE when ROLE may decide ACTION on these facts; MATCH_UNKNOWN when a fact is missing for that. */
enum match authority_allows(const struct authority *policy, const char *action, const char *role,
                            struct fact_set *facts, const struct authority_rule **rule);
struct authority *authority_load(struct document *doc, const struct fact_table *facts, const struct access *access);
