/* Lines somebody put off come back on their day. */
#include "base/text.h"
#include "domain/workbench/work.h"
#include "policy/snapshot.h"
#include "queries.h"
#include "record/call.h"
#include "record/many.h"

#include <string.h>

struct snooze {
    const char *kind, *record;
    int64_t until;
};

static const struct error *load(struct session *s, struct snooze **items, size_t *count)
{
    struct rows *rows;
    const struct error *error;
    size_t room = 0;
    *items = NULL;
    *count = 0;
    TRY(store_query(s->tx, &query_work_put_off, VALUES(sql_int(s->today)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(s->arena, *items, *count, room,
                   (struct snooze){arena_text(s->arena, rows_text(rows, 2)), arena_text(s->arena, rows_text(rows, 3)),
                                   rows_int(rows, 4)});
    return error;
}

const struct error *work_put_off(struct work *work, bool only)
{
    struct snooze *items;
    size_t count, kept = 0;
    TRY(load(work->s, &items, &count));
    for (size_t i = 0; i < work->count; i++) {
        struct work_item *item = &work->items[i];
        const char *record = count ? id_text(work->s->arena, item->home, item->id) : "";
        for (size_t k = 0; k < count && item->put_off_until == NONE; k++)
            if (!strcmp(items[k].kind, item->kind) && !strcmp(items[k].record, record))
                item->put_off_until = items[k].until;
        work->put_off += item->put_off_until != NONE;
        if ((item->put_off_until != NONE) == only)
            work->items[kept++] = *item;
    }
    work->count = kept;
    return NULL;
}

/* --- the operation
 * ------------------------------------------------------------------------------------------------------------------ */

/* The caller's row for this line, or an empty one. */
static const struct error *find(struct session *s, const struct workbench_put_off_input *input, struct work_snooze *row)
{
    int64_t id;
    record_initial(s, &work_snooze_entity, row);
    TRY(store_int(s->tx, &query_work_put_off_one, VALUES(sql_text(input->kind), sql_text(input->subject)), &id));
    return id == NONE ? NULL : record_load(s, &work_snooze_entity, id, id, row);
}

static const struct error *keep(struct session *s, struct work_snooze *row)
{
    struct session engine;
    if (!row->record.version)
        return record_put(s, &work_snooze_entity, row);
    session_engine(s, &engine);
    return record_update(&engine, &work_snooze_entity, row, NULL);
}

const struct error *operation_workbench_put_off(struct call *call)
{
    const struct workbench_put_off_input *input = call->input;
    struct session *s = call->session;
    const struct workbench_kind *kind = workbench_kind(s->policy->workbench, input->kind);
    struct work_snooze row;
    int64_t home, id;
    if (!kind)
        return error_make(s->arena, ERROR_FIELD_CHOICE, .field = "kind", .value = input->kind,
                          .arguments = {arena_format(s->arena, "%zu", s->policy->workbench->count)});
    if (!id_parse(input->subject, &home, &id))
        return error_make(s->arena, ERROR_FIELD_TYPE, .field = "subject", .value = input->subject, .arguments = {"id"});
    if (input->days > kind->put_off_days)
        return error_make(s->arena, ERROR_FIELD_RANGE, .field = "days",
                          .value = arena_format(s->arena, "%lld", (long long)input->days),
                          .arguments = {arena_format(s->arena, "0..%lld", (long long)kind->put_off_days)});
    TRY(find(s, input, &row));
    row.person = s->person;
    row.kind = input->kind;
    row.subject = input->subject;
    row.reason = input->reason;
    row.until = s->today + input->days;
    TRY(keep(s, &row));
    json_open(call->reply, '{');
    json_put_date(call->reply, "until", input->days ? row.until : NONE);
    json_close(call->reply, '}');
    return NULL;
}
