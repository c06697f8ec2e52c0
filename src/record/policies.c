#include "record/policies.h"
#include "base/text.h"
#include "queries.h"
#include "record/policy_files.h"

#include <string.h>

/* Code lists and import mappings are read by others. */
static bool decides(const char *name)
{
    return !text_starts(name, "codes/") && !text_starts(name, "mappings/");
}

static const struct error *from_folder(struct session *s, struct policy_source **sources, size_t *count, size_t *room)
{
    struct problems problems = {.arena = s->arena};
    size_t found;
    const struct policy_source *list = policy_sources(s->arena, s->bank->policy_folder, &found, &problems);
    for (size_t i = 0; list && i < found; i++)
        if (decides(list[i].name))
            ARENA_PUSH(s->arena, *sources, *count, *room, list[i]);
    return list ? NULL
                : error_make(s->arena, ERROR_SYSTEM_FILE, .value = s->bank->policy_folder,
                             .arguments = {problems.count ? problem_text(s->arena, &problems.items[0], LANGUAGE_EN) : "unreadable"});
}

static void shipped(struct arena *arena, struct policy_source **sources, size_t *count, size_t *room)
{
    for (size_t i = 0; i < policy_files_count; i++) {
        const struct policy_file *file = &policy_files[i];
        if (decides(file->name))
            ARENA_PUSH(arena, *sources, *count, *room, (struct policy_source){file->name, (const char *)file->data, file->size, NULL});
    }
}

static void replace(struct arena *arena, struct policy_source **sources, size_t *count, size_t *room, struct policy_source source)
{
    for (size_t i = 0; i < *count; i++)
        if (!strcmp((*sources)[i].name, source.name)) {
            (*sources)[i] = source;
            return;
        }
    ARENA_PUSH(arena, *sources, *count, *room, source);
}

const struct error *policies_sources(struct session *s, int64_t instant, struct policy_source **sources, size_t *count)
{
    size_t room = 0;
    struct rows *rows;
    const struct error *error;
    *sources = NULL;
    *count = 0;
    if (s->bank->policy_folder)
        TRY(from_folder(s, sources, count, &room));
    else
        shipped(s->arena, sources, count, &room);
    TRY(store_query(s->tx, &query_policies_in_force, VALUES(sql_int(instant)), &rows));
    while (rows_next(rows, &error)) {
        const char *text = arena_text(s->arena, rows_text(rows, 1));
        replace(s->arena, sources, count, &room,
                (struct policy_source){arena_text(s->arena, rows_text(rows, 0)), text, strlen(text), arena_text(s->arena, rows_text(rows, 2))});
    }
    return error;
}

static struct name_list entity_names(struct arena *arena)
{
    const char **names = ARENA_LIST(arena, const char *, entity_count + 1);
    for (size_t i = 0; i < entity_count; i++)
        names[i] = entities[i]->name;
    names[entity_count] = "audit"; /* no record, but roles may reach it */
    return (struct name_list){names, entity_count + 1};
}

static struct name_list field_names(struct arena *arena)
{
    const char **names = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < entity_count; i++)
        for (size_t k = 0; k < entities[i]->field_count; k++)
            ARENA_PUSH(arena, names, count, room, arena_format(arena, "%s.%s", entities[i]->name, entities[i]->fields[k].name));
    return (struct name_list){names, count};
}

struct policy_vocabulary policies_vocabulary(struct arena *arena, const struct policy_vocabulary *program)
{
    struct policy_vocabulary vocabulary = program ? *program : (struct policy_vocabulary){0};
    vocabulary.entities = entity_names(arena);
    vocabulary.fields = field_names(arena);
    return vocabulary;
}

static const struct error *load(struct session *s, int64_t instant, struct policy_snapshot **snapshot)
{
    struct policy_source *sources;
    size_t count;
    struct problems problems = {.arena = s->arena};
    struct policy_vocabulary vocabulary = policies_vocabulary(s->arena, s->bank->program);
    TRY(policies_sources(s, instant, &sources, &count));
    *snapshot = policy_load(sources, count, &vocabulary, &problems);
    if (*snapshot && policy_complete(*snapshot, &problems))
        return NULL;
    return error_make(s->arena, ERROR_SYSTEM_FILE, .value = "policy",
                      .arguments = {problems.count ? problem_text(s->arena, &problems.items[0], LANGUAGE_EN) : "incomplete"});
}

const struct error *policies_load(struct bank *bank, struct arena *arena)
{
    struct session s;
    struct tx tx;
    struct policy_snapshot *snapshot = NULL;
    session_system(&s, bank, arena);
    TRY(session_read(&s, &tx));
    const struct error *error = load(&s, s.now, &snapshot);
    if (!error)
        error = store_int(&tx, &query_policies_newest, NO_VALUES, &bank->policies_seen);
    session_end(&s);
    session_close(&s);
    if (error)
        return error;
    if (bank->policy)
        policy_current_set(bank->policy, snapshot);
    else
        bank->policy = policy_current_new(snapshot);
    return NULL;
}

void policies_free(struct bank *bank)
{
    if (bank->policy)
        policy_current_free(bank->policy);
    bank->policy = NULL;
}

const struct error *policies_at(struct session *s, int64_t instant, struct policy_snapshot **snapshot)
{
    if (instant == NONE) {
        *snapshot = policy_current_take(s->bank->policy);
        return NULL;
    }
    return load(s, instant, snapshot);
}
