/* Any bytes as a policy file, beside a good file of facts. Either it loads, or every fault has a place in it. */
#include "policy/snapshot.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char facts_yaml[] = "kind: facts\nname: base_facts\nlabel: [事实, Facts]\nfacts:\n"
                                 "  - {name: leverage, label: [杠杆, Leverage], type: number, unit: share, query: q}\n"
                                 "  - {name: overdue, label: [逾期, Overdue], type: number, unit: count, query: q}\n"
                                 "  - {name: kind, label: [类型, Kind], type: enum, query: q, choices: {micro: [微型, "
                                 "Micro], large: [大型, Large]}}\n"
                                 "  - {name: revenue, label: [收入, Revenue], type: money, query: q}\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problems problems = {.arena = arena_new()};
    struct policy_source sources[] = {{"facts.yaml", facts_yaml, strlen(facts_yaml), NULL},
                                      {"fuzz.yaml", (const char *)data, size, NULL}};
    struct policy_snapshot *snapshot = policy_load(sources, 2, NULL, &problems);
    if (!snapshot == !problems.count)
        abort();
    for (size_t i = 0; i < problems.count; i++)
        if (problems.items[i].line < 1 || problems.items[i].column < 1)
            abort();
    policy_release(snapshot);
    arena_free(problems.arena);
    return 0;
}
