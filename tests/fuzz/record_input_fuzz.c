/* Any bytes as the body of a new record, after one byte that says of which entity: it is refused with a reason, or made
 * and read back as JSON; then everything is undone. */
#include "fuzz/fuzz_bank.h"

#include "base/text.h"
#include "record/row.h"

#include <stdio.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct body {
    const struct entity *entity;
    const char *text;
    size_t size;
};

/* Ids are made at run time: the corpus says "CUSTOMER", "BRANCH" and "PERSON". */
static const struct json *with_ids(struct session *s, const struct fuzz_bank *b, const struct body *body)
{
    const struct json *json = json_read(s->arena, body->text, body->size, NULL);
    for (size_t i = 0; json && json->kind == JSON_MAP && i < json->count; i++) {
        struct json *item = &json->items[i];
        int64_t id = item->kind != JSON_TEXT           ? 0
                     : !strcmp(item->text, "CUSTOMER") ? b->customer
                     : !strcmp(item->text, "BRANCH")   ? b->branch
                     : !strcmp(item->text, "PERSON")   ? b->person
                                                       : 0;
        if (id)
            item->text = id_text(s->arena, id, id);
    }
    return json;
}

static const struct error *create(struct session *s, void *context)
{
    const struct body *body = context;
    void *row = arena_take(s->arena, body->entity->size), *back = arena_take(s->arena, body->entity->size);
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    bool found;
    record_initial(s, body->entity, row);
    TRY(record_read_json(s, body->entity, with_ids(s, fuzz_bank(), body), false, row));
    TRY(record_create(s, body->entity, row, NULL));
    TRY(row_stored(s, body->entity, row_record(row)->home, row_record(row)->id, back, &found));
    TRY(record_write(s, body->entity, back, &w));
    if (!found || !json_read(s->arena, buffer_end(&out), out.size, NULL))
        abort();
    return error_make(s->arena, ERROR_STORE_DRY_RUN); /* undone */
}

/* The bank takes seconds to make: not in the time of the first input. */
int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    fuzz_bank();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bank *b = fuzz_bank();
    if (size < 1 || entities[data[0] % entity_count]->scope == SCOPE_SYSTEM)
        return 0;
    struct arena *arena = arena_new();
    struct session s;
    struct body body = {entities[data[0] % entity_count], (const char *)data + 1, size - 1};
    session_system(&s, &b->bank, arena);
    session_person(&s, b->person, b->branch, "head_office_manager");
    const struct error *error = session_write(&s, create, &body);
    if (error && error_status(error) >= 500 && error->id != ERROR_STORE_DRY_RUN) {
        fprintf(stderr, "%s\n", error_message(arena, error, LANGUAGE_EN, NULL));
        abort();
    }
    session_close(&s);
    arena_free(arena);
    return 0;
}
