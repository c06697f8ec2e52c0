#include "store/schema.h"
#include "base/text.h"
#include "store/digest.h"
#include "store/engine.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct embedded_file {
    const char *name;
    const unsigned char *data;
    size_t size;
};
extern const struct embedded_file migration_files[]; /* from migrations/, sorted by name */
extern const size_t migration_files_count;

static const char *column_type(const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_JSON:
    case FIELD_ENUM:
        return "@TEXT";
    case FIELD_RATIO:
        return "@REAL";
    default:
        return field->sensitive ? "@TEXT" : "@INT";
    }
}

static void draft_columns(const struct entity *entity, struct buffer *out)
{
    buffer_text(out, "    home @INT NOT NULL,\n    id @INT NOT NULL,\n    version @INT NOT NULL,\n    recorded_at @INT NOT NULL,\n"
                     "    recorded_by @INT NOT NULL,\n");
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        buffer_format(out, "    \"%s\" %s,\n", field->name, column_type(field));
        if (field->sensitive)
            buffer_format(out, "    \"%s_index\" @TEXT,\n", field->name);
    }
}

void schema_draft_entity(const struct entity *entity, struct buffer *out)
{
    buffer_format(out, "CREATE TABLE \"%s\" (\n", entity->name);
    draft_columns(entity, out);
    buffer_text(out, "    PRIMARY KEY (home, id)\n)@CLUSTERED;\n");
    for (size_t i = 0; i < entity->index_count; i++) {
        buffer_format(out, "CREATE INDEX \"%s\" ON \"%s\" (", entity->indexes[i].name, entity->name);
        for (const char *at = entity->indexes[i].columns; *at;) {
            size_t size = strcspn(at, ",");
            buffer_format(out, "\"%.*s\"@NULLS", (int)size, at);
            at += size;
            if (*at == ',') {
                buffer_text(out, ", ");
                at += 1 + strspn(at + 1, " ");
            }
        }
        buffer_text(out, ");\n");
    }
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].sensitive && entity->fields[i].search != SEARCH_NONE)
            buffer_format(out, "CREATE INDEX \"%s_%s_blind\" ON \"%s\" (\"%s_index\");\n", entity->name, entity->fields[i].name, entity->name,
                          entity->fields[i].name);
    if (entity->append_only) {
        buffer_char(out, '\n');
        return;
    }
    buffer_format(out, "CREATE TABLE \"%s_history\" (\n", entity->name);
    draft_columns(entity, out);
    buffer_text(out, "    recorded_until @INT NOT NULL,\n    PRIMARY KEY (home, id, version)\n)@CLUSTERED;\n\n");
}

/* The engine's words for the portable marks. */
static const char *expand(struct arena *arena, const char *sql, size_t size, bool sqlite)
{
    static const char *const marks[][3] = {
        {"@INT", "INTEGER", "BIGINT"},      {"@REAL", "REAL", "DOUBLE PRECISION"},      {"@TEXT", "TEXT", "TEXT COLLATE \"C\""},
        {"@NULLS", "", " NULLS FIRST"},     {"@CLUSTERED", " STRICT, WITHOUT ROWID", ""}, {"@STRICT", " STRICT", ""},
    };
    struct buffer out = {.arena = arena};
    for (const char *at = sql, *end = sql + size; at < end;) {
        bool found = false;
        for (size_t i = 0; *at == '@' && i < sizeof(marks) / sizeof(marks[0]); i++)
            if (text_starts(at, marks[i][0]) && !isalpha((unsigned char)at[strlen(marks[i][0])])) {
                buffer_text(&out, marks[i][sqlite ? 1 : 2]);
                at += strlen(marks[i][0]);
                found = true;
                break;
            }
        if (!found)
            buffer_char(&out, *at++);
    }
    return buffer_end(&out);
}


static const struct error *existing_columns(struct tx *tx, const char *table, const char ***names, size_t *count)
{
    size_t room = 0;
    struct rows *rows;
    const struct error *error;
    const char *sql = store_is_sqlite(tx->store) ? "SELECT name FROM pragma_table_info($1)"
                                                 : "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1";
    *names = NULL;
    *count = 0;
    TRY(store_query_text(tx, sql, VALUES(sql_text(table)), &rows));
    while (rows_next(rows, &error))
        ARENA_PUSH(tx->arena, *names, *count, room, arena_text(tx->arena, rows_text(rows, 0)));
    return error;
}

static bool among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(name, names[i]))
            return true;
    return false;
}

static void draft_missing(const struct entity *entity, const char **names, size_t count, struct buffer *out)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        if (among(field->name, names, count))
            continue;
        for (int history = 0; history <= !entity->append_only; history++) {
            buffer_format(out, "ALTER TABLE \"%s%s\" ADD COLUMN \"%s\" %s;\n", entity->name, history ? "_history" : "", field->name,
                          column_type(field));
            if (field->sensitive)
                buffer_format(out, "ALTER TABLE \"%s%s\" ADD COLUMN \"%s_index\" @TEXT;\n", entity->name, history ? "_history" : "",
                              field->name);
        }
    }
    for (size_t i = 0; i < count; i++) {
        static const char *const own[] = {"home", "id", "version", "recorded_at", "recorded_by"};
        const char *name = names[i];
        if (text_ends(name, "_index") && entity_field(entity, arena_text_part(out->arena, name, strlen(name) - 6)))
            continue;
        if (!among(name, own, 5) && !entity_field(entity, name))
            buffer_format(out, "-- \"%s\".\"%s\" is no longer in the model: drop it by hand once nothing needs it.\n", entity->name, name);
    }
}

const struct error *schema_draft(struct store *store, struct arena *arena, struct buffer *out)
{
    struct tx tx;
    TRY(store_read_begin(store, arena, &viewer_system, &tx));
    const struct error *error = NULL;
    for (size_t i = 0; !error && i < entity_count; i++) {
        const char **names;
        size_t count;
        error = existing_columns(&tx, entities[i]->name, &names, &count);
        if (!error && !count)
            schema_draft_entity(entities[i], out);
        else if (!error)
            draft_missing(entities[i], names, count, out);
    }
    store_read_end(&tx);
    return error;
}

/* --- applying ---------------------------------------------------------------------------------------------------------------- */

static const struct error *applied_digests(struct tx *tx, const char **digests, int most, int *newest)
{
    const char **names;
    size_t count;
    struct rows *rows;
    const struct error *error;
    *newest = 0;
    TRY(existing_columns(tx, "schema_migration", &names, &count));
    if (!count)
        return NULL;
    TRY(store_query_text(tx, "SELECT number, sha256 FROM schema_migration ORDER BY number", NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        int number = (int)rows_int(rows, 0);
        if (number > 0 && number < most)
            digests[number] = arena_text(tx->arena, rows_text(rows, 1));
        if (number > *newest)
            *newest = number;
    }
    return error;
}

enum { MOST_MIGRATIONS = 10000 };

struct migrating {
    bool dry_run;
    struct buffer *out;
    struct migration_report *report;
};

static const struct error *apply(struct tx *tx, const struct embedded_file *file, int number, struct buffer *out)
{
    const char *sql = expand(tx->arena, (const char *)file->data, file->size, store_is_sqlite(tx->store));
    const struct error *error = tx->store->engine->run(tx->connection, tx->arena, sql);
    if (error)
        return error_make(tx->arena, ERROR_STORE_MIGRATION, .value = file->name, .arguments = {error_message(tx->arena, error, LANGUAGE_EN, NULL)});
    char digest[65];
    digest_sha256_hex(file->data, file->size, digest);
    buffer_format(out, "applied %s\n", file->name);
    return store_execute_text(tx, "INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)",
                              VALUES(sql_int(number), sql_text(file->name), sql_text(digest), sql_int(instant_now())), NULL);
}

static const struct error *migrate(struct tx *tx, void *context)
{
    struct migrating *m = context;
    const char **digests = ARENA_LIST(tx->arena, const char *, MOST_MIGRATIONS);
    TRY(applied_digests(tx, digests, MOST_MIGRATIONS, &m->report->newest));
    for (size_t i = 0; i < migration_files_count; i++) {
        const struct embedded_file *file = &migration_files[i];
        int number = atoi(file->name);
        char digest[65];
        digest_sha256_hex(file->data, file->size, digest);
        if (!digests[number]) {
            TRY(apply(tx, file, number, m->out));
            m->report->applied++;
            m->report->newest = number;
        } else if (strcmp(digests[number], digest)) {
            return error_make(tx->arena, ERROR_STORE_MIGRATION, .value = file->name,
                              .arguments = {"it was changed after it had been applied; add a new migration instead"});
        }
    }
    if (m->dry_run)
        return error_make(tx->arena, ERROR_STORE_DRY_RUN);
    return NULL;
}

const struct error *schema_migrate(struct store *store, struct arena *arena, bool dry_run, struct buffer *out,
                                   struct migration_report *report)
{
    struct migrating m = {dry_run, out, report};
    *report = (struct migration_report){0};
    const struct error *error = store_write(store, arena, &viewer_system, migrate, &m);
    return error && error->id == ERROR_STORE_DRY_RUN ? NULL : error;
}

const struct error *schema_check(struct store *store, struct arena *arena, struct migration_report *report)
{
    struct tx tx;
    *report = (struct migration_report){0};
    const char **digests = ARENA_LIST(arena, const char *, MOST_MIGRATIONS);
    TRY(store_read_begin(store, arena, &viewer_system, &tx));
    const struct error *error = applied_digests(&tx, digests, MOST_MIGRATIONS, &report->newest);
    store_read_end(&tx);
    for (size_t i = 0; i < migration_files_count; i++)
        report->pending += !digests[atoi(migration_files[i].name)];
    if (!error && report->pending)
        return error_make(arena, ERROR_STORE_BEHIND, .arguments = {arena_format(arena, "%d", report->pending)});
    if (!error && migration_files_count && report->newest > atoi(migration_files[migration_files_count - 1].name))
        return error_make(arena, ERROR_STORE_AHEAD, .arguments = {arena_format(arena, "%d", report->newest)});
    return error;
}
