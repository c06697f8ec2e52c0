/* Workflows: stages, who does what in each, how long it may take, and where a case goes next. One engine runs them for
 * applications, changes, waivers; the files say how. A stage ends when all its tasks are done, or by vote; a condition
 * that cannot be evaluated counts on the careful side: the task is given, the way is not taken. */
#pragma once

#include "policy/access.h"
#include "policy/expression.h"

enum workflow_place {
    PLACE_OWNER,       /* the person the case belongs to */
    PLACE_BRANCH,      /* somebody at the branch of the case, or the nearest above it */
    PLACE_HEAD_OFFICE, /* somebody at head office */
};

struct workflow_work {
    const char *name;
    struct label label, help;
    const char *role;
    enum workflow_place place;
    int64_t people;                /* how many do it side by side: members of a committee */
    int64_t limit_minutes;         /* working time */
    bool other_person;             /* four eyes: nobody who acted before in this round, nor the owner */
    const struct expression *when; /* NULL: always */
    int line;
};

struct workflow_way {
    const char *to; /* a stage or an end */
    const struct expression *when;
    int line;
};

struct workflow_stage {
    const char *name;
    struct label label, help;
    const struct workflow_work *work;
    size_t work_count;
    bool decides;             /* somebody against ends the case with the outcome `against` */
    bool votes;               /* a committee */
    double quorum, majority;  /* shares of the members, and of the votes that were not abstentions */
    int64_t least;            /* that many must have voted or abstained whatever the quorum; 0 for no such number */
    const char *chair;        /* the task of the chair, NULL for none: the only one who may send a case back */
    bool veto, casting;       /* the chair against refuses; the chair decides between equal numbers */
    const char *against;      /* the end when it is refused */
    struct name_list returns; /* stages it may be sent back to */
    const struct workflow_way *ways;
    size_t way_count;
    int line;
};

struct workflow_end {
    const char *name;
    struct label label;
    bool good;
};

struct workflow {
    const struct document *doc;
    const char *entity;
    const struct workflow_stage *stages;
    size_t stage_count;
    const struct workflow_end *ends;
    size_t end_count;
};

const struct workflow_stage *workflow_stage(const struct workflow *workflow, const char *name); /* NULL: not a stage */
const struct workflow_end *workflow_end(const struct workflow *workflow, const char *name);
const struct workflow_work *workflow_work(const struct workflow_stage *stage, const char *name);
bool workflow_work_needed(const struct workflow_work *work, struct fact_set *facts);
/* Where a case goes from STAGE when nobody is against: the first way whose condition holds. NULL when none does. */
const char *workflow_next(const struct workflow_stage *stage, struct fact_set *facts);
/* The stages a case passes on these facts, the end last. COUNT of them. */
const char **workflow_path(struct arena *arena, const struct workflow *workflow, const char *from,
                           struct fact_set *facts, size_t *count);
/* Votes so far. MEMBERS leaves out whoever is recused; the absent are members that are neither open nor counted. */
struct vote_count {
    int64_t members, open, agree, against, abstain;
    bool chair_open, chair_agrees, chair_against;
};
enum vote_result { VOTE_RUNNING, VOTE_CARRIED, VOTE_LOST };
/* Carried or lost as soon as no vote still open can change it, whether its member agrees, is against, abstains, is
 * recused or stays away. */
enum vote_result workflow_vote(const struct workflow_stage *stage, const struct vote_count *count);
/* {"name", "label", "version", "stages": [...], "ends": [...]} */
void workflow_write(struct json_writer *w, const struct workflow *workflow);

struct workflow *workflow_load(struct document *doc, const struct fact_table *facts, const struct access *access);
