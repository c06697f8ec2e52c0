/* Examples stand in the policy files themselves: facts in, what must come out. They run at every load, so a change that
 * breaks what the bank meant is refused before it is activated.
 *
 *   examples:
 *     - name: healthy_manufacturer
 *       facts: {current_ratio: 1.8, debt_to_assets: 42%, revenue: 3亿元, tax_trend: missing}
 *       expect: {grade: A, score: 78}
 *
 * What else an example names depends on the kind: `current` and `last` tier; `item` of the workbench; `group` and
 * `age_days` of freshness; `field`, `new`, `old` and `newer` of survivorship; `entity`, `field`, `action` or
 * `operation` of maker-checker; `action` and `role` of authority; `code` of an industry; `customer` with
 * `field` or `record` of required data; `field` and `value` of own fields. */
#pragma once

#include "policy/snapshot.h"

void examples_run(struct policy_snapshot *snapshot);

/* --- shared by the files that run examples */

struct example_run {
    struct policy_snapshot *snapshot;
    struct document *doc;
    struct arena *arena; /* of the results; forgotten after the run */
};

/* One line of what came out: name and printed value. */
struct outcome {
    const char *name, *text;
};

/* NULL after reporting. An example without facts has an empty set when they are OPTIONAL. */
/* The facts of MAP; NULL after reporting. */
struct fact_set *example_fact_map(struct example_run *r, const struct yaml *map);
struct fact_set *example_facts(struct example_run *r, const struct yaml *node, bool optional);
void example_compare(struct example_run *r, const struct yaml *node, const struct outcome *outcomes, size_t count);
const char *example_number(struct arena *arena, double number);
const char *example_flag(bool flag);

/* The kinds that decide nothing by points: data rules, controls, workbench, derived facts. */
void example_run_rule(struct example_run *r, const struct yaml *node);
/* Deals. */
void example_run_workflow(struct example_run *r, const struct yaml *node, struct fact_set *facts);
void example_run_product(struct example_run *r, const struct yaml *node, struct fact_set *facts);
void example_run_pricing(struct example_run *r, const struct yaml *node);

bool example_is_rule(const char *kind);
/* Indicators carry their own examples. */
void example_run_warnings(struct example_run *r);
void example_run_service(struct example_run *r, const struct yaml *node);
/* Opinions beside the rating. */
void example_run_expert(struct example_run *r, const struct yaml *node);
void example_run_market(struct example_run *r, const struct yaml *node);
void example_run_climate(struct example_run *r, const struct yaml *node);
void example_run_response(struct example_run *r, const struct yaml *node);
void example_run_outlook(struct example_run *r, const struct yaml *node, struct fact_set *facts);
