/* steward audit verify: recomputes the chains; with --head or --anchor also holds them to heads noted earlier. FILE may
 * be what audit-heads-file collected or the server's own log: every head in it is looked for. */
#include "app/command.h"
#include "record/audit.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct error *check_heads(struct session *s, const char *text, int64_t *checked,
                                       struct audit_finding *finding)
{
    struct audit_head head;
    while (finding->intact && audit_head_next(&text, &head)) {
        ++*checked;
        TRY(audit_check_head(s, &head, finding));
    }
    return NULL;
}

static const struct error *check_file(struct session *s, const char *path, int64_t *checked,
                                      struct audit_finding *finding)
{
    char line[16384];
    FILE *file = fopen(path, "r");
    if (!file)
        return error_make(s->arena, ERROR_SYSTEM_FILE, .value = path, .arguments = {strerror(errno)});
    const struct error *error = NULL;
    while (!error && fgets(line, sizeof(line), file))
        error = check_heads(s, line, checked, finding);
    fclose(file);
    return error;
}

static const struct error *verify(struct session *s, const struct settings *settings, int64_t *checked,
                                  struct audit_finding *finding)
{
    TRY(audit_verify(s, finding));
    if (settings->head)
        TRY(check_heads(s, settings->head, checked, finding));
    if (settings->anchor)
        TRY(check_file(s, settings->anchor, checked, finding));
    if (finding->intact && (settings->head || settings->anchor) && !*checked)
        return error_make(s->arena, ERROR_SYSTEM_SETTING, .field = settings->head ? "--head" : "--anchor",
                          .arguments = {"there is no head CHAIN:SEQUENCE:HASH in it"});
    return NULL;
}

static const struct error *print_heads(struct session *s)
{
    struct audit_head *heads;
    size_t count;
    TRY(audit_heads(s, &heads, &count));
    for (size_t i = 0; i < count; i++)
        printf("head %s\n", audit_head_text(s->arena, &heads[i]));
    return NULL;
}

int command_audit(struct arena *arena, struct settings *settings)
{
    struct bank bank;
    struct session s;
    struct tx tx;
    struct audit_finding finding;
    int64_t checked = 0;
    if (settings->rest_count != 1 || strcmp(settings->rest[0], "verify")) {
        fputs("usage: steward audit verify [--head CHAIN:SEQUENCE:HASH] [--anchor FILE]\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    session_system(&s, &bank, arena);
    error = session_read(&s, &tx);
    if (!error)
        error = verify(&s, settings, &checked, &finding);
    if (!error && finding.intact) {
        printf("intact: %lld records in %lld chain(s)", (long long)finding.records, (long long)finding.chains);
        printf(checked ? ", %lld head(s) noted earlier still stand\n" : "\n", (long long)checked);
        error = print_heads(&s);
    }
    session_end(&s);
    session_close(&s);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    if (finding.intact)
        return EXIT_DONE;
    printf("NOT intact: chain %lld record %lld: %s (%s)\n", (long long)finding.bad_chain,
           (long long)finding.bad_sequence, finding.problem_en, finding.problem_zh);
    return EXIT_FAILED;
}
