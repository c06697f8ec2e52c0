/* Taking a batch back: what it made goes, what it changed gets its values back. Refused as a whole when anything was
 * done to these records since. */
#include "base/text.h"
#include "domain/import/import.h"
#include "queries.h"
#include "record/row.h"

#include <string.h>

enum { TOLD = 10 };

struct telling {
    struct buffer names;
    int64_t count;
};

static const struct error *tell(struct session *s, struct telling *t, const struct entity *entity, const char *sql,
                                int64_t batch)
{
    struct rows *rows;
    const struct error *error;
    TRY(store_query_text(s->tx, sql, VALUES(sql_int(batch), sql_text(entity->name)), &rows));
    while (rows_next(rows, &error)) {
        const char *title = entity->title->sensitive || entity->title->type != FIELD_TEXT || rows_null(rows, 2)
                                ? NULL
                                : rows_text(rows, 2);
        if (t->count++ < TOLD)
            buffer_format(&t->names, "%s%s %s", t->names.size ? ", " : "",
                          s->language == LANGUAGE_ZH ? entity->label.zh : entity->label.en,
                          title ? title : id_text(s->arena, rows_int(rows, 0), rows_int(rows, 1)));
    }
    return error;
}

/* Records of the batch that are no longer as it left them. */
static const struct error *changed_records(struct session *s, struct telling *t, const struct entity *entity,
                                           int64_t batch)
{
    const char *sql = arena_format(
        s->arena,
        "SELECT i.home, i.id, MAX(t.\"%s\") FROM import_item i LEFT JOIN \"%s\" t ON t.home = i.home AND t.id = i.id "
        "WHERE i.batch = $1 AND i.entity = $2 GROUP BY i.home, i.id "
        "HAVING MAX(t.version) IS NULL OR MAX(t.version) <> MAX(i.version_after)",
        entity->title->name, entity->name);
    return tell(s, t, entity, sql, batch);
}

/* Records that hang on customers the batch made but that others added. */
static const struct error *hung_on(struct session *s, struct telling *t, const struct entity *entity, int64_t batch)
{
    const char *twin =
        entity == &relation_entity
            ? " AND NOT EXISTS (SELECT 1 FROM import_item k WHERE k.batch = $1 AND k.home = t.other AND k.id = t.twin)"
            : "";
    const char *sql = arena_format(
        s->arena,
        "SELECT t.home, t.id, t.\"%s\" FROM import_item i JOIN \"%s\" t ON t.home = i.home "
        "WHERE i.batch = $1 AND i.entity = 'customer' AND i.action = 'created' AND $2 = '%s' "
        "AND NOT EXISTS (SELECT 1 FROM import_item j WHERE j.batch = $1 AND j.home = t.home AND j.id = t.id)%s",
        entity->title->name, entity->name, entity->name, twin);
    return tell(s, t, entity, sql, batch);
}

const struct error *import_undo_check(struct session *s, int64_t batch)
{
    struct telling t = {.names = {.arena = s->arena}};
    struct rows *rows;
    const struct error *error;
    const struct entity *touched[64];
    size_t count = 0;
    bool made_customers = false;
    TRY(store_query(s->tx, &query_import_entities, VALUES(sql_int(batch)), &rows));
    while (rows_next(rows, &error))
        if (count < 64 && (touched[count] = entity_find(rows_text(rows, 0))))
            made_customers |= touched[count++] == &customer_entity;
    if (error)
        return error;
    for (size_t i = 0; i < count; i++)
        TRY(changed_records(s, &t, touched[i], batch));
    for (size_t i = 0; made_customers && i < entity_count; i++)
        if (entities[i]->home == HOME_FIELD && entities[i]->home_field->link == &customer_entity)
            TRY(hung_on(s, &t, entities[i], batch));
    if (!t.count)
        return NULL;
    return error_make(s->arena, ERROR_IMPORT_CHANGED_SINCE,
                      .arguments = {arena_format(s->arena, "%lld", (long long)t.count), buffer_end(&t.names)});
}

/* --- the job
 * ---------------------------------------------------------------------------------------------------------------- */

struct item {
    int64_t line, home, id, before, after;
    const struct entity *entity;
    bool created;
};

struct undoing {
    struct job *job;
    int64_t batch, done;
    bool more;
};

static const struct error *undo_item(struct session *s, const struct undoing *u, const struct item *item)
{
    int64_t now = NONE;
    if (item->created)
        TRY(record_withdraw(s, item->entity, item->home, item->id, item->after));
    else
        TRY(record_put_back(s, item->entity, item->home, item->id, item->after, item->before, &now));
    TRY(store_execute(s->tx, &query_import_item_delete,
                      VALUES(sql_int(u->batch), sql_int(item->line), sql_text(item->entity->name), sql_int(item->home),
                             sql_int(item->id)),
                      NULL));
    return now == NONE ? NULL
                       : store_execute(s->tx, &query_import_item_moved,
                                       VALUES(sql_int(u->batch), sql_text(item->entity->name), sql_int(item->home),
                                              sql_int(item->id), sql_int(now)),
                                       NULL);
}

static const struct error *read_items(struct session *s, int64_t batch, struct item items[500], size_t *count)
{
    struct rows *rows;
    const struct error *error;
    *count = 0;
    TRY(store_query(s->tx, &query_import_items_last, VALUES(sql_int(batch)), &rows));
    while (rows_next(rows, &error))
        items[(*count)++] = (struct item){rows_int(rows, 0),
                                          rows_int(rows, 2),
                                          rows_int(rows, 3),
                                          rows_int(rows, 5),
                                          rows_int(rows, 6),
                                          entity_find(rows_text(rows, 1)),
                                          text_equal(rows_text(rows, 4), "created")};
    return error;
}

/* A record touched twice by the batch: what stands in the list of the chunk is older than what was just put back. */
static const struct error *undo_all(struct session *s, struct undoing *u, struct item *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t now = NONE;
        for (size_t k = 0; k < i && now == NONE; k++)
            if (items[k].id == items[i].id && items[k].home == items[i].home)
                now = 0;
        if (now == 0) {
            struct query version = {"import_version",
                                    arena_format(s->arena, "SELECT version FROM \"%s\" WHERE home = $1 AND id = $2",
                                                 items[i].entity->name)};
            TRY(store_int(s->tx, &version, VALUES(sql_int(items[i].home), sql_int(items[i].id)), &items[i].after));
        }
        TRY(undo_item(s, u, &items[i]));
    }
    return NULL;
}

static const struct error *undo_chunk(struct session *s, void *context)
{
    struct undoing *u = context;
    struct item items[500];
    size_t count;
    int64_t left;
    TRY(read_items(s, u->batch, items, &count));
    u->more = count > 0;
    if (!u->more)
        return NULL;
    TRY(undo_all(s, u, items, count));
    TRY(store_int(s->tx, &query_import_items_count, VALUES(sql_int(u->batch)), &left));
    int64_t done = u->done + (int64_t)count;
    return job_progress(s, u->job, done, done + left, NULL);
}

static const struct error *close_undone(struct session *s, void *context)
{
    struct undoing *u = context;
    struct import_batch batch;
    struct session engine;
    bool found;
    session_engine(s, &engine);
    TRY(row_stored(&engine, &import_batch_entity, u->batch, u->batch, &batch, &found));
    TRY(store_execute(s->tx, &query_import_refusals_forget, VALUES(sql_int(u->batch)), NULL));
    batch.status = IMPORT_BATCH_STATUS_UNDONE;
    batch.ended_at = s->now;
    return found ? record_update(&engine, &import_batch_entity, &batch, NULL) : NULL;
}

static const struct error *undo_batch(struct session *s, struct undoing *u)
{
    struct tx tx;
    TRY(session_read(s, &tx));
    const struct error *error = u->job->done ? NULL : import_undo_check(s, u->batch);
    session_end(s);
    u->done = u->job->done;
    for (u->more = true; !error && u->more;) {
        struct session one = *s;
        one.arena = arena_new();
        one.now = one.viewer.now = instant_now();
        if (!one.unlimited)
            scope_viewer(&one);
        error = session_write(&one, undo_chunk, u);
        error = error ? error_copy(s->arena, error) : NULL;
        u->done = u->job->done;
        arena_free(one.arena);
    }
    return error ? error : session_write(s, close_undone, u);
}

const struct error *import_undo_job(struct job *job, struct arena *arena)
{
    struct session s;
    struct undoing u = {.job = job};
    const char *text = json_get_text(job->input, "batch");
    int64_t home;
    if (!text || !id_parse(text, &home, &u.batch))
        return error_make(arena, ERROR_RECORD_MISSING);
    const struct error *error = job_session(job, arena, &s);
    if (!error)
        error = undo_batch(&s, &u);
    session_close(&s);
    return error;
}
