/* Examples stand in the policy files themselves: facts in, what must come out. They run at every load, so a change that
 * breaks what the bank meant is refused before it is activated.
 *
 *   examples:
 *     - name: healthy_manufacturer
 *       facts: {current_ratio: 1.8, debt_to_assets: 42%, revenue: 3亿元, tax_trend: missing}
 *       expect: {grade: A, score: 78} */
#pragma once

#include "policy/snapshot.h"

void examples_run(struct policy_snapshot *snapshot);
