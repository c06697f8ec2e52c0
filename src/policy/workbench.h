/* What matters today: every kind of line on the workbench has a weight and says, as a formula over the line and its
 * customer, how urgent it is (0..1). Rank = weight × urgency × importance of the customer, and by the factor `again` for
 * every line of the same kind that ranks higher. */
#pragma once

#include "policy/expression.h"

struct workbench_kind {
    const char *name;
    struct label label, help;
    double weight;
    const struct expression *urgency;
    const struct expression *when; /* shown only then; NULL: always */
    int64_t put_off_days;          /* the longest a person may put the line off; 0: not at all */
    int line;
};

struct workbench {
    const struct document *doc;
    const struct expression *importance; /* NULL: 1 */
    double again; /* each further line of one kind counts by this factor more, so that a day is varied; 1: not at all */
    const struct workbench_kind *kinds;
    size_t count;
};

struct workbench_rank {
    double rank, urgency, importance;
    bool shown;
};

const struct workbench_kind *workbench_kind(const struct workbench *workbench, const char *name);
/* An unknown urgency counts as one half, an unknown importance as 1, an unknown condition shows the line. */
struct workbench_rank workbench_rank(const struct workbench *workbench, const struct workbench_kind *kind,
                                     struct fact_set *facts);
void workbench_rank_write(struct json_writer *w, const struct workbench *workbench, const struct workbench_kind *kind,
                          struct fact_set *facts);

struct workbench *workbench_load(struct document *doc, const struct fact_table *facts);
