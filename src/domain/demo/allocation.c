/* Two plans of how the quota of the coming quarter could be divided: among what is under way, and among parts of the
 * book. */
#include "domain/demo/demo.h"
#include "domain/portfolio/proposal.h"

static const struct error *risk_manager(struct session *s, int64_t *person)
{
    struct tx tx;
    int64_t home;
    TRY(session_read(s, &tx));
    const struct error *error = record_find_unique(s, &person_entity, "login", "wang.risk", &home, person);
    session_end(s);
    return error;
}

const struct error *demo_allocation(struct arena *arena, struct bank *bank)
{
    struct session s;
    int64_t person;
    session_system(&s, bank, arena);
    const struct error *error = risk_manager(&s, &person);
    const struct allocation_wish wishes[] = {
        {"一季度新增规模：在途申请", ALLOCATION_PLAN_SOURCE_PIPELINE, ALLOCATION_PLAN_OBJECTIVE_EVA, person, .05},
        {"一季度新增规模：按行业增长", ALLOCATION_PLAN_SOURCE_SEGMENTS, ALLOCATION_PLAN_OBJECTIVE_RAROC, person, .05}};
    for (size_t i = 0; i < 2 && !error; i++)
        error = allocation_propose(&s, &wishes[i]);
    session_close(&s);
    return error;
}
