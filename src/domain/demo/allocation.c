/* Two plans of how the quota of the coming quarter could be divided: among what is under way, and among parts of the
 * book. */
#include "domain/portfolio/allocation.h"
#include "domain/demo/demo.h"
#include "record/call.h"

#include <math.h>

struct kept {
    struct allocation_result results[2];
    const char *texts[2];
};

static const char *const names[] = {"一季度新增规模：在途申请", "一季度新增规模：按行业增长"};

static const struct error *save(struct session *s, void *context)
{
    struct kept *kept = context;
    int64_t home, person, id;
    TRY(record_find_unique(s, &person_entity, "login", "wang.risk", &home, &person));
    for (size_t i = 0; i < 2; i++)
        if (kept->results[i].feasible)
            TRY(allocation_keep(s, &kept->results[i], names[i], kept->texts[i], person, &id));
    return NULL;
}

/* A quota of a twentieth of the book in whole millions of yuan. */
static const struct error *divide(struct session *s, struct kept *kept)
{
    const double million = 1e8;
    struct allocation_ask *asks = ARENA_LIST(s->arena, struct allocation_ask, 2);
    for (int64_t i = 0; i < 2; i++) {
        asks[i] =
            (struct allocation_ask){.source = i ? ALLOCATION_PLAN_SOURCE_SEGMENTS : ALLOCATION_PLAN_SOURCE_PIPELINE,
                                    .objective = i ? ALLOCATION_PLAN_OBJECTIVE_RAROC : ALLOCATION_PLAN_OBJECTIVE_EVA,
                                    .quota = NONE,
                                    .capital = NONE,
                                    .single = NONE,
                                    .growth = .2};
        TRY(allocation_work_out(s, &asks[i], &kept->results[i], &kept->texts[i]));
        asks[i].quota = (int64_t)(fmax(1, floor(kept->results[i].was.exposure / 20 / million)) * million);
        TRY(allocation_work_out(s, &asks[i], &kept->results[i], &kept->texts[i]));
    }
    return NULL;
}

const struct error *demo_allocation(struct arena *arena, struct bank *bank)
{
    struct session s;
    struct tx tx;
    struct kept *kept = ARENA_NEW(arena, struct kept);
    session_system(&s, bank, arena);
    TRY(session_read(&s, &tx));
    const struct error *error = divide(&s, kept);
    session_end(&s);
    if (!error)
        error = session_write(&s, save, kept);
    session_close(&s);
    return error;
}
