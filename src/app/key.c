/* steward key: a fresh key for what is sealed. `add` puts it into the key file (start the servers again after it),
 * `reseal` seals every sealed column and every kept file anew with it, history included, each value bound to its record;
 * `rotate` does both, with no server running. Old keys stay in the file for older backups. */
#include "app/command.h"
#include "base/text.h"
#include "domain/import/source.h"
#include "record/audit.h"
#include "record/call.h"
#include "record/row.h"

#include <stdio.h>
#include <string.h>

enum { BATCH = 500 };

/* KEYS[1] is the record that the value is bound to. */
struct sealed_row {
    int64_t keys[3];
    const char *sealed;
};

/* One sealed column of one table and the three columns that tell its rows apart. */
struct resealing {
    struct bank *bank;
    const char *table, *column, *place, *keys[3];
    struct sealed_row rows[BATCH];
    size_t count;
    int64_t last[3]; /* where the next batch goes on */
    int64_t done;
};

static const char *select_text(struct arena *arena, const struct resealing *r)
{
    const char *keys = arena_format(arena, "%s, %s, %s", r->keys[0], r->keys[1], r->keys[2]);
    return arena_format(arena, "SELECT %s, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL AND (%s) > ($1, $2, $3) ORDER BY %s LIMIT %d", keys,
                        r->column, r->table, r->column, keys, keys, BATCH);
}

static const struct error *read_batch(struct tx *tx, struct resealing *r)
{
    struct rows *rows;
    const struct error *error;
    r->count = 0;
    TRY(store_query_text(tx, select_text(tx->arena, r),
                         VALUES(sql_int(r->last[0]), sql_int(r->last[1]), sql_int(r->last[2])), &rows));
    while (rows_next(rows, &error))
        r->rows[r->count++] = (struct sealed_row){{rows_int(rows, 0), rows_int(rows, 1), rows_int(rows, 2)},
                                                  arena_text(tx->arena, rows_text(rows, 3))};
    return error;
}

/* The old text is part of the condition: what somebody changed meanwhile is sealed with the new key already. */
static const struct error *reseal_row(struct tx *tx, struct resealing *r, const struct sealed_row *row)
{
    const char *plain;
    TRY(vault_unseal(r->bank->vault, tx->arena, r->place, row->keys[1], row->sealed, &plain));
    const char *sql = arena_format(tx->arena, "UPDATE \"%s\" SET \"%s\" = $4 WHERE %s = $1 AND %s = $2 AND %s = $3 AND \"%s\" = $5", r->table,
                                   r->column, r->keys[0], r->keys[1], r->keys[2], r->column);
    r->done++;
    return store_execute_text(tx, sql,
                              VALUES(sql_int(row->keys[0]), sql_int(row->keys[1]), sql_int(row->keys[2]),
                                     sql_text(vault_seal(r->bank->vault, tx->arena, r->place, row->keys[1], plain)),
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
    r->last[0] = r->last[1] = r->last[2] = INT64_MIN + 1;
    do {
        struct arena *arena = arena_new();
        const struct error *error = store_write(r->bank->store, arena, &viewer_system, reseal_batch, r);
        if (error)
            error = error_copy(keep, error);
        arena_free(arena);
        TRY(error);
        if (r->count)
            memcpy(r->last, r->rows[r->count - 1].keys, sizeof(r->last));
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

/* A table of its own kind: one key beside the one the value is bound to. */
static const struct error *reseal_own(struct arena *arena, struct resealing *r, const char *table, const char *column, const char *place,
                                      const char *key, const char *bound)
{
    r->table = table;
    r->column = column;
    r->place = place;
    r->keys[0] = key;
    r->keys[1] = bound;
    r->keys[2] = key; /* two are enough */
    return reseal_column(arena, r);
}

static const struct error *reseal(struct arena *arena, struct bank *bank, int64_t *done)
{
    struct source_tally files;
    struct resealing *r = ARENA_NEW(arena, struct resealing);
    struct session s;
    r->bank = bank;
    r->keys[0] = "home";
    r->keys[1] = "id";
    r->keys[2] = "version";
    for (size_t i = 0; i < entity_count; i++)
        TRY(reseal_entity(arena, r, entities[i]));
    TRY(reseal_own(arena, r, "credential", "totp_secret", "credential.totp", "person", "person"));
    TRY(reseal_own(arena, r, "import_refusal", "content", "import_refusal.content", "line", "batch"));
    TRY(source_tidy(bank, arena, &files));
    *done = r->done + files.sealed;
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
