/* Any bytes as a question for a list, asked by one of four roles: it ends, what comes of it is a query the list takes
 * or refuses, and its page's address is text. */
#include "fuzz/fuzz_bank.h"

#include "base/text.h"
#include "domain/assistant/question.h"
#include "policy/snapshot.h"

#include <stdio.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const roles[] = {"relationship_manager", "branch_head", "policy_officer", "auditor"};
static const struct lexicon *lexicon;

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    struct fuzz_bank *b = fuzz_bank();
    struct session s;
    (void)count;
    (void)arguments;
    session_system(&s, &b->bank, b->arena);
    lexicon = lexicon_build(b->arena, s.policy, b->bank.codes); /* the policies stay: the session is never closed */
    return 0;
}

static void run(struct session *s, const struct list_query *query)
{
    const char *names[QUERY_FILTERS + 8], *values[QUERY_FILTERS + 8];
    struct list_request request;
    struct buffer out = {.arena = s->arena};
    struct json_writer w = {&out, false};
    struct tx tx;
    size_t count = query_parameters(s->arena, query, names, values);
    fuzz_must(session_read(s, &tx));
    const struct error *error = list_request_read(s, query->entity, names, values, count, &request);
    if (!error)
        error = record_list(s, &request, &w);
    if (error && error_status(error) >= 500) {
        fprintf(stderr, "%s\n", error_message(s->arena, error, LANGUAGE_EN, NULL));
        abort();
    }
    session_end(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bank *b = fuzz_bank();
    struct session s;
    struct list_query query;
    if (!size)
        return 0;
    struct arena *arena = arena_new();
    session_system(&s, &b->bank, arena);
    session_person(&s, b->person, b->branch, roles[data[0] % 4]);
    question_parse(arena, lexicon, arena_text_part(arena, (const char *)data + 1, size - 1), s.today, &query);
    if (!query_text(arena, &query) || !query_link(arena, &query) || query.filter_count > QUERY_FILTERS)
        abort();
    if (query.entity)
        run(&s, &query);
    session_close(&s);
    arena_free(arena);
    return 0;
}
