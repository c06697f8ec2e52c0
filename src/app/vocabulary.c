#include "policy/vocabulary.h"
#include "app/command.h"
#include "domain/assess/facts.h"
#include "model/operation.h"
#include "store/query.h"

/* Permissions that code asks for without an operation that needs them: for a part of a record, for the second person of
 * a change, for what an authority limits. */
static const char *const asked[] = {"customer.assign", "field.reveal",    "note.confidential",     "system.manage",
                                    "person.approve",  "rating.override", "tier.approve_strategic", "document.waive",
                                    "calendar.names"};

static struct name_list permissions(struct arena *arena)
{
    const char **names = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
        ARENA_PUSH(arena, names, count, room, asked[i]);
    for (size_t i = 0; i < operation_count; i++)
        if (operations[i].permission[0] && !name_listed((struct name_list){names, count}, operations[i].permission))
            ARENA_PUSH(arena, names, count, room, operations[i].permission);
    return (struct name_list){names, count};
}

const struct policy_vocabulary *program_vocabulary(struct arena *arena)
{
    struct policy_vocabulary *v = ARENA_NEW(arena, struct policy_vocabulary);
    const char **names = ARENA_LIST(arena, const char *, query_count + 1);
    for (size_t i = 0; i < query_count; i++)
        names[i] = queries[i]->name;
    v->permissions = permissions(arena);
    v->queries = (struct name_list){names, query_count};
    v->functions = facts_functions();
    return v;
}
