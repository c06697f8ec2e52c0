#include "store/catalog.h"
#include "base/text.h"

#include <string.h>

enum { PORTION = 2000 };

static enum sql_type type_of(const char *word)
{
    if (!strcmp(word, "INTEGER") || !strcmp(word, "bigint"))
        return SQL_INT;
    return !strcmp(word, "REAL") || !strcmp(word, "double precision") ? SQL_REAL : SQL_TEXT;
}

const struct error *catalog_tables(struct tx *tx, struct table **tables, size_t *count)
{
    static const char sqlite[] =
        "SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c "
        "WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> 'schema_migration' ORDER BY t.name, c.cid";
    static const char postgres[] = "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c "
                                   "WHERE c.table_schema = current_schema() AND c.table_name <> 'schema_migration' "
                                   "ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
    size_t room = 0, column_room = 0;
    struct rows *rows;
    const struct error *error;
    *tables = NULL;
    *count = 0;
    TRY(store_query_text(tx, store_is_sqlite(tx->store) ? sqlite : postgres, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        if (!*count || strcmp((*tables)[*count - 1].name, rows_text(rows, 0))) {
            ARENA_PUSH(tx->arena, *tables, *count, room,
                       (struct table){.name = arena_text(tx->arena, rows_text(rows, 0))});
            column_room = 0;
        }
        struct table *table = &(*tables)[*count - 1];
        ARENA_PUSH(tx->arena, table->columns, table->count, column_room,
                   (struct column){arena_text(tx->arena, rows_text(rows, 1)), type_of(rows_text(rows, 2))});
    }
    return error;
}

const struct table *catalog_find(const struct table *tables, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(tables[i].name, name))
            return &tables[i];
    return NULL;
}

static void column_names(const struct table *table, struct buffer *out)
{
    for (size_t i = 0; i < table->count; i++)
        buffer_format(out, "%s\"%s\"", i ? ", " : "", table->columns[i].name);
}

static struct sql_value value_at(struct rows *rows, const struct column *column, int i)
{
    if (rows_null(rows, i))
        return (struct sql_value){.type = SQL_NULL};
    if (column->type == SQL_INT)
        return sql_int(rows_int(rows, i));
    return column->type == SQL_REAL ? sql_real(rows_real(rows, i)) : sql_text(rows_text(rows, i));
}

/* How many rows there were. */
static const struct error *scan_portion(struct tx *tx, const struct table *table, const char *sql,
                                        struct sql_value *values, catalog_row *each, void *context, size_t *seen)
{
    struct rows *rows;
    const struct error *error;
    *seen = 0;
    TRY(store_query_text(tx, sql, NO_VALUES, &rows));
    while (rows_next(rows, &error)) {
        for (size_t i = 0; i < table->count; i++)
            values[i] = value_at(rows, &table->columns[i], (int)i);
        ++*seen;
        const struct error *stop = each(context, values);
        if (stop) {
            rows_close(rows);
            return stop;
        }
    }
    return error;
}

const struct error *catalog_scan(struct tx *tx, const struct table *table, catalog_row *each, void *context)
{
    struct sql_value *values = ARENA_LIST(tx->arena, struct sql_value, table->count);
    struct buffer select = {.arena = tx->arena};
    size_t seen = PORTION;
    buffer_text(&select, "SELECT ");
    column_names(table, &select);
    buffer_format(&select, " FROM \"%s\"", table->name);
    if (store_is_sqlite(tx->store))
        return scan_portion(tx, table, buffer_end(&select), values, each, context, &seen);
    TRY(store_execute_text(tx, arena_format(tx->arena, "DECLARE scan NO SCROLL CURSOR FOR %s", buffer_end(&select)),
                           NO_VALUES, NULL));
    const char *fetch = arena_format(tx->arena, "FETCH %d FROM scan /* %s */", PORTION, table->name);
    while (seen == PORTION)
        TRY(scan_portion(tx, table, fetch, values, each, context, &seen));
    return store_execute_text(tx, "CLOSE scan", NO_VALUES, NULL);
}

const struct error *catalog_insert(struct tx *tx, const struct table *table, const struct sql_value *values)
{
    struct buffer insert = {.arena = tx->arena};
    buffer_format(&insert, "INSERT INTO \"%s\" (", table->name);
    column_names(table, &insert);
    buffer_text(&insert, ") VALUES (");
    for (size_t i = 0; i < table->count; i++)
        buffer_format(&insert, "%s$%zu", i ? ", " : "", i + 1);
    buffer_char(&insert, ')');
    return store_execute_text(tx, buffer_end(&insert), values, table->count, NULL);
}
