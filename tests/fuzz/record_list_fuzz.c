/* Any bytes as the parameters of a list: the first byte says of which entity and for whom, each line is NAME=VALUE. The
 * list answers or refuses; the database never sees a statement it cannot run. */
#include "fuzz/fuzz_bank.h"

#include "base/text.h"

#include <stdio.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PARAMETERS = 24 };

static const char *const roles[] = {"relationship_manager", "branch_head", "policy_officer", "auditor"};

static size_t read_parameters(struct arena *arena, const char *text, const char **names, const char **values)
{
    size_t count = 0;
    while (*text && count < PARAMETERS) {
        size_t line = strcspn(text, "\n"), name = strcspn(text, "=\n");
        names[count] = arena_text_part(arena, text, name);
        values[count++] = name < line ? arena_text_part(arena, text + name + 1, line - name - 1) : "";
        text += line + (text[line] == '\n');
    }
    return count;
}

static void list(struct session *s, const struct entity *entity, const char *text)
{
    const char *names[PARAMETERS], *values[PARAMETERS];
    struct list_request request;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct tx tx;
    size_t count = read_parameters(s->arena, text, names, values);
    fuzz_must(session_read(s, &tx));
    const struct error *error = list_request_read(s, entity, names, values, count, &request);
    if (!error)
        error = record_list(s, &request, &w);
    if (error && error_status(error) >= 500) {
        fprintf(stderr, "%s\n", error_message(s->arena, error, LANGUAGE_EN, NULL));
        abort();
    }
    if (!error && !json_read(s->arena, buffer_end(&out), out.size, NULL))
        abort();
    session_end(s);
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
    if (size < 2 || !text_valid_utf8((const char *)data + 2, size - 2))
        return 0;
    const struct entity *entity = entities[data[0] % entity_count];
    if (entity->scope == SCOPE_SYSTEM)
        return 0;
    struct arena *arena = arena_new();
    struct session s;
    session_system(&s, &b->bank, arena);
    session_person(&s, b->person, b->branch, roles[data[1] % 4]);
    if (data[1] & 64)
        session_as_of(&s, s.now);
    list(&s, entity, arena_text_part(arena, (const char *)data + 2, size - 2));
    session_close(&s);
    arena_free(arena);
    return 0;
}
