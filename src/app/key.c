/* steward key: a fresh key for what is sealed. `add` puts it into the key file (start the servers again after it),
 * `reseal` seals every sealed column anew with it, history included; `rotate` does both, with no server running. Old
 * keys stay in the file: older backups and changes that still wait for a second person are sealed with them. */
#include "app/command.h"
#include "base/text.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/row.h"

#include <stdio.h>
#include <string.h>

enum { BATCH = 500 };

struct sealed_row {
    int64_t home, id, version;
    const char *sealed;
};

/* One sealed column of one table. VERSION tells rows of history apart; credentials have neither home nor version. */
struct resealing {
    struct bank *bank;
    const char *table, *column, *place;
    bool credential;
    struct sealed_row rows[BATCH];
    size_t count;
    int64_t last_home, last_id, last_version; /* where the next batch goes on */
    int64_t done;
};

static const char *select_text(struct arena *arena, const struct resealing *r)
{
    if (r->credential)
        return arena_format(arena,
                            "SELECT person, person, 0, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL AND (person, "
                            "person, 0) > ($1, $2, $3) ORDER BY person LIMIT %d",
                            r->column, r->table, r->column, BATCH);
    return arena_format(arena,
                        "SELECT home, id, version, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL AND (home, id, version) "
                        "> ($1, $2, $3) ORDER BY home, id, version LIMIT %d",
                        r->column, r->table, r->column, BATCH);
}

static const struct error *read_batch(struct tx *tx, struct resealing *r)
{
    struct rows *rows;
    const struct error *error;
    r->count = 0;
    TRY(store_query_text(tx, select_text(tx->arena, r),
                         VALUES(sql_int(r->last_home), sql_int(r->last_id), sql_int(r->last_version)), &rows));
    while (rows_next(rows, &error))
        r->rows[r->count++] = (struct sealed_row){rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2),
                                                  arena_text(tx->arena, rows_text(rows, 3))};
    return error;
}

/* The old text is part of the condition: what somebody changed meanwhile is sealed with the new key already. */
static const struct error *reseal_row(struct tx *tx, struct resealing *r, const struct sealed_row *row)
{
    const char *plain,
        *where = r->credential ? "person = $1 AND person = $2 AND 0 = $3" : "home = $1 AND id = $2 AND version = $3";
    const struct error *error = vault_unseal(r->bank->vault, tx->arena, r->place, row->sealed, &plain);
    if (error)
        return error;
    const char *sql = arena_format(tx->arena, "UPDATE \"%s\" SET \"%s\" = $4 WHERE %s AND \"%s\" = $5", r->table,
                                   r->column, where, r->column);
    r->done++;
    return store_execute_text(tx, sql,
                              VALUES(sql_int(row->home), sql_int(row->id), sql_int(row->version),
                                     sql_text(vault_seal(r->bank->vault, tx->arena, r->place, plain)),
                                     sql_text(row->sealed)),
                              NULL);
}

static const struct error *reseal_batch(struct tx *tx, void *context)
{
    struct resealing *r = context;
    TRY(read_batch(tx, r));
    for (size_t i = 0; i < r->count; i++)
        if (!vault_sealed_with_newest(r->bank->vault, r->rows[i].sealed))
            TRY(reseal_row(tx, r, &r->rows[i]));
    return NULL;
}

static const struct error *reseal_column(struct arena *keep, struct resealing *r)
{
    r->last_home = r->last_id = r->last_version = INT64_MIN + 1;
    do {
        struct arena *arena = arena_new();
        const struct error *error = store_write(r->bank->store, arena, &viewer_system, reseal_batch, r);
        if (error)
            error = error_copy(keep, error);
        arena_free(arena);
        TRY(error);
        if (r->count) {
            const struct sealed_row *last = &r->rows[r->count - 1];
            r->last_home = last->home;
            r->last_id = last->id;
            r->last_version = last->version;
        }
    } while (r->count == BATCH);
    return NULL;
}

static const struct error *reseal_entity(struct arena *arena, struct resealing *r, const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (!entity->fields[i].sensitive)
            continue;
        r->column = entity->fields[i].name;
        r->place = seal_place(arena, entity, &entity->fields[i]);
        for (int history = 0; history <= !entity->append_only; history++) {
            r->table = arena_format(arena, "%s%s", entity->name, history ? "_history" : "");
            TRY(reseal_column(arena, r));
        }
    }
    return NULL;
}

static const struct error *note_rotation(struct session *s, void *context)
{
    int64_t *done = context;
    return audit_write(s, "key", NONE, NONE, "reseal", arena_format(s->arena, "{\"values\":%lld}", (long long)*done));
}

static const struct error *reseal(struct arena *arena, struct bank *bank, int64_t *done)
{
    struct resealing *r = ARENA_NEW(arena, struct resealing);
    struct session s;
    r->bank = bank;
    for (size_t i = 0; i < entity_count; i++)
        TRY(reseal_entity(arena, r, entities[i]));
    r->credential = true;
    r->table = "credential";
    r->column = "totp_secret";
    r->place = "credential.totp";
    TRY(reseal_column(arena, r));
    *done = r->done;
    session_system(&s, bank, arena);
    const struct error *error = session_write(&s, note_rotation, done);
    session_close(&s);
    return error;
}

int command_key(struct arena *arena, struct settings *settings)
{
    const char *verb = settings->rest_count == 1 ? settings->rest[0] : "";
    bool add = !strcmp(verb, "add") || !strcmp(verb, "rotate"),
         seal = !strcmp(verb, "reseal") || !strcmp(verb, "rotate");
    struct bank bank;
    int64_t done = 0;
    if (!add && !seal) {
        fputs("usage: steward key add | reseal | rotate\n", stderr);
        return EXIT_USAGE;
    }
    const struct error *error = add ? vault_add_key(arena, settings->key_file) : NULL;
    if (error)
        return command_fail(arena, error);
    if (add)
        printf("%s has a new key; keep a copy of the file\n", settings->key_file);
    if (!seal)
        return EXIT_DONE;
    error = bank_open(arena, settings, &(struct bank_options){0}, &bank);
    if (error)
        return command_fail(arena, error);
    error = reseal(arena, &bank, &done);
    bank_close(&bank);
    if (error)
        return command_fail(arena, error);
    printf("%lld values sealed with the newest key\n", (long long)done);
    return EXIT_DONE;
}
