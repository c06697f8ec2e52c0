/* The cover of facilities follows whatever it rests on, by whatever path that changed. */
#include "base/text.h"
#include "domain/collateral/collateral.h"
#include "domain/facility/facility.h"
#include "record/as_engine.h"

#include <math.h>

enum { LEVELS_MOST = 8 };

/* Everything but what the engine itself works out: haircut, net value and their reason. */
static bool guarantee_changed(const struct guarantee_contract *a, const struct guarantee_contract *b)
{
    return !a || !b || a->amount != b->amount || a->status != b->status || a->guarantor != b->guarantor ||
           a->facility != b->facility || a->kind != b->kind || a->starts_on != b->starts_on ||
           a->expires_on != b->expires_on || !text_equal(a->currency, b->currency);
}

static bool allocation_changed(const struct collateral_allocation *a, const struct collateral_allocation *b)
{
    return !a || !b || a->amount != b->amount || a->rank != b->rank || a->facility != b->facility ||
           a->collateral != b->collateral;
}

struct following {
    const struct entity *entity;
    const void *before;
    void *after;
};

static const struct error *follow_guarantee(struct session *engine, const struct following *f)
{
    const struct guarantee_contract *before = f->before, *after = f->after;
    int64_t home = (before ? before : after)->record.home, now = after ? after->facility : NONE;
    if (!guarantee_changed(before, after))
        return NULL;
    if (after && after->guarantor == after->customer)
        return error_make(engine->arena, ERROR_GUARANTEE_SELF, .field = "guarantor");
    if (before && before->facility != now)
        TRY(facility_cover(engine, home, before->facility));
    if (!after)
        return NULL;
    int64_t id = after->record.id;
    TRY(facility_cover(engine, home, now));
    return record_load(engine, &guarantee_contract_entity, home, id, f->after); /* with what it is worth now */
}

static const struct error *follow_allocation(struct session *engine, const struct following *f)
{
    const struct collateral_allocation *before = f->before, *after = f->after;
    const struct collateral_allocation *row = after ? after : before;
    struct collateral piece;
    if (!allocation_changed(before, after))
        return NULL;
    TRY(record_load(engine, &collateral_entity, row->record.home, row->collateral, &piece));
    TRY(collateral_cover(engine, &piece));
    if (before && (!after || before->facility != after->facility))
        TRY(facility_cover(engine, row->record.home, before->facility));
    return after ? record_load(engine, &collateral_allocation_entity, row->record.home, row->record.id, f->after)
                 : NULL;
}

static const struct error *follow_collateral(struct session *engine, const struct following *f)
{
    const struct collateral *before = f->before;
    struct collateral *after = f->after;
    if (!before || !after || before->prior_claims == after->prior_claims)
        return NULL;
    return collateral_revalue(engine, after);
}

/* Money out or back: the same security stands against another use, here and at the limits above. */
static const struct error *follow_use(struct session *engine, const struct following *f)
{
    const struct limit_entry *entry = f->after;
    if (!entry || (entry->kind != LIMIT_ENTRY_KIND_USE && entry->kind != LIMIT_ENTRY_KIND_FREE))
        return NULL;
    int64_t id = entry->facility;
    for (int level = 0; id != NONE && level < LEVELS_MOST; level++)
        TRY(facility_cover_use(engine, entry->record.home, id, &id));
    return NULL;
}

static const struct error *follow(struct session *engine, void *context)
{
    const struct following *f = context;
    return f->entity == &guarantee_contract_entity      ? follow_guarantee(engine, f)
           : f->entity == &collateral_allocation_entity ? follow_allocation(engine, f)
           : f->entity == &collateral_entity            ? follow_collateral(engine, f)
                                                        : follow_use(engine, f);
}

const struct error *cover_follow(struct session *s, const struct entity *entity, const void *before, void *after)
{
    if (entity != &guarantee_contract_entity && entity != &collateral_allocation_entity &&
        entity != &collateral_entity && entity != &limit_entry_entity)
        return NULL;
    return session_as_engine(s, follow, &(struct following){entity, before, after});
}
