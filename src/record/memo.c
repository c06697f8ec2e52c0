#include "record/memo.h"
#include "record/own.h"
#include "record/scope.h"

enum { SLOTS = 256, MASKS_MOST = 16 };

struct memo_slot {
    const struct entity *entity;
    int64_t home, id;
    const char *title;
};

struct session_memo {
    struct {
        const struct entity *entity;
        const bool *masks;
    } masks[MASKS_MOST];
    size_t mask_count;
    struct memo_slot titles[SLOTS];
};

static struct session_memo *memo(struct session *s)
{
    if (!s->memo)
        s->memo = ARENA_NEW(s->arena, struct session_memo);
    return s->memo;
}

const bool *memo_masks(struct session *s, const struct entity *entity)
{
    struct session_memo *m = memo(s);
    for (size_t i = 0; i < m->mask_count; i++)
        if (m->masks[i].entity == entity)
            return m->masks[i].masks;
    size_t count = record_field_count(s, entity);
    bool *masks = ARENA_LIST(s->arena, bool, count);
    for (size_t i = 0; i < count; i++)
        masks[i] = scope_masks(s, entity, record_field_at(s, entity, i));
    if (m->mask_count < MASKS_MOST) {
        m->masks[m->mask_count].entity = entity;
        m->masks[m->mask_count++].masks = masks;
    }
    return masks;
}

static struct memo_slot *slot(struct session *s, const struct entity *entity, int64_t home, int64_t id)
{
    uint64_t hash = ((uint64_t)home * 31 + (uint64_t)id) * UINT64_C(0x9E3779B97F4A7C15) ^ (uintptr_t)entity;
    return &memo(s)->titles[(hash >> 32) % SLOTS];
}

bool memo_title(struct session *s, const struct entity *entity, int64_t home, int64_t id, const char **title)
{
    const struct memo_slot *found = slot(s, entity, home, id);
    if (found->entity != entity || found->home != home || found->id != id)
        return false;
    *title = found->title;
    return true;
}

void memo_title_put(struct session *s, const struct entity *entity, int64_t home, int64_t id, const char *title)
{
    *slot(s, entity, home, id) = (struct memo_slot){entity, home, id, title};
}
