#include "domain/policy/clock.h"
#include "base/text.h"
#include "queries.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/policies.h"

static const struct error *due_versions(struct session *s, int64_t **ids, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *ids = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_policy_due, VALUES(sql_int(s->now)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *ids, *count, room, rows_int(rows, 0));
    return error;
}

static const struct error *put_in_force(struct session *s, void *context)
{
    size_t *changed = context;
    int64_t *ids;
    TRY(due_versions(s, &ids, changed));
    for (size_t i = 0; i < *changed; i++) {
        struct policy_version row;
        TRY(record_load(s, &policy_version_entity, ids[i], ids[i], &row));
        row.status = row.valid_to != NONE && row.valid_to <= s->now ? POLICY_VERSION_STATUS_RETIRED : POLICY_VERSION_STATUS_ACTIVE;
        TRY(record_update(s, &policy_version_entity, &row, NULL));
    }
    return NULL;
}

const struct error *policy_clock(struct bank *bank, struct arena *arena)
{
    struct session s;
    struct tx tx;
    int64_t *ids;
    int64_t newest = NONE;
    size_t due = 0;
    session_system(&s, bank, arena);
    const struct error *error = session_read(&s, &tx);
    if (!error)
        error = due_versions(&s, &ids, &due);
    if (!error)
        error = store_int(&tx, &query_policies_newest, NO_VALUES, &newest);
    session_end(&s);
    if (!error && due)
        error = session_write(&s, put_in_force, &due);
    session_close(&s);
    return !error && (due || newest != bank->policies_seen) ? policies_load(bank, arena) : error;
}

static const struct error *note(struct session *s, void *context)
{
    const char *settings = context, *before;
    TRY(store_text(s->tx, &query_setting_read, VALUES(sql_text("configuration")), &before));
    if (text_equal(before, settings))
        return NULL;
    TRY(store_execute(s->tx, &query_setting_write, VALUES(sql_text("configuration"), sql_text(settings)), NULL));
    return audit_write(s, "configuration", NONE, NONE, "change",
                       arena_format(s->arena, "{\"settings\":{\"old\":%s,\"new\":%s}}", before ? before : "null", settings));
}

const struct error *configuration_note(struct bank *bank, struct arena *arena, const char *settings)
{
    struct session s;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, note, (void *)(uintptr_t)settings);
    session_close(&s);
    return error;
}
