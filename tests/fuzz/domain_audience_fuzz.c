/* Any bytes as the audience of a campaign: a query of the customer list that is taken or refused, never one the
 * database cannot run. */
#include "fuzz/fuzz_bank.h"

#include "base/text.h"
#include "domain/campaign/campaign.h"

#include <stdio.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    fuzz_bank();
    return 0;
}

static void work_out(struct session *s, const char *query)
{
    struct campaign row;
    struct audience audience;
    record_initial(s, &campaign_entity, &row);
    row.audience = query;
    row.purpose = "service";
    row.channel = CAMPAIGN_CHANNEL_LETTER;
    row.subject = row.body = "x";
    row.owner = s->person;
    row.branch = s->branch;
    row.seed = 1;
    row.control_share = .2;
    const struct error *error = campaign_audience_check(s, query);
    if (!error)
        error = campaign_audience(s, &row, 100, &audience);
    if (error && error_status(error) >= 500) {
        fprintf(stderr, "%s\n", error_message(s->arena, error, LANGUAGE_EN, NULL));
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bank *b = fuzz_bank();
    struct tx tx;
    if (!text_valid_utf8((const char *)data, size))
        return 0;
    struct arena *arena = arena_new();
    struct session s;
    session_system(&s, &b->bank, arena);
    session_person(&s, b->person, b->branch, "head_office_manager");
    fuzz_must(session_read(&s, &tx));
    work_out(&s, arena_text_part(arena, (const char *)data, size));
    session_end(&s);
    session_close(&s);
    arena_free(arena);
    return 0;
}
