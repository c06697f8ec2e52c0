/* Who gets a task. */
#include "domain/workflow/engine.h"
#include "queries.h"

#include <string.h>

struct place {
    int64_t branch, parent;
};

struct places {
    struct place *items;
    size_t count, room;
};

static const struct error *places_read(struct session *s, struct places *places)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query(s->tx, &query_workflow_branches, NO_VALUES, &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, places->items, places->count, places->room,
                   (struct place){rows_int(rows, 0), rows_int(rows, 1)});
    return error;
}

static int64_t parent_of(const struct places *places, int64_t branch)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->items[i].branch == branch)
            return places->items[i].parent;
    return NONE;
}

/* Steps up the tree from the branch of the case to BRANCH; far when it does not stand above. */
static int distance(const struct places *places, int64_t from, int64_t branch)
{
    int steps = 0;
    for (int64_t at = from; at != NONE && steps < 32; at = parent_of(places, at), steps++)
        if (at == branch)
            return steps;
    return 99;
}

static bool taken(const struct assignee *found, size_t count, int64_t person)
{
    for (size_t i = 0; i < count; i++)
        if (found[i].person == person)
            return true;
    return false;
}

/* Who may not: the owner and everybody who acted in this round, where the policy wants other eyes. */
static const struct error *acted(struct engine *e, int64_t **people, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *people = NULL;
    *count = 0;
    ARENA_PUSH(e->s->arena, *people, *count, room, e->row.owner);
    TRY(store_query(e->s->tx, &query_workflow_actors, VALUES(sql_int(e->row.record.id), sql_int(e->row.round)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(e->s->arena, *people, *count, room, rows_int(rows, 0));
    return error;
}

static bool listed(const int64_t *people, size_t count, int64_t person)
{
    for (size_t i = 0; i < count; i++)
        if (people[i] == person)
            return true;
    return false;
}

struct candidate {
    int64_t person, branch, cover;
    int far;
};

static const struct error *candidates_read(struct engine *e, const struct workflow_work *work,
                                           const struct places *places, struct candidate **list, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *list = NULL;
    *count = 0;
    TRY(store_query(e->s->tx, &query_workflow_candidates, VALUES(sql_text(work->role), sql_int(e->s->today)), &rows));
    while (rows_next(rows, &error)) {
        struct candidate c = {rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 3), 0};
        if (work->place == PLACE_HEAD_OFFICE)
            c.far = parent_of(places, c.branch) == NONE ? 0 : 99;
        else
            c.far = distance(places, e->row.branch, c.branch);
        ARENA_PUSH(e->s->arena, *list, *count, room, c);
    }
    return error;
}

const struct error *people_find(struct engine *e, const struct workflow_work *work, struct assignee *found,
                                size_t *count)
{
    struct places places = {0};
    struct candidate *list;
    int64_t *closed;
    size_t listed_count, closed_count;
    *count = 0;
    if (work->place == PLACE_OWNER) {
        found[(*count)++] = (struct assignee){e->row.owner, NONE, e->row.branch};
        return NULL;
    }
    TRY(places_read(e->s, &places));
    TRY(candidates_read(e, work, &places, &list, &listed_count));
    TRY(acted(e, &closed, &closed_count));
    /* Candidates come by how little they have to do; the nearest first, then whoever there is. */
    for (int far = 0; far < 100 && *count < (size_t)work->people; far++)
        for (size_t i = 0; i < listed_count && *count < (size_t)work->people; i++) {
            int64_t person = list[i].cover == NONE ? list[i].person : list[i].cover;
            if (list[i].far != far || (work->other_person && listed(closed, closed_count, person)) ||
                taken(found, *count, person) || listed(e->seated, e->seated_count, person))
                continue;
            found[(*count)++] =
                (struct assignee){person, list[i].cover == NONE ? NONE : list[i].person, list[i].branch};
        }
    return NULL;
}

const struct error *person_name(struct session *s, int64_t person, const char **name)
{
    const char *text = NULL;
    if (person != NONE && person)
        TRY(store_text(s->tx, &query_workflow_person_name, VALUES(sql_int(person)), &text));
    *name = arena_text(s->arena, text ? text : "system");
    return NULL;
}
